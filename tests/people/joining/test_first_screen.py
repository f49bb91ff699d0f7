import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from people.actions.invitations import IssuedLetter, revoke_letter
from people.models import AgeCheck, Guardianship, Invitation, OfficeTask, User
from tests.cast import Cast
from tests.people.joining.walk import EMAIL, Walk, mailed_code, without_tokens
from tests.people.letters.printing import print_letter


def test_privacy_and_accessibility_open_before_any_question(db: None) -> None:
    for page in ("/privacy", "/accessibility"):
        assert Client().get(page).status_code == 200
    first = Client().get("/join").content.decode()
    assert 'href="/privacy"' in first and 'href="/accessibility"' in first


def test_code_and_one_fact_are_both_needed(cast: Cast, zofias_letter: IssuedLetter) -> None:
    assert Walk().open("7KQ2M4XD9P", email=EMAIL, child="Jakub").status_code == 422
    assert Walk().open(zofias_letter, email="somebody@example.org").status_code == 422
    assert Walk().open(zofias_letter, email="somebody@example.org", child="Freya").status_code == 422
    assert Walk().open(zofias_letter, email="Zofia.Nowak@Example.org")["Location"] == "/join/email"
    assert (
        Walk().open(zofias_letter, email="somebody@example.org", child=" jakub ")["Location"] == "/join/email"
    )


def test_the_second_field_appears_whatever_the_code_was(cast: Cast, zofias_letter: IssuedLetter) -> None:
    assert 'name="child"' not in Client().get("/join").content.decode()
    for code in (zofias_letter.code, "7KQ2M4XD9P", "short"):
        page = Client().post("/join", {"code": code, "email": "somebody@example.org"})
        assert 'name="child"' in page.content.decode()


def test_every_claim_failure_reads_the_same(cast: Cast) -> None:
    """Wrong, expired, used, revoked and locked codes, a wrong fact, and rights that ended."""
    pages = {without_tokens(page) for page in _failures(cast)}
    assert len(pages) == 1
    assert "We couldn’t match that" in pages.pop()


def _failures(cast: Cast):  # type: ignore[no-untyped-def]
    zofia, typed = cast.zofia_contact, {"email": EMAIL, "child": "Jakub"}

    def answer(code: str, **changes: str):  # type: ignore[no-untyped-def]
        page = Client().post("/join", {"code": "SHOWN", **typed, **changes} | {"code": code})
        assert page.status_code == 422
        page.content = page.content.decode().replace(code, "CODE").replace("Freya", "Jakub").encode()
        return page

    yield answer("7KQ2M4XD9P")
    expired = print_letter(zofia, by=cast.osei)
    Invitation.objects.filter(pk=expired.invitation.pk).update(expires_at=timezone.now())
    yield answer(expired.code)
    revoked = print_letter(zofia, by=cast.osei)
    revoke_letter(contact=zofia, actor=cast.osei)
    yield answer(revoked.code)
    locked = print_letter(zofia, by=cast.osei)
    for _ in range(5):
        page = answer(locked.code, email="somebody@example.org", child="Freya")
        page.content = page.content.decode().replace("somebody@example.org", EMAIL).encode()
        yield page
    yield answer(locked.code)
    unlinked = print_letter(zofia, by=cast.osei)
    Guardianship.objects.filter(contact=zofia).update(may_join="unknown")
    yield answer(unlinked.code)
    Guardianship.objects.filter(contact=zofia).update(may_join="yes")
    used = print_letter(zofia, by=cast.osei)
    Walk().to_the_end(used)
    yield answer(used.code)


def test_a_letter_works_once(cast: Cast, zofias_letter: IssuedLetter) -> None:
    Walk().to_the_end(zofias_letter)
    assert Walk().open(zofias_letter).status_code == 422
    assert User.objects.filter(email=EMAIL).count() == 1


def test_the_second_of_two_browsers_gets_the_failure_answer(cast: Cast, zofias_letter: IssuedLetter) -> None:
    first, second = Walk(), Walk()
    first.to_the_age_screen(zofias_letter)
    second.to_the_age_screen(zofias_letter)
    assert first.say_age()["Location"] == "/join/next"
    late = second.say_age()
    assert late.status_code == 422 and "We couldn’t match that" in late.content.decode()
    assert AgeCheck.objects.filter(user__email=EMAIL).count() == 1


def test_five_failures_lock_the_letter_and_tell_the_office(cast: Cast, zofias_letter: IssuedLetter) -> None:
    for _ in range(5):
        Walk().open(zofias_letter, email="somebody@example.org", child="Freya")
    zofias_letter.invitation.refresh_from_db()
    assert zofias_letter.invitation.state == Invitation.State.LOCKED
    assert OfficeTask.objects.filter(kind="letter_locked", contact=cast.zofia_contact).count() == 1
    assert Walk().open(zofias_letter).status_code == 422


def test_an_address_slows_down_after_twenty_failures(cast: Cast, zofias_letter: IssuedLetter) -> None:
    for _ in range(20):
        assert Walk().open("7KQ2M4XD9P").status_code == 422
    assert Walk().open("7KQ2M4XD9P").status_code == 422  # one more a minute
    slowed = Walk().open(zofias_letter)
    assert slowed.status_code == 429 and "Please wait a minute" in slowed.content.decode()


def test_the_class_is_not_named_before_screen_three(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    pages = [walk.client.get("/join"), Walk().open(zofias_letter, email="somebody@example.org")]
    walk.open(zofias_letter)
    pages += [walk.client.get("/join/email"), walk.type_code("000000")]
    for page in pages:
        words = without_tokens(page)
        assert "Hollybank Primary" in words or "Check your e-mail" in words
        assert not any(secret in words for secret in ("Willow", "Y3", "Jakub", "Zofia Nowak"))
    walk.type_code()
    assert "Willow" in walk.client.get("/join/age").content.decode()


def test_the_code_reaches_no_log(
    cast: Cast,
    zofias_letter: IssuedLetter,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.INFO)
        Walk().open(zofias_letter, email="somebody@example.org", child="Freya")
        Walk().to_the_end(zofias_letter)
    written = caplog.text + "".join(capfd.readouterr())
    assert zofias_letter.code not in written and mailed_code() not in written


def test_a_code_in_the_address_is_not_read_by_the_server(cast: Cast, zofias_letter: IssuedLetter) -> None:
    """It lives after the #, which browsers do not send; a query would reach the proxy's log."""
    page = Client().get(f"/join?code={zofias_letter.code}").content.decode()
    assert zofias_letter.code not in page


def test_a_letter_is_marked_opened_when_code_and_fact_fit(cast: Cast, zofias_letter: IssuedLetter) -> None:
    Walk().open(zofias_letter)
    zofias_letter.invitation.refresh_from_db()
    assert zofias_letter.invitation.state == Invitation.State.OPENED


def test_accents_and_preferred_names_do_not_matter(cast: Cast, zofias_letter: IssuedLetter) -> None:
    pupil = Guardianship.objects.get(contact=cast.zofia_contact).pupil
    pupil.first_name, pupil.preferred_name = "Zoë-Mae", "Kuba"
    pupil.save()
    for child in ("zoe mae", "KUBA"):
        assert (
            Walk().open(zofias_letter, email="somebody@example.org", child=child)["Location"] == "/join/email"
        )


def test_a_letter_lasts_only_so_long(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.to_the_age_screen(zofias_letter)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert walk.client.get("/join/age").status_code == 422
    assert not User.objects.filter(email=EMAIL).exists()
