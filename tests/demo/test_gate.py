"""The demo opens on this machine only; everybody else finds no such page."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import Cast

ADDRESSES = [
    ("get", "/demo"),
    ("get", "/demo/mail"),
    ("get", "/demo/roll.zip"),
    ("get", "/demo/next-week.zip"),
    ("post", "/demo/sign-in"),
    ("post", "/demo/letter"),
]
HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000"}

CLOSED = {
    "another machine": {"REMOTE_ADDR": "192.168.1.20"},
    "another machine by IPv6": {"REMOTE_ADDR": "fe80::1"},
    "a mapped address": {"REMOTE_ADDR": "::ffff:192.168.1.20"},
    "no peer at all": {"REMOTE_ADDR": ""},
    "the school’s own name": {"HTTP_HOST": "chat.hollybank.example.org"},
    "a name that begins like ours": {"HTTP_HOST": "localhost.example.org"},
    "X-Forwarded-For": {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    "X-Forwarded-Host": {"HTTP_X_FORWARDED_HOST": "localhost"},
    "X-Forwarded-Proto": {"HTTP_X_FORWARDED_PROTO": "http"},
    "Forwarded": {"HTTP_FORWARDED": "for=127.0.0.1"},
    "X-Real-IP": {"HTTP_X_REAL_IP": "127.0.0.1"},
    "Via": {"HTTP_VIA": "1.1 proxy"},
}
OPEN = {
    "localhost": {},
    "localhost without a port": {"HTTP_HOST": "localhost"},
    "127.0.0.1": {"HTTP_HOST": "127.0.0.1:8000"},
    "IPv6": {"REMOTE_ADDR": "::1"},
}


@pytest.fixture(autouse=True)
def demo_is_on(settings: Settings) -> None:
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]


@pytest.mark.parametrize("why", CLOSED)
@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_everybody_else_finds_no_demo(cast: Cast, method: str, address: str, why: str) -> None:
    client = Client(**(HERE | CLOSED[why]))
    answer = getattr(client, method)(address, {"person": "sam"})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_switched_off_there_is_no_demo(cast: Cast, settings: Settings, method: str, address: str) -> None:
    settings.DEMO = False
    client = Client(**HERE)
    answer = getattr(client, method)(address, {"person": "sam"})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("why", OPEN)
def test_this_machine_finds_the_demo(cast: Cast, why: str) -> None:
    client = Client(**(HERE | OPEN[why]))
    assert client.get("/demo").status_code == 200
    assert client.post("/demo/sign-in", {"person": "sam"}).status_code == 302
    assert client.session["_auth_user_id"] == str(cast.sam.pk)


def test_signing_in_needs_a_form_of_ours(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True, **HERE)
    assert client.post("/demo/sign-in", {"person": "sam"}).status_code == 403
    assert client.post("/demo/letter").status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_link_cannot_sign_anybody_in(cast: Cast) -> None:
    client = Client(**HERE)
    assert client.get("/demo/sign-in", {"person": "sam"}).status_code == 405
    assert "_auth_user_id" not in client.session
