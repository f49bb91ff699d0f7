"""Whoever adds or removes a way to sign in leaves a trace in the trail, and no key in it."""

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.test import RequestFactory

from audit.models import AuditEntry
from tests.cast import Cast, sign_in


def test_adding_and_removing_a_second_step_is_audited(cast: Cast, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.session = sign_in(cast.lowe).session
    app = Authenticator(user=cast.lowe, type=Authenticator.Type.TOTP, data={"secret": "not for the trail"})
    for signal in (authenticator_added, authenticator_removed):
        signal.send(sender=Authenticator, request=request, user=cast.lowe, authenticator=app)
    entries = AuditEntry.objects.filter(action="people.sign_in.changed").order_by("number")
    assert [entry.facts for entry in entries] == [
        {"kind": "totp", "change": "added"},
        {"kind": "totp", "change": "removed"},
    ]
    assert {entry.actor_id for entry in entries} == {cast.lowe.pk}
    assert "not for the trail" not in str(list(entries.values()))
