from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditEntry
from people.models import ClassRole, Guardianship, User
from rooms.actions.memberships import repair_memberships
from rooms.models import Membership, Room
from tests.cast import Cast, sign_in
from tests.rooms.talk import membership_of, said


def live(user: User) -> set[tuple[str, str]]:
    rows = Membership.objects.filter(user=user, ended_at__isnull=True)
    return set(rows.values_list("room__title", "role"))


def unlink(user: User) -> None:
    Guardianship.objects.filter(contact__user=user).update(ended_at=timezone.now())


def test_a_parent_is_in_the_rooms_of_all_children(cast: Cast) -> None:
    assert live(cast.sam) == {
        ("Willow (Y3)", "parent"),
        ("Willow (Y3) announcements", "parent"),
        ("Oak (Y4)", "parent"),
        ("Oak (Y4) announcements", "parent"),
        ("School notices", "parent"),
    }


def test_only_assigned_moderators_are_in_a_class_room(cast: Cast) -> None:
    assert ("Willow (Y3)", "moderator") in live(cast.lowe)
    assert {title for title, _role in live(cast.bello)} == {
        "Oak (Y4)",
        "Oak (Y4) announcements",
        "School notices",
    }


def test_head_dsl_dpo_and_office_are_in_no_class_room(cast: Cast) -> None:
    for person in (cast.lindqvist, cast.kaur, cast.holt, cast.penrose, cast.osei, cast.grant, cast.young):
        assert live(person) == set()
        assert sign_in(person).get(f"/rooms/{cast.willow_room.slug}/").status_code == 404


def test_a_leaver_loses_the_room_the_same_day(cast: Cast) -> None:
    client = sign_in(cast.dan)
    assert client.get(f"/rooms/{cast.willow_room.slug}/").status_code == 200
    unlink(cast.dan)
    repair_memberships(user_ids={cast.dan.pk})
    for address in (f"/rooms/{cast.willow_room.slug}/", f"/rooms/{cast.willow_notices.slug}/"):
        assert client.get(address).status_code == 404
    ended = Membership.objects.get(user=cast.dan, room=cast.willow_room)
    assert (ended.end_reason, ended.ended_at is not None) == ("unlinked", True)


def test_lost_signals_are_repaired(cast: Cast) -> None:
    unlink(cast.dan)
    assert repair_memberships() == 3
    assert live(cast.dan) == set()
    assert repair_memberships() == 0


def test_one_repair_ticks_a_room_once_and_is_audited(cast: Cast) -> None:
    before = cast.willow_room.clock
    for person in (cast.dan, cast.kofi):
        unlink(person)
    repair_memberships()
    room = Room.objects.get(pk=cast.willow_room.pk)
    assert room.clock == room.state_version == before + 1
    entry = AuditEntry.objects.filter(subject_type="room", subject_id=room.pk).last()
    assert (entry.action, entry.facts) == ("rooms.memberships.repaired", {"people": 2})


def test_reviving_within_30_days_keeps_the_history(cast: Cast) -> None:
    old = said(cast.hannah, cast.willow_room)
    mine = membership_of(cast.dan, cast.willow_room)
    unlink(cast.dan)
    repair_memberships()
    Guardianship.objects.filter(contact__user=cast.dan).update(ended_at=None)
    repair_memberships()
    again = membership_of(cast.dan, cast.willow_room)
    assert (again.pk, again.sees_from_seq) == (mine.pk, mine.sees_from_seq)
    assert sign_in(cast.dan).get(f"/messages/{old.pk}").status_code == 302


def test_after_30_days_a_new_membership_begins(cast: Cast) -> None:
    old = said(cast.hannah, cast.willow_room)
    unlink(cast.dan)
    repair_memberships()
    Membership.objects.filter(user=cast.dan).update(ended_at=timezone.now() - timedelta(days=31))
    Guardianship.objects.filter(contact__user=cast.dan).update(ended_at=None)
    repair_memberships()
    assert Membership.objects.filter(user=cast.dan, room=cast.willow_room).count() == 2
    assert sign_in(cast.dan).get(f"/messages/{old.pk}").status_code == 404


@pytest.mark.parametrize("reason", ["left", "excluded"])
def test_repair_readmits_nobody_who_left_or_was_excluded(cast: Cast, reason: str) -> None:
    Membership.objects.filter(user=cast.dan, room=cast.willow_room).update(
        ended_at=timezone.now(), end_reason=reason
    )
    assert repair_memberships() == 0
    assert ("Willow (Y3)", "parent") not in live(cast.dan)
    assert ("Willow (Y3) announcements", "parent") in live(cast.dan)


def test_a_sealed_room_keeps_its_memberships(cast: Cast) -> None:
    Room.objects.filter(pk=cast.willow_room.pk).update(mode="sealed")
    unlink(cast.dan)
    repair_memberships()
    assert ("Willow (Y3)", "parent") in live(cast.dan)


def test_a_rep_without_a_child_in_the_class_is_no_member(cast: Cast) -> None:
    ClassRole.objects.create(user=cast.tom, school_class=cast.willow, role="rep")
    assert repair_memberships() == 0
    assert ("Willow (Y3)", "rep") not in live(cast.tom)


def test_nobody_is_in_a_room_before_the_age_check_passed(cast: Cast) -> None:
    cast.dan.age_checks.all().delete()
    repair_memberships()
    assert live(cast.dan) == set()


def test_a_teacher_who_is_also_a_parent_has_one_membership(cast: Cast) -> None:
    ClassRole.objects.create(user=cast.sam, school_class=cast.willow, role="teacher")
    repair_memberships()
    assert ("Willow (Y3)", "teacher") in live(cast.sam)
    assert Membership.objects.filter(user=cast.sam, room=cast.willow_room, ended_at__isnull=True).count() == 1


def test_the_audience_line_lists_every_kind_of_reader(cast: Cast) -> None:
    page = sign_in(cast.sam).get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    assert "All 7 people in Willow (Y3) will see this" in page
    assert "5 parents and carers, 2 staff" in page
    for kind in ("4 parents and carers", "1 class rep", "1 teacher", "1 moderator"):
        assert f"<li>{kind}</li>" in page
    assert "and, if something is reported, the staff who look after it" in page


def test_members_see_names_and_roles_of_their_own_room_only(cast: Cast) -> None:
    page = sign_in(cast.sam).get(f"/rooms/{cast.willow_room.slug}/members").content.decode()
    for name in ("Mrs Adeyemi", "Mrs Lowe", "Hannah Clarke", "Dan Whitmore"):
        assert name in page
    assert "Tom Hargreaves" not in page
    assert "@example.org" not in page
    assert sign_in(cast.tom).get(f"/rooms/{cast.willow_room.slug}/members").status_code == 404


def test_announcements_show_no_member_list(cast: Cast) -> None:
    page = sign_in(cast.sam).get(f"/rooms/{cast.willow_notices.slug}/members").content.decode()
    assert "Dan Whitmore" not in page
    assert "1 class rep" in page


def test_the_office_can_tell_announcements_apart(cast: Cast) -> None:
    page = sign_in(cast.osei).get("/chats").content.decode()
    for room in ("Willow (Y3) announcements", "Oak (Y4) announcements", "School notices"):
        assert f"<bdi>{room}</bdi>" in page
    assert "<bdi>Announcements</bdi>" not in page


def test_a_parent_finds_announcements_under_their_class(cast: Cast) -> None:
    page = sign_in(cast.hannah).get("/chats").content.decode()
    assert page.index("<bdi>Willow (Y3)</bdi>") < page.index("<bdi>Announcements</bdi>")


def test_seven_people_join_and_leave_a_class_in_as_many_queries_as_one(cast: Cast) -> None:
    def queries(*people: User) -> int:
        posts = ClassRole.objects.bulk_create(
            ClassRole(user=one, school_class=cast.oak, role="teacher") for one in people
        )
        with CaptureQueriesContext(connection) as begun:
            assert repair_memberships() == 3 * len(people)  # the class's two rooms and School notices
        ClassRole.objects.filter(pk__in=[post.pk for post in posts]).update(until_at=timezone.now())
        with CaptureQueriesContext(connection) as ended:
            assert repair_memberships() == 3 * len(people)
        return len(begun) + len(ended)

    others = (cast.holt, cast.penrose, cast.osei, cast.grant, cast.lindqvist, cast.young)
    assert queries(cast.kaur) == queries(*others)
