from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as code_app
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path

from people.views import notices, photos, safety, second_step, you, you_privacy

_sign_in = [
    path("needed", second_step.second_step, name="second_step"),
    path("again", account.reauthenticate, name="account_reauthenticate"),
    path("again/code", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("code-app", code_app.activate_totp, name="mfa_activate_totp"),
    path("code-app/removal", code_app.deactivate_totp, name="mfa_deactivate_totp"),
    path("passkeys", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/new", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/removal", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("recovery-codes", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/file", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

urlpatterns = [
    path("you", you.you, name="you"),
    path("you/letter-keys", you.you_letter_keys, name="you_letter_keys"),
    path("you/photo/removal", photos.you_photo_removal, name="you_photo_removal"),
    path("people/<int:pk>/photo", photos.person_photo, name="person_photo"),
    path("you/typing", you_privacy.you_typing, name="you_typing"),
    path("you/privacy", you_privacy.you_privacy, name="you_privacy"),
    path("you/sign-in", mfa.index, name="mfa_index"),
    path("you/sign-in/", include(_sign_in)),
    path("privacy", notices.privacy, name="privacy"),
    path("safety", safety.safety, name="safety"),
    path("accessibility", notices.accessibility, name="accessibility"),
]
