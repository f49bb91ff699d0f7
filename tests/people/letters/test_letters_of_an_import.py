"""The page of letters after an import, and across classes."""

import re

import pytest
from django.test import Client

from people.models import Contact, ImportRun
from tests.cast import Cast, sign_in
from tests.people.importing import imported, previewed
from tests.people.letters.printing import print_letter
from tests.people.roster.files import hollybank

pytestmark = pytest.mark.django_db


def ticked(words: str) -> list[str]:
    names = re.findall(r'name="contact" value="(\d+)" checked', words)
    return sorted(Contact.objects.get(pk=pk).full_name for pk in names)


def test_the_link_after_an_import_ticks_whom_it_added(school, osei) -> None:
    office = sign_in(osei)
    run = imported(school, osei, hollybank())
    done = office.get(f"/staff/import/{run.pk}").content.decode()
    assert f'href="/staff/letters?run={run.pk}"' in done and "Print 4 letters" in done
    words = office.get(f"/staff/letters?run={run.pk}").content.decode()
    assert ticked(words) == ["Hannah Clarke", "Sam Ellis", "Tom Hargreaves", "Zofia Nowak"]
    assert f'action="/staff/letters?run={run.pk}"' in words


def test_who_has_a_letter_by_now_is_not_listed_again(school, osei) -> None:
    office = sign_in(osei)
    run = imported(school, osei, hollybank())
    print_letter(Contact.objects.get(source_id="a-sam"), by=osei)
    assert "Print 3 letters" in office.get(f"/staff/import/{run.pk}").content.decode()
    assert "Sam Ellis" not in ticked(office.get(f"/staff/letters?run={run.pk}").content.decode())
    for contact in Contact.objects.exclude(source_id="a-sam"):
        if contact.source_id != "a-gran":
            print_letter(contact, by=osei)
    assert "letters?run" not in office.get(f"/staff/import/{run.pk}").content.decode()


def test_a_run_that_was_not_applied_lists_nobody(school, osei) -> None:
    run = previewed(school, osei, hollybank())
    assert run.state == ImportRun.State.PREVIEWED
    assert ticked(sign_in(osei).get(f"/staff/letters?run={run.pk}").content.decode()) == []


@pytest.mark.parametrize("run", ["x", "999999", "9" * 40])
def test_an_unknown_run_is_not_found(school, osei, run: str) -> None:
    assert sign_in(osei).get(f"/staff/letters?run={run}").status_code == 404


def test_all_classes_are_one_list(cast: Cast) -> None:
    office: Client = sign_in(cast.osei)
    page = office.get("/staff/letters?class=all&show=joined")
    names = [adult.contact.full_name for adult in page.context["listing"].adults]
    assert "Tom Hargreaves" in names and "Hannah Clarke" in names and names.count("Sam Ellis") == 1
    assert '<option value="all" selected>All classes</option>' in page.content.decode()
