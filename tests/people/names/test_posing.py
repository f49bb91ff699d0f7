"""A parent's shown name can't pass for a colleague, a child or a sign on the wall."""

import pytest

from people.models import ClassRole, Contact, User
from people.names import NotOwnName, must_be_own_name
from tests.cast import Cast, sign_in

REFUSED = [
    "Mr Bello (Hargreaves)",
    "Mrs Adeyemi Hargreaves",
    "Mrs Hargreaves",
    "Bello Hargreaves",
    "BeIIo Hargreaves",
    "MrBello Hargreaves",
    "Веllo Hargreaves",
    "Mr-Bello Hargreaves",
    "𝐌𝐫 Hargreaves",
    "Tom Hargreaves (Teacher)",
    "Tom Hargreaves ✅ Teacher",
    "Tom Hargreaves ✅",
    "Tom Hargreaves Teacher",
    "Tom Hargreaves Of-fice",
    "Dr Lindqvist, Headteacher – Tom Hargreaves",
    "School Office Hargreaves",
    "Tom Hargreaves Safeguarding",
    "Tom Hargreaves is lovely",
    "Tom smells",
    "Tom",
    "Tom Hargreaves https://evil.example",
    "Tom Hargreaves evil.example",
    "Tom. Hargreaves",
    "Tom Hargreaves 2",
    "Tom\u0301\u0301 Hargreaves",
    "T\u0336o\u0336m\u0336\u0301 Hargreaves",
    "W" * 80,
    "W" * 55 + " Hargreaves",
    "T T T T T Hargreaves",
    "Tom Har\u200bgreaves",
    "Tom\u2060Hargreaves",
    "Hargreaves \u202eolleB rM",
    "Tom\u3164 Hargreaves",
    "Tom\ufe0f Hargreaves",
    "Tom -Hargreaves",
    "Tom Hargreaves-",
    "Lay-la Hargreaves",
    "Tom Jayden Hargreaves",
]
ACCEPTED = [
    "Tom Hargreaves",
    "T. Hargreaves",
    "T Hargreaves",
    "Hargreaves Tom",
    "Tommy Hargreaves",
    "Tom J. Hargreaves",
    "Tom O’Neill-Hargreaves",
    "TOM HARGREAVES",
    "Žofia Hargreaves",
    "Nguyệt Hargreaves",
    "Tọ́lá Hargreaves",
    "Том Hargreaves",
    "किरण Hargreaves",
    "น้ำ Hargreaves",
]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_the_persons_name_is_refused(cast: Cast, name: str) -> None:
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.tom, name)


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_persons_name_in_their_own_way_is_accepted(cast: Cast, name: str) -> None:
    assert must_be_own_name(cast.tom, name)


def test_the_page_says_only_that_it_is_not_their_name(cast: Cast) -> None:
    page = sign_in(cast.tom).post("/you", {"display_name": "Mr Bello (Hargreaves)", "about": ""})
    assert page.status_code == 422
    words = page.content.decode()
    assert "Please use your own name" in words and "staff" not in words.lower()


def test_what_is_typed_apart_is_kept_together(cast: Cast) -> None:
    assert must_be_own_name(cast.zofia_contact.user or _zofia(), "Žofia  Nowak") == "Žofia Nowak"


def test_a_long_or_odd_name_on_record_stays_usable(cast: Cast) -> None:
    user = User.objects.create_user(display_name="Maria", email="maria.del.mar@example.org")
    Contact.objects.create(
        source_id="c-maria", first_name="Maria (Mia) del Mar de la", last_name="Cruz 2nd", user=user
    )
    assert must_be_own_name(user, "Maria (Mia) del Mar de la Cruz 2nd")
    assert must_be_own_name(user, "Maria del Mar Cruz")


def test_staff_keep_the_name_they_were_appointed_with(cast: Cast) -> None:
    assert must_be_own_name(cast.bello, "Mr Bello") == "Mr Bello"
    assert must_be_own_name(cast.bello, "Mr Femi Bello") == "Mr Femi Bello"
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.bello, "Mrs Lowe")


def test_a_teacher_who_is_a_parent_too_keeps_the_title(cast: Cast) -> None:
    Contact.objects.create(source_id="c-bello", first_name="Femi", last_name="Bello", user=cast.bello)
    assert must_be_own_name(cast.bello, "Mr Bello") == "Mr Bello"


def test_a_class_rep_is_a_parent(cast: Cast) -> None:
    assert ClassRole.objects.filter(user=cast.hannah, role="rep").exists()
    assert must_be_own_name(cast.tom, "Hannah Hargreaves")
    with pytest.raises(NotOwnName):
        must_be_own_name(cast.hannah, "Hannah Clarke Rep")


def _zofia() -> User:
    user = User.objects.create_user(display_name="Zofia Nowak", email="zofia.n@example.org")
    Contact.objects.filter(source_id="contact-zofia").update(user=user)
    return user
