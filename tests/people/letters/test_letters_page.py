import re

import pytest
from django.test import Client
from django.utils import timezone

from people.models import Contact, Enrolment, Guardianship, Invitation, OfficeTask, Pupil
from tests.cast import Cast, sign_in
from tests.people.letters.printing import post_letters


@pytest.fixture
def office(cast: Cast) -> Client:
    return sign_in(cast.osei)


def test_the_letter_prints_no_email_and_no_childs_name(cast: Cast, office: Client) -> None:
    page = post_letters(office, cast.zofia_contact)
    words = page.content.decode()
    assert "Zofia Nowak" in words and "Willow (Y3)" in words and "Dr Lindqvist" in words
    assert "Jakub" not in words and cast.zofia_contact.email not in words
    assert page["Cache-Control"] == "no-store"


def test_the_printed_code_opens_the_door(cast: Cast, office: Client) -> None:
    words = post_letters(office, cast.zofia_contact).content.decode()
    [code] = re.findall(r"<b>(\w{5} \w{5})</b>", words)
    answer = Client().post("/join", {"code": code, "email": cast.zofia_contact.email})
    assert answer["Location"] == "/join/email"


def test_two_adults_get_two_pages_that_do_not_mention_each_other(cast: Cast, office: Client) -> None:
    other = _second_carer(cast)
    pages = post_letters(office, cast.zofia_contact, other).content.decode().split("<article")[1:]
    assert len(pages) == 2
    assert (
        sorted("Zofia" in page for page in pages)
        == sorted("Marek" in page for page in pages)
        == [False, True]
    )
    assert not any("Zofia" in page and "Marek" in page for page in pages)


def test_the_class_list_shows_who_stands_where(cast: Cast, office: Client) -> None:
    page = office.get(f"/staff/letters?class={cast.willow.pk}")
    assert [adult.contact for adult in page.context["listing"].adults] == [cast.zofia_contact]
    assert page.context["counts"] == {
        "printed": 0, "opened": 0, "joined": 5, "expired": 0, "locked": 0, "none": 1,
    }  # fmt: skip
    assert "5 of 6 families" in page.content.decode()
    joined = office.get(f"/staff/letters?class={cast.willow.pk}&show=joined")
    assert len(joined.context["listing"].adults) == 5


def test_a_printed_letter_is_counted_and_dated(cast: Cast, office: Client) -> None:
    post_letters(office, cast.zofia_contact)
    page = office.get(f"/staff/letters?class={cast.willow.pk}")
    assert page.context["counts"]["printed"] == 1
    assert f"{Invitation.objects.get().last_day.day} " in page.content.decode()


def test_choosing_nobody_prints_nothing(cast: Cast, office: Client) -> None:
    for chosen in ({}, {"contact": Contact.objects.get(user=cast.sam).pk}, {"contact": "x"}):
        assert office.post("/staff/letters", chosen).status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", ["sam", "hannah", "adeyemi", "lowe", "kaur", "penrose", "lindqvist", "young"])
def test_only_the_office_prints(cast: Cast, who: str) -> None:
    client = sign_in(getattr(cast, who))
    assert client.get("/staff/letters").status_code == 404
    assert client.post("/staff/letters", {"contact": cast.zofia_contact.pk}).status_code == 404
    assert not Invitation.objects.exists()


def test_office_pages_open(cast: Cast, office: Client) -> None:
    classes = office.get("/staff/classes").content.decode()
    assert "5 of 6 families" in classes and "Mrs Adeyemi" in classes and "Hannah Clarke" in classes
    willow = office.get(f"/staff/classes/{cast.willow.pk}").content.decode()
    assert "Zofia Nowak" in willow and "Mrs Lowe" in willow and "Tom Hargreaves" not in willow
    assert "Zofia Nowak" in office.get(f"/staff/people/{cast.zofia_contact.pk}").content.decode()
    assert office.get("/staff/people/999999").status_code == 404


def test_the_office_revokes_a_letter_from_the_persons_page(cast: Cast, office: Client) -> None:
    post_letters(office, cast.zofia_contact)
    office.post(f"/staff/people/{cast.zofia_contact.pk}/revocation")
    assert Invitation.objects.get().state == Invitation.State.REVOKED


def _second_carer(cast: Cast) -> Contact:
    marek = Contact.objects.create(source_id="contact-marek", first_name="Marek", last_name="Nowak")
    jakub = Pupil.objects.get(first_name="Jakub")
    assert Enrolment.objects.get(pupil=jakub).school_class == cast.willow
    Guardianship.objects.create(pupil=jakub, contact=marek, relationship="parent", may_join="yes")
    return marek


def test_the_office_sees_what_waits_for_it_and_settles_it(cast: Cast, office: Client) -> None:
    locked, mismatch = (
        OfficeTask.objects.create(kind=kind, contact=cast.zofia_contact)
        for kind in ("letter_locked", "claim_mismatch")
    )
    assert "For the office to settle" in office.get("/staff/classes").content.decode()
    post_letters(office, cast.zofia_contact)
    locked.refresh_from_db()
    assert locked.done_by == cast.osei
    address = f"/staff/people/{cast.zofia_contact.pk}/tasks/{mismatch.pk}"
    assert sign_in(cast.sam).post(address).status_code == 404
    assert office.post(address).status_code == 302
    assert "For the office to settle" not in office.get("/staff/classes").content.decode()


def test_an_adult_whose_child_is_between_two_classes_is_asked_into_the_schools_chat(
    cast: Cast, office: Client
) -> None:
    Enrolment.objects.filter(pupil__guardianships__contact=cast.zofia_contact).update(
        until_on=timezone.localdate()
    )
    page = post_letters(office, cast.zofia_contact).content.decode()
    assert "Join the Hollybank Primary class chat" in page
