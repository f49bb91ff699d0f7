"""A code is pasted as mail programs write it, with a blank or a dash."""

import pytest
from django.test import Client

from people.actions.invitations import IssuedLetter
from tests.cast import Cast
from tests.people.joining.walk import Walk, mailed_code

BETWEEN = ["", " ", "-", "\u00a0"]


def pasted(between: str) -> str:
    code = mailed_code()
    return f" {code[:3]}{between}{code[3:]} "


@pytest.mark.parametrize("between", BETWEEN[:3])
def test_the_code_for_signing_in_may_be_pasted(cast: Cast, between: str) -> None:
    client = Client()
    page = client.post("/sign-in", {"login": cast.sam.email}, follow=True).content.decode()
    assert "codein" in page and 'maxlength="6"' not in page
    client.post("/sign-in/code", {"code": pasted(between)})
    assert client.session.get("_auth_user_id") == str(cast.sam.pk)


@pytest.mark.parametrize("between", BETWEEN)
def test_the_code_for_joining_may_be_pasted(zofias_letter: IssuedLetter, between: str) -> None:
    walk = Walk()
    walk.open(zofias_letter)
    page = walk.client.get("/join/email").content.decode()
    assert 'maxlength="6"' not in page
    assert walk.type_code(pasted(between))["Location"] == "/join/age"
