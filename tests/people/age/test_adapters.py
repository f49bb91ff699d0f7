import pytest
from django.utils import timezone

from audit.models import AuditEntry
from people.actions.age import check_age
from people.age.adapter import Ground
from people.age.registry import ADAPTERS
from people.models import AgeCheck, Contact, Guardianship
from people.queries import has_passed_age_check
from tests.cast import Cast

PASS, OPEN = AgeCheck.Outcome.PASS, AgeCheck.Outcome.INCONCLUSIVE


def test_two_routes_exist_and_one_needs_no_phone_document_or_internet() -> None:
    assert set(ADAPTERS) == {"attest-roster", "id-in-person"}
    assert ADAPTERS["attest-roster"].needs == ("letter",)


@pytest.mark.parametrize("adapter", ADAPTERS.values(), ids=ADAPTERS)
def test_every_adapter_stays_within_what_it_says(adapter, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    assert adapter.is_healthy() and 16 in adapter.thresholds
    grounds = [
        Ground(threshold=16),
        Ground(threshold=16, contact=cast.zofia_contact),
        Ground(threshold=16, seen_in_person=True, seen_by=cast.osei),
    ]
    for ground in grounds:
        decision = adapter.decide(ground)
        assert decision.method in adapter.methods and decision.level == adapter.max_level
        assert decision.outcome in {PASS, OPEN}


def test_the_roster_vouches_only_for_a_live_link(cast: Cast) -> None:
    roster, zofia = ADAPTERS["attest-roster"], cast.zofia_contact
    assert roster.decide(Ground(16, contact=zofia)).outcome == PASS
    assert roster.decide(Ground(16, seen_in_person=True)).outcome == OPEN
    for change in ({"may_join": "unknown"}, {"may_join": "yes", "ended_at": timezone.now()}):
        Guardianship.objects.filter(contact=zofia).update(**change)
        assert roster.decide(Ground(16, contact=zofia)).outcome == OPEN
    Guardianship.objects.filter(contact=zofia).update(ended_at=None)
    Contact.objects.filter(pk=zofia.pk).update(access_ended_at=timezone.now())
    assert roster.decide(Ground(16, contact=zofia)).outcome == OPEN


def test_being_seen_is_what_id_in_person_rests_on(cast: Cast) -> None:
    seen = ADAPTERS["id-in-person"].decide(Ground(16, seen_in_person=True, seen_by=cast.osei))
    assert (seen.outcome, seen.decided_by) == (PASS, cast.osei)
    assert ADAPTERS["id-in-person"].decide(Ground(16, contact=cast.zofia_contact)).outcome == OPEN


def test_over_18_satisfies_16_and_an_open_outcome_satisfies_nothing(cast: Cast) -> None:
    AgeCheck.objects.filter(user=cast.sam).delete()
    check_age(user=cast.sam, adapter_id="id-in-person", ground=Ground(18), actor=cast.osei)
    assert not has_passed_age_check(cast.sam)
    seen = Ground(18, seen_in_person=True, seen_by=cast.osei)
    check_age(user=cast.sam, adapter_id="id-in-person", ground=seen, actor=cast.osei)
    assert has_passed_age_check(cast.sam)
    assert AuditEntry.objects.filter(action="people.age.checked").count() == 2


def test_an_age_nobody_can_answer_for_is_refused(cast: Cast) -> None:
    with pytest.raises(ValueError, match="21"):
        check_age(user=cast.sam, adapter_id="id-in-person", ground=Ground(21), actor=None)
    with pytest.raises(KeyError):
        check_age(user=cast.sam, adapter_id="openid4vp", ground=Ground(16), actor=None)
