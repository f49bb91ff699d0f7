import pytest

from people.models import Contact, Pupil, User
from people.names import NotOwnName, full_and_short, must_be_own_name
from tests.cast import Cast, sign_in


@pytest.mark.parametrize(
    "name",
    ["Amelia’s mum", "Amelia's mum", "Hannah Clarke (Freya’s mum)", "Hannah, mum of Freya", "Freya Clarke"],
)
def test_display_name_refuses_a_pupils_name(cast: Cast, name: str) -> None:
    Pupil.objects.create(source_id="p-amelia", first_name="Amelia", last_name="Hughes")
    page = sign_in(cast.hannah).post("/you", {"display_name": name, "about": ""})
    assert page.status_code == 422
    words = page.content.decode()
    assert "Please use your own name" in words
    assert "pupil" not in words.lower() and "child" not in words.lower()
    cast.hannah.refresh_from_db()
    assert cast.hannah.display_name == "Hannah Clarke"


@pytest.mark.parametrize("name", ["Hannah’s dad", "Granny Clarke", "Auntie Hannah", "Mum", "Parent"])
def test_a_relationship_is_no_name(cast: Cast, name: str) -> None:
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.hannah, name)


@pytest.mark.parametrize(
    "name", ["Mrs Lowe", "Sam Ellis", "Somebody", "", " ", "12345", "hannah@example.org"]
)
def test_a_name_that_is_not_on_record_is_refused(cast: Cast, name: str) -> None:
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.hannah, name)


def test_own_forename_shared_with_a_pupil_is_allowed(cast: Cast) -> None:
    Pupil.objects.create(
        source_id="p-hannah", first_name="Hannah", last_name="Price", preferred_name="Clarke"
    )
    assert must_be_own_name(cast.hannah, "Hannah  Clarke") == "Hannah Clarke"
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.sam, "Hannah Ellis")


def test_preferred_names_and_accents_count(cast: Cast) -> None:
    Pupil.objects.create(source_id="p-zoe", first_name="Josephine", last_name="Price", preferred_name="Zoë")
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.hannah, "Zoe Clarke")


def test_a_double_forename_is_refused_whole_only(cast: Cast) -> None:
    Pupil.objects.create(source_id="p-double", first_name="Anne-Marie", last_name="Price")
    assert must_be_own_name(cast.hannah, "Marie Clarke")
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.hannah, "Anne Marie Clarke")


def test_a_child_who_left_no_longer_counts(cast: Cast) -> None:
    Pupil.objects.create(source_id="p-left", first_name="Marie", last_name="Price", left_on="2020-07-20")
    assert must_be_own_name(cast.hannah, "Marie Clarke")


def test_a_parent_called_like_a_relation_keeps_their_name(cast: Cast) -> None:
    user = User.objects.create_user(display_name="Nan Guardian", email="nan.guardian@example.org")
    Contact.objects.create(source_id="c-nan", first_name="Nan", last_name="Guardian", user=user)
    assert must_be_own_name(user, "Nan Guardian")


def test_the_two_ways_a_name_is_offered(cast: Cast) -> None:
    assert full_and_short(cast.hannah) == ("Hannah Clarke", "H. Clarke")
    assert must_be_own_name(cast.hannah, "H. Clarke") == "H. Clarke"
