import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from people.models import ClassRole, User
from tests.cast import Cast

STAFF = ["adeyemi", "bello", "lowe", "kaur", "penrose", "osei", "lindqvist", "young"]
PAGES = ["/chats", "/you", "/you/privacy", "/staff/classes", "/staff/letters", "/sync"]


def signed_in(user: User) -> Client:
    """Signed in, without the demo's mark for the second step."""
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("who", STAFF)
def test_staff_without_a_second_step_reach_nothing(cast: Cast, who: str) -> None:
    client = signed_in(getattr(cast, who))
    for page in [*PAGES, f"/rooms/{cast.willow_room.slug}/"]:
        assert client.get(page)["Location"] == "/you/sign-in/needed"
        assert client.get(page, headers={"Accept": "application/json"}).status_code == 403
    posted = client.post("/staff/letters", {"contact": cast.zofia_contact.pk})
    assert posted["Location"] == "/you/sign-in/needed"


def test_what_opens_without_it_is_setting_it_up_and_leaving(cast: Cast) -> None:
    client = signed_in(cast.osei)
    for page in ("/you/sign-in/needed", "/you/sign-in/code-app", "/you/sign-in/passkeys/new", "/privacy"):
        assert client.get(page).status_code == 200
    assert client.post("/sign-out").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_code_app_opens_the_office(cast: Cast) -> None:
    TOTP.activate(cast.osei, generate_totp_secret())
    client = signed_in(cast.osei)
    assert client.get("/staff/classes").status_code == 200
    assert client.get("/you/sign-in/needed")["Location"] == "/"


def test_recovery_codes_alone_are_no_second_step(cast: Cast) -> None:
    Authenticator.objects.create(user=cast.osei, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert signed_in(cast.osei).get("/staff/classes")["Location"] == "/you/sign-in/needed"


def test_parents_and_reps_need_none(cast: Cast) -> None:
    for person in (cast.sam, cast.hannah):
        assert signed_in(person).get("/chats").status_code == 200


def test_a_role_that_ended_needs_none(cast: Cast) -> None:
    roles = ClassRole.objects.filter(user=cast.adeyemi)
    roles.update(until_at=roles.get().from_at)
    assert signed_in(cast.adeyemi).get("/you").status_code == 200
