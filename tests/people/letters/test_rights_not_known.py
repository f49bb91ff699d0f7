"""Somebody the school’s file says nothing about: the office reads what to do."""

from django.test import Client

from people.models import Guardianship, OfficeTask
from tests.cast import Cast, sign_in

ADVICE = "in your school system (contact_rights.csv), then import again."


def undecided(cast: Cast) -> Client:
    Guardianship.objects.filter(contact=cast.zofia_contact).update(may_join="unknown")
    OfficeTask.objects.create(kind="rights_unknown", contact=cast.zofia_contact)
    return sign_in(cast.osei)


def test_the_persons_page_says_what_to_do(cast: Cast) -> None:
    words = undecided(cast).get(f"/staff/people/{cast.zofia_contact.pk}").content.decode()
    assert f"Say yes or no for this person {ADVICE}" in words
    assert "<dd>Willow</dd>" in words and words.count(ADVICE) == 1
    assert '<a href="/staff/import">Import</a>' in words


def test_it_says_so_when_the_task_is_gone_too(cast: Cast) -> None:
    office = undecided(cast)
    OfficeTask.objects.all().delete()
    assert ADVICE in office.get(f"/staff/people/{cast.zofia_contact.pk}").content.decode()


def test_the_list_names_the_class_and_leads_to_the_import(cast: Cast) -> None:
    main = undecided(cast).get("/staff/classes").content.decode().split("<details>")[1].split("</details>")[0]
    assert ADVICE in main and 'href="/staff/import"' in main
    assert "Zofia Nowak" in main and "Willow" in main


def test_nobody_else_is_asked_about(cast: Cast) -> None:
    words = sign_in(cast.osei).get(f"/staff/people/{cast.zofia_contact.pk}").content.decode()
    assert "Not known for" not in words and ADVICE not in words
