from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from people.models import Audience, User
from people.privacy import VisibleFields, last_seen_words, visible_fields, visible_fields_of
from tests.cast import Cast, sign_in

SECRET = "Picks up on Mondays"


def show_all_to(owner: User, audience: str) -> User:
    owner.about, owner.last_seen_on = SECRET, timezone.localdate()
    owner.photo_audience = owner.about_audience = owner.last_seen_audience = audience
    owner.save()
    return owner


def sees(viewer: User, owner: User) -> bool:
    seen = visible_fields(viewer, owner)
    assert bool(seen.about) == bool(seen.last_seen)
    return seen.about == SECRET


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        (Audience.NOBODY, set()),
        (Audience.STAFF_AND_REPS, {"hannah", "adeyemi", "bello", "lowe", "osei", "kaur"}),
        (Audience.MY_CLASSES, {"hannah", "dan", "adeyemi", "lowe"}),
    ],
)
def test_each_audience_shows_to_its_people_only(cast: Cast, audience: str, seen_by: set[str]) -> None:
    aisha = show_all_to(cast.aisha, audience)
    viewers = ["hannah", "dan", "tom", "adeyemi", "bello", "lowe", "osei", "kaur"]
    assert {key for key in viewers if sees(getattr(cast, key), aisha)} == seen_by
    assert sees(aisha, aisha)


def test_a_rep_of_another_class_is_not_a_rep_here(cast: Cast) -> None:
    assert not sees(cast.hannah, show_all_to(cast.tom, Audience.STAFF_AND_REPS))


def test_hiding_yours_costs_you_nothing(cast: Cast) -> None:
    show_all_to(cast.dan, Audience.NOBODY)
    assert sees(cast.dan, show_all_to(cast.aisha, Audience.MY_CLASSES))


def test_the_default_shows_a_name_and_nothing_else(cast: Cast) -> None:
    cast.aisha.last_seen_on = timezone.localdate()
    assert visible_fields(cast.kaur, cast.aisha) == VisibleFields(name="Aisha Rahman")


def test_last_seen_has_no_clock_time_even_for_staff(cast: Cast) -> None:
    today = timezone.localdate()
    words = [last_seen_words(today - timedelta(days=ago)) for ago in (0, 1, 6, 7, 400)]
    assert words == ["today", "this week", "this week", "a while ago", "a while ago"]
    aisha = show_all_to(cast.aisha, Audience.STAFF_AND_REPS)
    for staff in (cast.osei, cast.kaur, cast.lowe, cast.lindqvist):
        assert visible_fields(staff, aisha).last_seen == "today"
    assert User._meta.get_field("last_seen_on").get_internal_type() == "DateField"


def test_a_list_costs_the_same_for_one_and_for_many(cast: Cast, django_assert_num_queries: Any) -> None:
    people = list(User.objects.all())
    with django_assert_num_queries(4):
        visible_fields_of(cast.hannah, people[:1])
    cast.hannah.__dict__.pop("_school_roles", None)
    with django_assert_num_queries(4):
        assert len(visible_fields_of(cast.hannah, people)) == len(people)


def test_the_person_chooses_on_their_own_page(cast: Cast) -> None:
    aisha = sign_in(cast.aisha)
    assert aisha.get("/you/privacy").content.decode().count('value="nobody"') == 3
    aisha.post("/you/privacy", {"photo": "nobody", "about": "my_classes", "last_seen": "staff_and_reps"})
    cast.aisha.refresh_from_db()
    assert (cast.aisha.photo_audience, cast.aisha.about_audience) == ("nobody", "my_classes")
    assert cast.aisha.last_seen_audience == "staff_and_reps"
    refused = aisha.post("/you/privacy", {"photo": "everyone", "about": "nobody", "last_seen": "nobody"})
    assert refused.status_code == 422


def test_the_about_line_is_the_persons_own(cast: Cast) -> None:
    sign_in(cast.aisha).post("/you", {"display_name": "Aisha Rahman", "about": f"  {SECRET} "})
    cast.aisha.refresh_from_db()
    assert cast.aisha.about == SECRET
    too_long = sign_in(cast.aisha).post("/you", {"display_name": "Aisha Rahman", "about": "x" * 141})
    assert too_long.status_code == 422
