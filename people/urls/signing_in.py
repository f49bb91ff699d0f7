"""allauth's pages under our own addresses; the names are those it looks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from people.views.sign_in import sign_in
from people.views.sign_out import sign_out

urlpatterns = [
    path("sign-in", sign_in, name="account_login"),
    path("sign-in", sign_in, name="account_request_login_code"),  # the same form asks for the code
    path("sign-in/code", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-step", mfa.authenticate, name="mfa_authenticate"),
    path("sign-out", sign_out, name="account_logout"),
]
