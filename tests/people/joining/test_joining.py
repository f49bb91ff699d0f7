from django.core import mail
from django.test import Client

from audit.models import AuditEntry
from people.actions.invitations import IssuedLetter
from people.models import AgeCheck, Invitation, RulesAcceptance, User
from rooms.models import Membership
from tests.cast import Cast
from tests.people.joining.walk import EMAIL, Walk, mailed_code


def test_a_letter_leads_into_the_class_chat(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    assert walk.to_the_end(zofias_letter)["Location"] == "/join/done"
    assert walk.client.get("/join/done")["Location"] == f"/rooms/{cast.willow_room.slug}/"
    zofia = User.objects.get(email=EMAIL)
    assert zofia.joined_at and zofia.contact == cast.zofia_contact
    assert Membership.objects.get(user=zofia, room=cast.willow_room).role == "parent"
    assert not Membership.objects.filter(user=zofia, room=cast.oak_room).exists()


def test_the_age_check_is_kept_and_nothing_more(cast: Cast, zofias_letter: IssuedLetter) -> None:
    Walk().to_the_end(zofias_letter)
    check = AgeCheck.objects.get(user__email=EMAIL)
    assert (check.method, check.level, check.threshold, check.outcome) == (
        "attest-roster",
        "asserted",
        16,
        "pass",
    )
    assert check.privacy_version == cast.school.privacy_version
    assert check.evidence_ref == ""


def test_nothing_opens_before_the_last_screen(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.to_the_age_screen(zofias_letter)
    walk.say_age()
    zofia = User.objects.get(email=EMAIL)
    assert walk.client.get("/chats")["Location"] == "/join/next"
    assert walk.client.get("/join/next")["Location"] == "/join/rules"
    assert walk.finish()["Location"] == "/join/next"  # the rules come first
    assert not Membership.objects.filter(user=zofia).exists()
    walk.accept_rules()
    assert RulesAcceptance.objects.filter(user=zofia, version=1).count() == 1
    assert walk.client.get("/join/next")["Location"] == "/join/privacy"
    assert not Membership.objects.filter(user=zofia).exists()


def test_leaving_half_way_keeps_the_place(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.open(zofias_letter)
    assert walk.client.get("/join/next")["Location"] == "/join/email"
    walk.type_code()
    assert walk.client.get("/join/next")["Location"] == "/join/age"
    assert walk.client.get("/join/email")["Location"] == "/join/age"
    assert Client().get("/join/next")["Location"] == "/join"
    assert Client().get("/join/age")["Location"] == "/join/next"


def test_under_16_ends_kindly_and_leaves_no_account(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk, people = Walk(), User.objects.count()
    walk.to_the_age_screen(zofias_letter)
    assert "This chat is for people 16 and over" in walk.say_age("no").content.decode()
    assert User.objects.count() == people and AgeCheck.objects.filter(user__email=EMAIL).count() == 0
    assert walk.client.get("/join/next")["Location"] == "/join"
    zofias_letter.invitation.refresh_from_db()
    assert zofias_letter.invitation.state == Invitation.State.OPENED


def test_the_age_question_needs_an_answer(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.to_the_age_screen(zofias_letter)
    assert walk.client.post("/join/age", {}).status_code == 422
    assert not User.objects.filter(email=EMAIL).exists()


def test_privacy_defaults_are_nobody(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.to_the_age_screen(zofias_letter)
    walk.say_age()
    walk.accept_rules()
    page = walk.client.get("/join/privacy").content.decode()
    assert page.count('value="nobody"') == 3 and page.count("checked") == 4
    walk.finish()
    zofia = User.objects.get(email=EMAIL)
    assert (zofia.photo_audience, zofia.about_audience, zofia.last_seen_audience) == ("nobody",) * 3


def test_the_default_name_is_the_offices(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.to_the_age_screen(zofias_letter)
    walk.say_age()
    assert User.objects.get(email=EMAIL).display_name == "Zofia Nowak"
    walk.accept_rules()
    assert walk.finish(name="Mrs Lowe").status_code == 422
    walk.finish(name="Z. Nowak")
    assert User.objects.get(email=EMAIL).display_name == "Z. Nowak"


def test_signing_in_after_a_claim_changes_the_session_key(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.to_the_age_screen(zofias_letter)
    before = walk.client.session.session_key
    walk.say_age()
    assert walk.client.session.session_key != before
    assert "joining" not in walk.client.session


def test_a_colleague_who_is_also_a_parent_keeps_one_account(cast: Cast, zofias_letter: IssuedLetter) -> None:
    people = User.objects.count()
    walk = Walk()
    walk.to_the_age_screen(zofias_letter, email=cast.bello.email, child="Jakub")
    walk.say_age()
    cast.zofia_contact.refresh_from_db()
    assert cast.zofia_contact.user == cast.bello and User.objects.count() == people
    assert Membership.objects.filter(user=cast.bello, room=cast.willow_room, ended_at=None).exists()


def test_an_address_that_signs_in_another_parent_is_refused(cast: Cast, zofias_letter: IssuedLetter) -> None:
    walk = Walk()
    walk.open(zofias_letter, email=cast.sam.email, child="Jakub")
    answer = walk.type_code()
    assert answer.status_code == 422 and "Use another one of yours" in answer.content.decode()
    assert walk.client.get("/join/age")["Location"] == "/join/email"
    cast.zofia_contact.refresh_from_db()
    assert cast.zofia_contact.user is None


def test_claiming_and_joining_are_audited_without_names(cast: Cast, zofias_letter: IssuedLetter) -> None:
    Walk().to_the_end(zofias_letter)
    entries = AuditEntry.objects.filter(action__in=["people.letter.claimed", "people.person.joined"])
    assert entries.count() == 2
    for entry in AuditEntry.objects.all():
        assert "Zofia" not in f"{entry.label}{entry.facts}" and EMAIL not in f"{entry.label}{entry.facts}"


def test_the_mail_with_the_code_names_no_class_and_no_child(cast: Cast, zofias_letter: IssuedLetter) -> None:
    Walk().open(zofias_letter)
    [message] = mail.outbox
    assert message.to == [EMAIL] and mailed_code() not in message.subject
    assert "Hollybank Primary" in message.body
    assert not any(word in message.subject + message.body for word in ("Willow", "Jakub", zofias_letter.code))
