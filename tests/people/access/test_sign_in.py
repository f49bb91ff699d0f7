import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from people.models import User
from tests.cast import Cast
from tests.people.joining.walk import mailed_code


@pytest.fixture(autouse=True)
def quiet() -> None:
    cache.clear()


def ask_for_code(email: str) -> Client:
    client = Client()
    assert client.post("/sign-in", {"login": email})["Location"] == "/sign-in/code"
    return client


def test_a_code_from_the_mailbox_signs_in(cast: Cast) -> None:
    client = ask_for_code("sam.ellis@example.org")
    assert mail.outbox[0].to == ["sam.ellis@example.org"]
    client.post("/sign-in/code", {"code": mailed_code()})
    assert client.get("/chats").status_code == 200


def test_after_signing_in_the_person_is_where_they_wanted_to_go(cast: Cast) -> None:
    client = Client()
    start = client.get("/you")
    assert start["Location"] == "/sign-in?next=%2Fyou"
    asked = client.post(start["Location"], {"login": "sam.ellis@example.org", "next": "/you"})
    done = client.post(asked["Location"], {"code": mailed_code(), "next": "/you"})
    assert done["Location"] == "/you"


def test_next_never_leads_off_the_site(cast: Cast) -> None:
    client = ask_for_code("sam.ellis@example.org")
    done = client.post("/sign-in/code", {"code": mailed_code(), "next": "https://example.org/"})
    assert done["Location"] == "/"


@pytest.mark.parametrize("field", ["locked_at", "closed_at"])
def test_a_locked_or_closed_account_reads_like_an_unknown_address(cast: Cast, field: str) -> None:
    User.objects.filter(pk=cast.sam.pk).update(**{field: timezone.now()})
    answers = []
    for email in ("sam.ellis@example.org", "nobody.here@example.org"):
        client = ask_for_code(email)
        page = client.get("/sign-in/code")
        answers.append((page.status_code, _plain(page.content.decode().replace(email, "EMAIL"))))
        assert client.post("/sign-in/code", {"code": "000000"}).status_code == 200
    assert answers[0] == answers[1]
    assert all(not re.search(r"\b\d{6}\b", message.body) for message in mail.outbox)


def test_a_locked_account_is_out_at_once(cast: Cast) -> None:
    client = ask_for_code("sam.ellis@example.org")
    client.post("/sign-in/code", {"code": mailed_code()})
    User.objects.filter(pk=cast.sam.pk).update(locked_at=timezone.now())
    assert client.get("/chats")["Location"].startswith("/sign-in")


def test_locked_while_the_code_was_on_its_way(cast: Cast) -> None:
    client = ask_for_code("sam.ellis@example.org")
    User.objects.filter(pk=cast.sam.pk).update(locked_at=timezone.now())
    client.post("/sign-in/code", {"code": mailed_code()})
    assert client.get("/chats")["Location"].startswith("/sign-in")


def test_staff_are_asked_for_their_second_step(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.osei, secret)
    client = ask_for_code(cast.osei.email or "")
    assert client.post("/sign-in/code", {"code": mailed_code()})["Location"] == "/sign-in/second-step"
    assert client.get("/staff/classes")["Location"].startswith("/sign-in")
    assert client.get("/sign-in/second-step").status_code == 200
    assert client.post("/sign-in/second-step", {"code": "000000"}).status_code == 200
    client.post("/sign-in/second-step", {"code": _six_digits(secret)})
    assert client.get("/staff/classes").status_code == 200


def test_a_parents_passkey_does_not_lock_the_other_way_in(cast: Cast) -> None:
    for person in (cast.sam, cast.osei):
        Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    client = ask_for_code("sam.ellis@example.org")
    client.post("/sign-in/code", {"code": mailed_code()})
    assert client.get("/chats").status_code == 200
    office = ask_for_code(cast.osei.email or "")
    assert office.post("/sign-in/code", {"code": mailed_code()})["Location"] == "/sign-in/second-step"


def test_a_code_app_set_up_on_purpose_is_asked_for(cast: Cast) -> None:
    TOTP.activate(cast.sam, generate_totp_secret())
    client = ask_for_code("sam.ellis@example.org")
    assert client.post("/sign-in/code", {"code": mailed_code()})["Location"] == "/sign-in/second-step"


@pytest.mark.django_db(transaction=True)
def test_who_just_set_up_a_code_app_reads_the_spare_codes_at_once(cast: Cast) -> None:
    client = ask_for_code("sam.ellis@example.org")
    client.post("/sign-in/code", {"code": mailed_code()})
    secret = client.get("/you/sign-in/code-app").context["form"].secret
    done = client.post("/you/sign-in/code-app", {"code": _six_digits(secret)})
    assert done["Location"] == "/you/sign-in/recovery-codes"
    assert client.get(done["Location"]).context["can_view_codes"]
    assert not client.get(done["Location"]).context["can_view_codes"]  # shown once (PE-2)


def test_signing_out_takes_a_press(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.sam)
    assert client.get("/sign-out").status_code == 200
    assert client.get("/chats").status_code == 200
    client.post("/sign-out")
    assert client.get("/chats")["Location"].startswith("/sign-in")


def test_signing_out_clears_what_the_browser_keeps(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.sam)
    assert "Clear-Site-Data" not in client.get("/sign-out")
    assert client.post("/sign-out")["Clear-Site-Data"] == '"storage"'


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_page_from_before_the_last_sign_in_is_told_so(cast: Cast, accept: str) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept": accept})
    client.force_login(cast.sam)
    answer = client.post(f"/rooms/{cast.willow_room.slug}/messages", {"body": "Hello"})
    assert answer.status_code == 403
    if accept == "application/json":
        assert answer.json() == {"reason": "stale_page"}
    else:
        assert "Please try that again" in answer.content.decode()


def test_there_is_no_sign_up_and_no_password(cast: Cast) -> None:
    for address in ("/signup", "/sign-up", "/accounts/signup/", "/password/reset/", "/you/password"):
        assert Client().get(address).status_code == 404
    page = Client().get("/sign-in").content.decode()
    assert 'type="password"' not in page and "Send me a code" in page
    assert not User.objects.exclude(password__startswith="!").exists()


def test_another_address_can_be_typed_instead(cast: Cast) -> None:
    client = ask_for_code("typo@example.org")
    assert client.get("/sign-in").status_code == 200
    client.post("/sign-in", {"login": "sam.ellis@example.org"})
    client.post("/sign-in/code", {"code": mailed_code()})
    assert client.get("/chats").status_code == 200


def test_a_strangers_address_gets_no_mail_and_the_same_answer(cast: Cast) -> None:
    for email in ("nobody.here@example.org", "sam.ellis@example.org"):
        ask_for_code(email)
    assert [message.to for message in mail.outbox] == [["sam.ellis@example.org"]]


@pytest.mark.parametrize(
    "page",
    [
        "/you/sign-in", "/you/sign-in/code-app", "/you/sign-in/passkeys", "/you/sign-in/passkeys/new", "/you",
        "/you/privacy",
    ],
)  # fmt: skip
def test_my_own_pages_open(cast: Cast, page: str) -> None:
    assert Client().get(page)["Location"].startswith("/sign-in")
    client = Client()
    client.force_login(cast.sam)
    assert client.get(page).status_code == 200


def _plain(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


def _six_digits(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
