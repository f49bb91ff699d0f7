"""Which reports hide a message before anybody has looked."""

import pytest

from moderation import families
from moderation.actions.taking_back import withdraw_report
from moderation.kinds import Reason
from moderation.models import Report
from people.models import Contact, Guardianship, Pupil
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.moderation.reporting import decided, fresh_case, report
from tests.rooms.talk import said


def is_hidden(message: Message) -> bool:
    message.refresh_from_db()
    return message.state == "held"


def couple(cast: Cast) -> None:
    """Aisha and Kofi both look after Layla."""
    Guardianship.objects.create(
        pupil=Pupil.objects.get(first_name="Layla"), contact=Contact.objects.get(user=cast.kofi)
    )


def test_an_unkind_report_hides_nothing(cast: Cast, message: Message) -> None:
    report(cast.aisha, message)
    assert not is_hidden(message)


@pytest.mark.parametrize("reason", Reason.values)
def test_no_report_hides_an_announcement(cast: Cast, reason: str) -> None:
    """A snow-day notice is not taken from the whole school by one tap; staff look as soon as they would anyway."""
    notice = said(cast.adeyemi, cast.willow_notices, "Callum’s class is closed today: snow")
    ordinary = said(cast.dan, cast.willow_room, "Callum’s class is closed today: snow")
    filed, same = report(cast.aisha, notice, reason), report(cast.aisha, ordinary, reason)
    assert not is_hidden(notice)
    assert filed.hid_at is None
    assert (filed.case.queue, filed.case.severity) == (same.case.queue, same.case.severity)


def test_nor_do_three_households_but_the_safeguarding_lead_does(cast: Cast) -> None:
    notice = said(cast.adeyemi, cast.willow_notices, "School is closed today: snow")
    for person in (cast.aisha, cast.kofi, cast.sam, cast.hannah):
        filed = report(person, notice, "child_danger")
    assert not is_hidden(notice)
    decided(fresh_case(filed), cast.kaur)
    notice.refresh_from_db()
    assert notice.state == "removed"


def test_an_announcement_counts_towards_nobodys_two_a_day(cast: Cast, message: Message) -> None:
    for words in ("One", "Two"):
        report(cast.aisha, said(cast.adeyemi, cast.willow_notices, words), "private_info")
    assert report(cast.aisha, message, "private_info").hid_at is not None


def test_three_households_hold_a_message(cast: Cast, message: Message) -> None:
    for person in (cast.aisha, cast.kofi):
        report(person, message)
        assert not is_hidden(message)
    assert report(cast.sam, message, "other").hid_at is not None
    assert is_hidden(message)
    assert Report.objects.filter(hid_at__isnull=False).count() == 1


def test_a_couple_counts_as_one_household(cast: Cast, message: Message) -> None:
    couple(cast)
    for person in (cast.aisha, cast.kofi, cast.sam):
        report(person, message)
    assert not is_hidden(message)
    report(cast.hannah, message)
    assert is_hidden(message)


def test_households_reach_by_way_of_a_third_person(cast: Cast) -> None:
    couple(cast)
    Guardianship.objects.create(
        pupil=Pupil.objects.get(first_name="Faith"), contact=Contact.objects.get(user=cast.sam)
    )
    everybody = {cast.aisha.pk, cast.kofi.pk, cast.sam.pk, cast.hannah.pk}
    assert families.count_households(everybody) == 2
    assert families.count_households(everybody - {cast.kofi.pk}) == 3
    assert families.count_households({cast.lowe.pk, cast.bello.pk}) == 2
    assert families.count_households(set()) == 0


def test_a_second_reason_of_one_person_is_no_second_household(cast: Cast, message: Message) -> None:
    for reason in ("unkind", "other", "hate", "untrue"):
        report(cast.aisha, message, reason)
    assert not is_hidden(message)


def test_a_report_that_was_taken_back_does_not_count(cast: Cast, message: Message) -> None:
    withdraw_report(report=report(cast.aisha, message), actor=cast.aisha)
    for person in (cast.kofi, cast.sam):
        report(person, message)
    assert not is_hidden(message)


def test_a_named_child_is_hidden_only_with_a_name_or_a_second_household(cast: Cast) -> None:
    couple(cast)
    plain = said(cast.dan, cast.willow_room, "We all know who broke the window")
    report(cast.aisha, plain, "names_child")
    report(cast.kofi, plain, "names_child")
    assert not is_hidden(plain)
    report(cast.sam, plain, "names_child")
    assert is_hidden(plain)
    named = said(cast.dan, cast.willow_room, "Jayden Thompson broke the window")
    report(cast.aisha, named, "unkind")
    assert not is_hidden(named)
    assert report(cast.aisha, named, "names_child").hid_at is not None
    assert is_hidden(named)


def test_one_person_hides_two_named_children_a_day(cast: Cast) -> None:
    messages = [said(cast.dan, cast.willow_room, f"Jayden was here {n}") for n in range(3)]
    hid = [report(cast.aisha, one, "names_child").hid_at is not None for one in messages]
    assert hid == [True, True, False]
    assert report(cast.hannah, messages[2], "names_child").hid_at is not None


@pytest.mark.parametrize(
    "body", ["Thank you Mr Bello", "Has anyone seen a blue PE bag?", "Ring 07700 900142"]
)
def test_what_names_no_child_is_not_hidden_for_naming_one(cast: Cast, body: str) -> None:
    message = said(cast.dan, cast.willow_room, body)
    report(cast.aisha, message, "names_child")
    assert not is_hidden(message)


def test_a_third_instant_hold_of_a_day_waits(cast: Cast, clock: Clock) -> None:
    messages = [said(cast.dan, cast.willow_room, f"No. {n}") for n in range(4)]
    reports = [report(cast.aisha, one, "private_info") for one in messages[:3]]
    assert [one.hid_at is not None for one in reports] == [True, True, False]
    assert not is_hidden(messages[2])
    assert reports[2].case.severity == "high"
    report(cast.kofi, messages[2], "private_info")
    assert is_hidden(messages[2])
    clock.moves(days=1)
    report(cast.aisha, messages[3], "child_danger")
    assert is_hidden(messages[3])


@pytest.mark.parametrize("reason", ["private_info", "unkind"])
def test_a_message_that_waits_already_is_not_hidden_twice(cast: Cast, message: Message, reason: str) -> None:
    report(cast.aisha, message, "private_info")
    assert report(cast.kofi, message, reason).hid_at is None
