"""Who is part of a case finds no trace of it; and somebody always may look."""

import pytest
from django.http import Http404

from audit.models import AuditEntry
from moderation import conflicts, queries
from moderation.access import case_for
from moderation.actions.held import open_held_case
from moderation.actions.keeping import keep_cases_fair
from moderation.actions.reading import open_evidence
from moderation.errors import NoSuchCase
from moderation.kinds import State
from moderation.models import Case
from moderation.verbs import Verb
from notices.models import Notice
from people.models import ClassRole, Contact, Enrolment, Guardianship, Pupil, SchoolClass, SchoolRole, User
from people.signals import links_changed
from rooms.actions.holding import Cause, hold_message
from rooms.actions.memberships import repair_memberships
from rooms.models import Message
from tests.cast import Cast
from tests.moderation.reporting import do, fresh_case, report
from tests.rooms.talk import said


def parent_of(user: User, pupil: Pupil, **more: str) -> Guardianship:
    """The office knows this colleague as a parent too."""
    contact, _made = Contact.objects.get_or_create(
        user=user,
        defaults={"source_id": f"colleague-{user.pk}", "first_name": "A", "last_name": "Colleague"},
    )
    return Guardianship.objects.create(pupil=pupil, contact=contact, **{"may_join": "yes"} | more)


def child_in(school_class: SchoolClass) -> Pupil:
    pupil = Pupil.objects.create(
        source_id=f"pupil-of-staff-{school_class.pk}", first_name="Robin", last_name="Lowe"
    )
    Enrolment.objects.create(pupil=pupil, school_class=school_class, from_on="2026-01-05")
    return pupil


def finds_no_trace(user: User, case: Case) -> None:
    """List, count, search, notices, the trail and the address."""
    visible = Case.objects.visible_to(user)
    assert case not in visible
    assert visible.count() == 0
    assert not visible.filter(reference__icontains=case.reference[2:]).exists()
    assert not visible.to_do().exists()
    assert not Notice.objects.filter(user_id=user.pk).exists()
    assert not queries.trail_for(user).filter(matter=case.reference).exists()
    assert AuditEntry.objects.filter(matter=case.reference).exists()
    with pytest.raises(Http404):
        case_for(user, case.reference)
    for verb in Verb:
        with pytest.raises(NoSuchCase):
            do(verb, case, user)
    with pytest.raises(NoSuchCase):
        open_evidence(case=case, actor=user)


def test_a_moderator_without_a_part_in_it_sees_the_case(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message).case
    for moderator in (cast.lowe, cast.bello):
        assert Case.objects.visible_to(moderator).get() == case
        assert case_for(moderator, case.reference) == case
        assert queries.trail_for(moderator).filter(matter=case.reference).exists()


def test_a_staff_parent_never_sees_own_class_cases(cast: Cast, message: Message) -> None:
    parent_of(cast.lowe, child_in(cast.willow))
    case = report(cast.aisha, message).case
    finds_no_trace(cast.lowe, case)
    assert Case.objects.visible_to(cast.bello).get() == case
    elsewhere = report(cast.tom, said(cast.sam, cast.oak_room)).case
    assert Case.objects.visible_to(cast.lowe).get() == elsewhere


def test_a_parent_who_may_not_join_is_a_parent_all_the_same(cast: Cast, message: Message) -> None:
    parent_of(cast.lowe, child_in(cast.willow), may_join="no")
    finds_no_trace(cast.lowe, report(cast.aisha, message).case)


def test_a_link_that_comes_later_hides_the_case_even_when_its_news_is_lost(
    cast: Cast, message: Message
) -> None:
    case = report(cast.aisha, message).case
    parent_of(cast.lowe, child_in(cast.willow))
    finds_no_trace(cast.lowe, case)


def test_a_conflicted_moderator_finds_no_trace(cast: Cast) -> None:
    """Mrs Lowe wrote it herself."""
    finds_no_trace(cast.lowe, report(cast.aisha, said(cast.lowe, cast.willow_room)).case)


def test_who_reported_does_not_decide(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message).case
    do(Verb.CLAIM, case, cast.lowe)
    report(cast.lowe, message, "hate")
    case = Case.objects.get()
    assert (case.state, case.assignee) == (State.NEW, None)
    assert not Case.objects.visible_to(cast.lowe).exists()
    assert Case.objects.visible_to(cast.bello).get() == case


@pytest.mark.parametrize("side", ["author", "reporter"])
def test_the_same_household_does_not_decide(cast: Cast, message: Message, side: str) -> None:
    """Mr Bello shares a child in Oak with the author or the reporter; the case is in Willow."""
    pupil = child_in(cast.oak)
    parent_of(cast.bello, pupil)
    Guardianship.objects.create(
        pupil=pupil, contact=Contact.objects.get(user=cast.dan if side == "author" else cast.aisha)
    )
    case = report(cast.aisha, message).case
    finds_no_trace(cast.bello, case)
    assert case.conflicts.get(user=cast.bello).ground == "household"


def test_a_conflict_stays_when_its_link_ends(cast: Cast, message: Message) -> None:
    link = parent_of(cast.lowe, child_in(cast.willow))
    case = report(cast.aisha, message).case
    Guardianship.objects.filter(pk=link.pk).update(ended_at="2026-11-25T09:00:00Z")
    finds_no_trace(cast.lowe, case)


def test_a_new_link_makes_the_colleague_let_the_case_go(cast: Cast, message: Message) -> None:
    case = do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)
    parent_of(cast.lowe, child_in(cast.willow))
    links_changed.send(sender=User, user_ids={cast.lowe.pk})
    case.refresh_from_db()
    assert (case.state, case.assignee) == (State.NEW, None)
    assert case.conflicts.filter(user=cast.lowe, ground="class_parent").exists()


def test_a_case_never_ends_unowned(cast: Cast, message: Message) -> None:
    """Both moderators have a child in Willow, so the head has it; she has one too, so the governors do."""
    for moderator in (cast.lowe, cast.bello):
        parent_of(moderator, Pupil.objects.get(first_name="Layla"))
    case = report(cast.aisha, message).case
    assert case.queue == "head"
    assert conflicts.readers_of(case) == [cast.lindqvist]
    assert Notice.objects.filter(user_id=cast.lindqvist.pk, kind="moderation.case.waits").count() == 1
    parent_of(cast.lindqvist, Pupil.objects.get(first_name="Layla"))
    keep_cases_fair()
    case.refresh_from_db()
    assert case.queue == "governor"
    assert conflicts.readers_of(case) == [cast.young]
    for colleague in (cast.lowe, cast.bello, cast.lindqvist):
        assert not Case.objects.visible_to(colleague).exists()
    assert AuditEntry.objects.filter(action="moderation.case.raised", matter=case.reference).count() == 2


def test_later_reports_join_a_case_that_moved_up(cast: Cast, message: Message) -> None:
    SchoolRole.objects.filter(role="moderator").delete()
    ClassRole.objects.filter(role="moderator").delete()
    case = fresh_case(report(cast.aisha, message))
    assert case.queue == "head"
    assert report(cast.kofi, message).case == case


def test_a_class_moderator_sees_the_cases_of_that_class_only(cast: Cast, message: Message) -> None:
    ClassRole.objects.create(user=cast.grant, school_class=cast.oak, role="moderator")
    report(cast.aisha, message)
    case = report(cast.tom, said(cast.sam, cast.oak_room)).case
    danger = report(cast.tom, said(cast.sam, cast.oak_room), "child_danger").case
    assert Case.objects.visible_to(cast.grant).get() == case
    assert danger.queue == "dsl"


def test_the_safeguarding_queue_leaves_no_trace_for_moderators(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "child_danger").case
    for colleague in (cast.lowe, cast.bello, cast.lindqvist, cast.osei, cast.penrose, cast.adeyemi):
        finds_no_trace(colleague, case)
    assert Case.objects.visible_to(cast.kaur).get() == case
    assert queries.trail_for(cast.kaur).filter(matter=case.reference).count() == 3


def test_who_was_raised_above_a_moderator_takes_its_trail_along(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message).case
    do(Verb.CLAIM, case, cast.lowe)
    report(cast.kofi, message, "child_danger")
    assert not queries.trail_for(cast.lowe).filter(matter=case.reference).exists()


def test_numbers_do_not_count_up(cast: Cast) -> None:
    """Counting up, a gap would tell of a case that is kept from the reader."""
    cases = [report(cast.aisha, said(cast.dan, cast.willow_room)).case for _ in range(6)]
    numbers = [int(case.reference[2:]) for case in cases]
    assert [number - numbers[0] for number in numbers] != list(range(6))


def test_a_person_who_left_or_lost_the_role_sees_nothing(cast: Cast, message: Message) -> None:
    report(cast.aisha, message)
    SchoolRole.objects.filter(user=cast.bello).update(until_at="2026-01-01T00:00:00Z")
    assert not Case.objects.visible_to(User.objects.get(pk=cast.bello.pk)).exists()


def test_a_held_message_of_a_moderator_is_not_theirs_to_judge(cast: Cast) -> None:
    repair_memberships()
    own = said(cast.lowe, cast.willow_room)
    hold_message(message=own, actor=None, cause=Cause.ASKED)
    case = open_held_case(message=own)
    assert case is not None
    finds_no_trace(cast.lowe, case)
