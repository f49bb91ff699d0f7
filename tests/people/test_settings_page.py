"""/staff/settings: the school's own words for the check, and how parents hear of their own child."""

import pytest

from audit.models import AuditEntry
from guard import Label
from moderation.audit_words import sentences_of
from people.actions.words import add_word, remove_word
from people.check_facts import school_facts
from people.models import ImportRun, School, SchoolWord
from people.school_words import MOST, BadWord
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, OWN, stopped
from tests.rooms.talk import say

NO_CHILD = "/staff/settings/words/no_child"
LOOK_OUT = "/staff/settings/words/look_out"


def test_office_and_head_see_it_and_nobody_else(cast: Cast) -> None:
    for person in (cast.osei, cast.lindqvist):
        assert sign_in(person).get("/staff/settings").status_code == 200
    for person in (cast.sam, cast.hannah, cast.adeyemi, cast.lowe, cast.kaur, cast.young):
        client = sign_in(person)
        assert client.get("/staff/settings").status_code == 404
        assert client.post(NO_CHILD, {"no_child-text": "Rose Lane"}).status_code == 404
    assert not SchoolWord.objects.exists()


def test_a_word_that_is_no_child_is_passed_over_at_once(cast: Cast) -> None:
    body = "Jayden is at the museum again"
    add_word(actor=cast.osei, kind="no_child", text="Faith")
    stopped(sign_in(cast.sam), cast.willow_room, body)
    page = sign_in(cast.osei).post(NO_CHILD, {"no_child-text": " Jayden "}, follow=True)
    assert "A child on the roll has this name." in page.content.decode()
    assert say(sign_in(cast.sam), cast.willow_room, body).status_code == 201
    stopped(sign_in(cast.sam), cast.willow_room, NAMED)  # the full name is still found
    remove_word(actor=cast.osei, word_id=SchoolWord.objects.get(text="Jayden").pk)
    stopped(sign_in(cast.sam), cast.willow_room, body.replace("again", "today"))


def test_a_word_to_look_out_for_is_found(cast: Cast) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, "Has anyone seen Noodle today?").status_code == 201
    sent = {"look_out-text": "Noodle", "look_out-label": "PUPIL_NAME"}
    assert sign_in(cast.lindqvist).post(LOOK_OUT, sent).status_code == 302
    assert school_facts().policy.extra == {(Label.PUPIL_NAME, "noodle")}
    stopped(sign_in(cast.sam), cast.willow_room, "Has anyone seen Noodle today?")


def test_asking_about_own_children_is_the_schools_choice(cast: Cast) -> None:
    office = sign_in(cast.osei)
    assert office.post("/staff/settings/own-child", {"choice": "ask"}).status_code == 302
    stopped(sign_in(cast.sam), cast.willow_room, OWN)
    office.post("/staff/settings/own-child", {"choice": "ask"})
    assert [entry.facts for entry in AuditEntry.objects.filter(action="people.own_children.chosen")] == [
        {"choice": "ask"}
    ]
    assert office.post("/staff/settings/own-child", {"choice": "loud"}).status_code == 422
    assert office.post("/staff/settings/own-child").status_code == 422
    assert School.objects.get().own_child_names == "ask"


def test_the_trail_says_who_and_never_the_word(cast: Cast) -> None:
    word = add_word(actor=cast.osei, kind="look_out", text="Noodle", label="PUPIL_NAME")
    assert remove_word(actor=cast.lindqvist, word_id=word.pk)
    assert not remove_word(actor=cast.lindqvist, word_id=word.pk)
    entries = list(AuditEntry.objects.filter(action__startswith="people.word."))
    said = sentences_of(entries)
    assert [said[entry.pk] for entry in entries] == [
        "Mrs Osei added a word for the check before sending: one to look out for.",
        "Dr Lindqvist removed a word for the check before sending: one to look out for.",
    ]
    assert "oodle" not in str([(entry.label, entry.facts) for entry in entries])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Type a word first."),
        (" \n ", "Type a word first."),
        (" \u200b ", "Only letters"),
        ("x" * 200, "That’s too long."),
        ("word " * 500, "That’s too long."),
        (".*", "Only letters"),
        ("^(Jay|Ty)den$", "Only letters"),
        ("[a-z]+", "Only letters"),
        ("gym\u202emayg", "Only letters"),
        ("a\x00b", "Only letters"),
        ("🙂🙂", "Only letters"),
        ("12345", "Only letters"),
        ("\u0301\u0301", "Only letters"),
        ("a", "That’s too short."),
    ],
)
def test_bad_words_are_refused_kindly_and_kept_in_the_form(cast: Cast, text: str, words: str) -> None:
    page = sign_in(cast.osei).post(NO_CHILD, {"no_child-text": text})
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not SchoolWord.objects.exists()
    assert not AuditEntry.objects.filter(action="people.word.added").exists()


@pytest.mark.parametrize("text", ["مدرسة", "שרה", "Zoë", "Ōtara Road", "Anne-Marie’s", "O'Neill", "3M team"])
def test_words_of_every_script_may_be_added(cast: Cast, text: str) -> None:
    sign_in(cast.osei).post(NO_CHILD, {"no_child-text": text})
    assert (
        f"<bdi>{text}</bdi>".replace("'", "&#x27;")
        in sign_in(cast.osei).get("/staff/settings").content.decode()
    )


def test_the_same_word_is_there_once(cast: Cast) -> None:
    add_word(actor=cast.osei, kind="no_child", text="Rose Lane")
    for again in ("rose lane", "ROSE  LANE", "Rósé-Lane"):
        page = sign_in(cast.osei).post(NO_CHILD, {"no_child-text": again})
        assert page.status_code == 422
        assert "in the list already" in page.content.decode()
    add_word(actor=cast.osei, kind="look_out", text="rose lane", label="INCIDENT")
    assert SchoolWord.objects.count() == 2


def test_a_list_ends_somewhere(cast: Cast) -> None:
    SchoolWord.objects.bulk_create(
        SchoolWord(kind="no_child", text=f"word {n}", folded=f"word {n}") for n in range(MOST)
    )
    with pytest.raises(BadWord, match="many"):
        add_word(actor=cast.osei, kind="no_child", text="one more")
    assert sign_in(cast.osei).post(NO_CHILD, {"no_child-text": "one more"}).status_code == 422


def test_labels_and_lists_that_do_not_exist(cast: Cast) -> None:
    office = sign_in(cast.osei)
    for label in ("", "PHONE", "ADDRESS", "no"):
        sent = {"look_out-text": "Noodle", "look_out-label": label}
        assert office.post(LOOK_OUT, sent).status_code == 422
    assert office.post("/staff/settings/words/else", {"else-text": "Noodle"}).status_code == 404
    assert office.post("/staff/settings/words/99999/removal").status_code == 302


def test_a_preview_of_an_import_stays_good(cast: Cast) -> None:
    """Words are no part of the roll: `roll_version` stays, so a colleague's preview is not stale."""
    before = School.objects.get().roll_version
    add_word(actor=cast.osei, kind="no_child", text="Rose Lane")
    assert School.objects.get().roll_version == before
    assert not ImportRun.objects.exists()
