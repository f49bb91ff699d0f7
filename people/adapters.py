from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from people.models import User


class AccountAdapter(DefaultAccountAdapter):
    """allauth's seam: nobody signs up by themselves, a letter from the school is the only way in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """A locked or closed account reads the same as an address that nobody here has."""
        messages.error(request, _("We couldn’t sign you in. If you think we should, ask the office."))
        return redirect("account_login")

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "people.login_stages.SecondStepStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """A passkey first, where there is one: the quickest, and perhaps the only one they have."""
        methods = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: "webauthn" not in method["id"])


def shown_name(user: User) -> str:
    """What allauth and the person's own passkey list call them."""
    return user.display_name
