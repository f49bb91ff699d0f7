"""The six digits that prove an address before its account exists (PE-31), made and mailed by allauth."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from people.letters import pace
from people.letters.place import Place


def send_code(request: HttpRequest, where: Place) -> Place:
    """Mail a new code and return the place with it. A mailbox that got six within an hour gets no more."""
    if not pace.may_send_code(request, where.email):
        return where
    adapter = get_adapter(request)
    code = adapter.generate_login_code()
    adapter.send_mail("account/email/join_code", where.email, {"code": code})
    return where.with_code(code)
