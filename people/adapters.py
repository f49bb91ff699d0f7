from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """allauth's seam: nobody signs up by themselves, a letter from the school is the only way in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
