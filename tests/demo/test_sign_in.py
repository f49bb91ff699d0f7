import pytest
from django.test import Client
from pytest_django import Settings

from classchat.demo.characters import EVERYBODY
from people.letters import codes
from people.models import Invitation, User
from people.second_step import DEMO_MARK
from tests.cast import Cast

PARENTS = ["sam", "hannah", "dan", "aisha", "kofi", "zofia", "tom"]
STAFF = ["adeyemi", "bello", "lowe", "kaur", "holt", "penrose", "osei", "grant", "lindqvist", "young"]
KEYS = PARENTS + STAFF


@pytest.fixture(autouse=True)
def demo_is_on(settings: Settings) -> None:
    settings.DEMO = True


def test_the_whole_cast_is_there() -> None:
    assert sorted(EVERYBODY) == sorted(KEYS)


@pytest.mark.parametrize("key", [key for key in KEYS if key != "zofia"])
def test_everybody_signs_in_past_the_second_step(client: Client, cast: Cast, key: str) -> None:
    answer = client.post("/demo/sign-in", {"person": key})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(getattr(cast, key).pk)
    assert client.session[DEMO_MARK] is True
    landed = client.get(answer["Location"])
    assert landed.status_code == 200, landed


@pytest.mark.parametrize("key", ["osei", "grant"])
def test_the_office_lands_at_its_classes(client: Client, cast: Cast, key: str) -> None:
    assert client.post("/demo/sign-in", {"person": key})["Location"] == "/staff/classes"


def test_parents_land_at_their_chats(client: Client, cast: Cast) -> None:
    assert client.post("/demo/sign-in", {"person": "tom"})["Location"] == "/chats"


def test_the_session_is_a_new_one_every_time(client: Client, cast: Cast) -> None:
    seen = set()
    for key in ("sam", "sam", "osei", "sam"):
        client.post("/demo/sign-in", {"person": key})
        seen.add(client.session.session_key)
    assert len(seen) == 4


def test_nobody_keeps_the_session_of_the_person_before(client: Client, cast: Cast) -> None:
    client.post("/demo/sign-in", {"person": "osei"})
    session = client.session
    session["note"] = "the office’s"
    session.save()
    client.post("/demo/sign-in", {"person": "sam"})
    assert "note" not in client.session


@pytest.mark.parametrize("person", ["", "mrs", "SAM", "sam "])
def test_an_unknown_person_is_not_found(client: Client, cast: Cast, person: str) -> None:
    assert client.post("/demo/sign-in", {"person": person}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_zofia_is_led_to_joining_until_she_has(client: Client, cast: Cast) -> None:
    answer = client.post("/demo/sign-in", {"person": "zofia"}, follow=True)
    assert answer.redirect_chain == [("/join", 302)]
    assert "Zofia joins today" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_zofia_signs_in_once_she_has_joined(client: Client, cast: Cast) -> None:
    zofia = User.objects.create_user(display_name="Zofia Nowak", email="z.nowak@example.org")
    cast.zofia_contact.user = zofia
    cast.zofia_contact.save()
    client.post("/demo/sign-in", {"person": "zofia"})
    assert client.session["_auth_user_id"] == str(zofia.pk)


def test_zofias_code_is_that_of_her_newest_letter(client: Client, cast: Cast) -> None:
    first = client.post("/demo/letter").context["typed"]
    page = client.post("/demo/letter")
    code = page.context["typed"]
    assert codes.grouped(code) in page.content.decode()
    assert f"/join#{code}" in page.content.decode()
    states = dict(Invitation.objects.values_list("code_digest", "state"))
    assert states == {codes.digest(first): "revoked", codes.digest(code): "printed"}


def test_there_is_no_letter_after_joining(client: Client, cast: Cast) -> None:
    cast.zofia_contact.user = User.objects.create_user(display_name="Zofia Nowak")
    cast.zofia_contact.save()
    assert client.post("/demo/letter")["Location"] == "/demo"
    assert not Invitation.objects.exists()


def test_before_the_demo_is_loaded_the_page_says_so(client: Client, db: None) -> None:
    assert client.get("/demo").status_code == 200
    answer = client.post("/demo/sign-in", {"person": "sam"}, follow=True)
    assert answer.redirect_chain == [("/demo", 302)]
    assert "isn’t loaded yet" in answer.content.decode()


def test_the_list_names_everybody_and_no_child(client: Client, cast: Cast) -> None:
    page = client.get("/demo").content.decode()
    for character in EVERYBODY.values():
        assert character.name in page
    for child in ("Ellie", "Elliot", "Freya", "Jakub", "Jayden", "Potter"):
        assert child not in page
