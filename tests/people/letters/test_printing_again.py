"""Printing never takes a letter away unasked, and a form prints once."""

import pytest
from django.test import Client

from people.models import Contact, Guardianship, Invitation, Pupil
from tests.cast import Cast, sign_in
from tests.people.letters.printing import form_on, post_letters, print_letter


@pytest.fixture
def office(cast: Cast) -> Client:
    return sign_in(cast.osei)


@pytest.fixture
def marek(cast: Cast) -> Contact:
    marek = Contact.objects.create(source_id="contact-marek", first_name="Marek", last_name="Nowak")
    jakub = Pupil.objects.get(first_name="Jakub")
    Guardianship.objects.create(pupil=jakub, contact=marek, relationship="parent", may_join="yes")
    return marek


def working_letters() -> list[int]:
    return sorted(Invitation.objects.filter(state="printed").values_list("pk", flat=True))


def test_a_letter_that_still_works_is_asked_about_first(cast: Cast, office: Client, marek: Contact) -> None:
    held = print_letter(cast.zofia_contact, by=cast.osei).invitation
    page = post_letters(office, cast.zofia_contact, marek)
    words = page.content.decode()
    assert "1 of these 2 people has a letter that still works" in words
    assert "<article" not in words and working_letters() == [held.pk]
    form = {"contact": [cast.zofia_contact.pk, marek.pk], "form": form_on(page)}
    printed = office.post("/staff/letters", {**form, "which": "without"}).content.decode()
    assert "Marek Nowak" in printed and "Zofia Nowak" not in printed
    held.refresh_from_db()
    assert held.state == Invitation.State.PRINTED


def test_all_of_them_are_printed_when_the_office_says_so(cast: Cast, office: Client, marek: Contact) -> None:
    held = print_letter(cast.zofia_contact, by=cast.osei).invitation
    printed = post_letters(office, cast.zofia_contact, marek, which="all").content.decode()
    assert printed.count("<article") == 2
    held.refresh_from_db()
    assert held.state == Invitation.State.REVOKED


def test_one_person_is_spoken_of_as_one(cast: Cast, office: Client) -> None:
    print_letter(cast.zofia_contact, by=cast.osei)
    words = post_letters(office, cast.zofia_contact).content.decode()
    assert "This person has a letter that still works" in words
    assert 'value="all"' in words and 'value="without"' not in words


@pytest.mark.parametrize("said", [{}, {"which": "all"}])
def test_reloading_the_printed_page_makes_no_new_codes(
    cast: Cast, office: Client, said: dict[str, str]
) -> None:
    form = {"contact": cast.zofia_contact.pk, "form": form_on(office.get("/staff/letters")), **said}
    assert "<article" in office.post("/staff/letters", form).content.decode()
    kept = working_letters()
    assert office.post("/staff/letters", form)["Location"] == "/staff/letters"
    assert "still work" in office.get("/staff/letters").content.decode()
    assert working_letters() == kept and Invitation.objects.count() == 1


def test_a_post_without_a_form_prints_nothing(cast: Cast, office: Client) -> None:
    assert office.post("/staff/letters", {"contact": cast.zofia_contact.pk})["Location"] == "/staff/letters"
    assert not Invitation.objects.exists()


def test_the_persons_own_page_prints_once_too(cast: Cast, office: Client) -> None:
    token = form_on(office.get(f"/staff/people/{cast.zofia_contact.pk}"))
    form = {"contact": cast.zofia_contact.pk, "form": token, "which": "all"}
    assert "<article" in office.post("/staff/letters", form).content.decode()
    assert office.post("/staff/letters", form).status_code == 302


def test_the_form_is_not_kept_by_the_browser(cast: Cast, office: Client) -> None:
    assert "no-store" in office.get("/staff/letters")["Cache-Control"]
