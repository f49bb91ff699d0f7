"""/safety: open to everybody, with the school's own people and numbers (UX section 6.8)."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from people.models import Audience, SchoolRole
from people.views.safety import days_to_a_first_look
from tests.cast import Cast, sign_in
from tests.people.photos.files import with_photo


def page_of(client: Client) -> str:
    answer = client.get("/safety")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_reads_it(cast: Cast) -> None:
    page = page_of(Client())
    for number in ("tel:999", "tel:08088005000", "tel:01632960142", "mailto:office@hollybank.example.org"):
        assert f'href="{number}"' in page
    assert "Ms Kaur" in page
    assert "kaur@" not in page  # her own address opens her account: the school's is shown
    assert "botnav" not in page


def test_only_invented_numbers_and_the_two_real_ones(cast: Cast) -> None:
    numbers = set(re.findall(r"tel:(\d+)", page_of(Client())))
    assert numbers == {"999", "08088005000", "01632960142"}


def test_its_order(cast: Cast) -> None:
    page = page_of(Client())
    order = [
        *("999", "NSPCC helpline", "Safeguarding lead", "Before you post", "If something’s wrong"),
        *("Anything can be copied", "Helping your child online", "Your privacy"),
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_without_numbers_or_a_lead_the_office_stands_there(cast: Cast) -> None:
    SchoolRole.objects.filter(role="dsl").update(until_at=timezone.now() - timedelta(days=1))
    type(cast.school).objects.update(telephone_line="", email="")
    page = page_of(Client())
    assert "Ms Kaur" not in page
    assert "School office" in page
    assert "Ask at the school office." in page


def test_before_the_school_is_set_up_it_opens_too(db: None) -> None:
    assert "Ask at the school office." in page_of(Client())


def test_the_lead_is_who_has_been_it_longest(cast: Cast) -> None:
    SchoolRole.objects.filter(user=cast.kaur).update(until_at=timezone.now())
    assert "Mr Holt" in page_of(Client())


@pytest.mark.parametrize(("audience", "seen"), [(Audience.STAFF_AND_REPS, False), (Audience.NOBODY, False)])
def test_her_face_shows_only_to_whom_she_lets_see_it(cast: Cast, audience: str, seen: bool) -> None:
    with_photo(cast.kaur, audience)
    photo = f"/people/{cast.kaur.pk}/photo"
    assert photo not in page_of(Client())
    assert (photo in page_of(sign_in(cast.sam))) is seen
    assert (photo in page_of(sign_in(cast.lowe))) is (audience == Audience.STAFF_AND_REPS)


def test_the_time_of_an_answer_comes_from_the_one_setting(cast: Cast, settings: Any) -> None:
    assert days_to_a_first_look() == 1
    assert "We look at it within one school day." in page_of(Client())
    settings.FIRST_LOOK_HOURS = settings.FIRST_LOOK_HOURS | {"normal": 9}
    assert "We look at it within 2 school days." in page_of(Client())


def test_it_opens_before_the_second_step(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.lowe, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/safety").status_code == 200


def test_it_is_linked_where_people_look(cast: Cast) -> None:
    sam = sign_in(cast.sam)
    room = f"/rooms/{cast.willow_room.slug}/"
    assert sam.get("/chats").content.decode().count('href="/safety"') == 2  # at the top and in the bar below
    assert '<a class="li" href="/safety">' in sam.get(room).content.decode()
    assert 'href="/safety"' in sam.get("/you").content.decode()
    for public in ("/sign-in", "/join", "/privacy"):
        assert 'href="/safety"' in Client().get(public).content.decode()


def test_the_code_to_sign_in_comes_with_the_link(cast: Cast, settings: Any) -> None:
    Client().post("/sign-in", {"email": "sam.ellis@example.org", "login": "sam.ellis@example.org"})
    (sent,) = mail.outbox
    assert f"Staying safe online: {settings.ORIGIN}/safety" in sent.body


def test_every_mail_has_the_link(settings: Any) -> None:
    mails = [
        path
        for path in Path(settings.BASE_DIR, "templates").rglob("*_message.txt")
        if path.parent.name in ("email", "mail") and path.name != "base_message.txt"
    ]
    assert len(mails) >= 4
    for path in mails:
        text = path.read_text()
        assert "Staying safe online:" in text or "account/email/base_message.txt" in text, path
