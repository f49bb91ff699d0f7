from django.urls import path

from people.views import join_age, join_email, join_letter, join_privacy, join_rules, join_undo

urlpatterns = [
    path("join", join_letter.join, name="join"),
    path("join", join_letter.join, name="account_signup"),  # where allauth's mail sends a stranger
    path("join/next", join_letter.join_next, name="join_next"),
    path("join/email", join_email.join_email, name="join_email"),
    path("join/age", join_age.join_age, name="join_age"),
    path("join/age/office", join_age.join_not_passed, name="join_not_passed"),
    path("join/rules", join_rules.join_rules, name="join_rules"),
    path("join/privacy", join_privacy.join_privacy, name="join_privacy"),
    path("join/undo/<str:token>", join_undo.join_undo, name="join_undo"),
]
