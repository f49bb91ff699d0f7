"""What the sheet shows: words, marks, numbers, answers; and the same as a page without script."""

import html
import re
from uuid import uuid4

import pytest

from guard import Finding, Label, Reason
from people.finding_words import WORDS
from rooms.check_marks import marked, numbered, spans_of
from rooms.models import GuardAnswer, Membership, Message
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, OWN, PUNCHED, SICK, stopped
from tests.rooms.talk import JSON

ALL = "Is Jayden Thompson OK? He was sick after lunch. His mum is on 07700 900142 if anyone can ring her."


def in_utf16(body: str, span: dict[str, int]) -> str:
    """The stretch as a browser selects it."""
    units = body.encode("utf-16-le")
    return units[span["start"] * 2 : span["end"] * 2].decode("utf-16-le")


def words_in(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def people_in(cast: Cast) -> int:
    return Membership.objects.filter(room=cast.willow_room, ended_at__isnull=True).count()


def test_the_sheet_of_a_nudge(cast: Cast) -> None:
    sheet = stopped(sign_in(cast.sam), cast.willow_room, NAMED)
    said = words_in(sheet["html"])
    assert sheet["html"].startswith('<section class="check" aria-labelledby="check-title"')
    assert '<h2 id="check-title">This names a child</h2>' in sheet["html"]
    assert f"{people_in(cast)} people would see it. Is that OK with the family?" in said
    assert "found 1 of 1: Jayden Thompson , a child’s name" in said
    assert "A child’s name Leave the name out if you can." in said
    assert "Nothing has been sent yet. If you send it anyway, the school may take it down." in said
    answers = re.findall(r'value="(\w+)" data-answer="(\w+)"', sheet["html"])
    assert answers == [(name, name) for name in ("edit", "ask_moderator", "post_anyway")]


def test_the_sheet_of_a_hold_has_no_send_anyway(cast: Cast) -> None:
    sheet = stopped(sign_in(cast.sam), cast.willow_room, SICK)
    assert "A moderator needs to see this one first." in sheet["html"]
    assert re.findall(r'data-answer="(\w+)"', sheet["html"]) == ["edit", "ask_moderator"]
    assert "Send anyway" not in sheet["html"]


def test_marks_lines_and_spans_go_together(cast: Cast) -> None:
    sheet = stopped(sign_in(cast.sam), cast.willow_room, ALL)
    found = [in_utf16(ALL, span) for span in sheet["spans"]]
    assert found == ["Jayden Thompson", "was sick", "07700 900142"]
    assert re.findall(r"<sup[^>]*>(\d)</sup>", sheet["html"]) == ["1", "2", "3"]
    assert re.findall(r'<span class="n"[^>]*>(\d)</span>', sheet["html"]) == ["1", "2", "3"]
    quote = sheet["html"].split("<blockquote")[1].split("</blockquote>")[0]
    spoken = re.sub(r'<bdi class="vh">[^<]*</bdi>|<sup.*?</sup>', "", quote)
    assert words_in(spoken.split(">", 1)[1]) == ALL


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (ALL, "This names a child"),
        ("My number is 07700 900142", "This gives a phone number"),
        ("We live at 14 Mill Lane", "This gives an address"),
        ("Ellie has asthma", "This is about someone’s health"),
        (PUNCHED, "This could hurt someone"),
        ("Jayden punched Ellie at break", "This could hurt someone"),
    ],
)
def test_the_gravest_finding_heads_the_sheet(cast: Cast, body: str, title: str) -> None:
    assert f">{title}</h2>" in stopped(sign_in(cast.sam), cast.willow_room, body)["html"]


def test_every_kind_of_finding_has_words() -> None:
    assert set(WORDS) == set(Reason)
    for words in WORDS.values():
        for line in (words.title, words.question, words.name, words.advice):
            assert str(line)
            assert not re.search("violation|blocked|inappropriate|flagged", str(line))


@pytest.mark.parametrize(
    "before",
    ["🥾🥾👨‍👩‍👧 ", "مرحبا بالجميع ", "‏שלום ", "e\u0301te\u0301 ", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 \n\n", "𝓗𝓲 "],
)
def test_spans_count_as_browsers_count(cast: Cast, before: str) -> None:
    body = f"{before}has anyone seen Jayden Thompson’s bag 🎒 or Faith Boateng’s?"
    sheet = stopped(sign_in(cast.sam), cast.willow_room, body)
    assert [in_utf16(sheet["body"], span) for span in sheet["spans"]] == ["Jayden Thompson", "Faith Boateng"]


def test_spans_are_of_the_trimmed_body(cast: Cast) -> None:
    sheet = stopped(sign_in(cast.sam), cast.willow_room, f"  \r\n {NAMED}\r\nThanks \n ")
    assert sheet["body"] == f"{NAMED}\nThanks"
    assert in_utf16(sheet["body"], sheet["spans"][0]) == "Jayden Thompson"


def test_no_words_become_markup(cast: Cast) -> None:
    body = "<img src=x onerror=alert(1)> Jayden Thompson’s <script>alert(1)</script> & {{ csrf_token }}"
    sheet = stopped(sign_in(cast.sam), cast.willow_room, body)
    assert "<img" not in sheet["html"]
    assert "<script" not in sheet["html"]
    assert "&lt;script&gt;" in sheet["html"]
    assert "{{ csrf_token }}" in sheet["html"]


def found(start: int, end: int, reason: Reason = Reason.INCIDENT) -> Finding:
    return Finding(Label.INCIDENT, start, end, reason)


@pytest.mark.parametrize(
    "findings",
    [
        (found(0, 20), found(4, 9, Reason.ANOTHER_CHILD)),  # one inside another
        (found(0, 9), found(4, 15, Reason.ANOTHER_CHILD), found(9, 15)),  # two that cross
        (found(0, 20), found(0, 20, Reason.ANOTHER_CHILD)),  # the same words twice
        (found(0, 20), found(2, 5), found(3, 9), found(15, 20)),
    ],
)
def test_marks_always_nest_and_lose_no_letter(findings: tuple[Finding, ...]) -> None:
    body = "abcdefghijklmnopqrst"
    markup = str(marked(body, findings))
    assert markup.count("<mark") == markup.count("</mark>") == len(findings)
    plain = re.sub(r'<bdi class="vh">[^<]*</bdi>|<sup.*?</sup>|</?mark[^>]*>', "", markup)
    assert plain == body
    depth = 0
    for tag in re.findall(r"</?mark", markup):
        depth += 1 if tag == "<mark" else -1
        assert depth >= 0
    assert spans_of(body, findings) == [{"start": one.start, "end": one.end} for one in findings]


def test_one_kind_has_one_number(cast: Cast) -> None:
    body = "Has anyone seen Jayden, Faith Boateng and Callum Stewart? 07700 900142"
    sheet = stopped(sign_in(cast.sam), cast.willow_room, body)
    assert re.findall(r"<sup[^>]*>(\d)</sup>", sheet["html"]) == ["1", "1", "1", "2"]
    assert re.findall(r'<span class="n"[^>]*>(\d)</span>', sheet["html"]) == ["1", "2"]
    assert len(numbered((found(0, 1), found(1, 2), found(2, 3, Reason.PHONE)))) == 2


def test_a_message_full_of_names_still_has_a_short_sheet(cast: Cast) -> None:
    body = ("Jayden Thompson " * 250)[:4000]
    sheet = stopped(sign_in(cast.sam), cast.willow_room, body)
    assert len(sheet["spans"]) > 100
    assert sheet["html"].count("<li>") <= len(WORDS)


@pytest.mark.parametrize("letter", ["a", "J", "🥾", "\u0301x", "٣", "ﷺ", "'"])
def test_4000_of_one_letter_pass_quickly(cast: Cast, letter: str) -> None:
    body = ("o" + letter * 4000)[:4000]
    answer = sign_in(cast.sam).post(
        f"/rooms/{cast.willow_room.slug}/messages", {"client_id": str(uuid4()), "body": body}, headers=JSON
    )
    assert answer.status_code in (201, 422)


def form(cast: Cast, body: str, **more: str) -> dict[str, str]:
    return {"client_id": str(uuid4()), "body": body} | more


def test_without_script_the_sheet_is_a_page(cast: Cast) -> None:
    client, address = sign_in(cast.sam), f"/rooms/{cast.willow_room.slug}/messages"
    said = form(cast, f"{NAMED}\r\nThanks")
    page = client.post(address, said)
    shown = page.content.decode()
    assert page.status_code == 422
    assert '<h2 id="check-title">This names a child</h2>' in shown
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown))
    assert hidden["client_id"] == said["client_id"]
    assert html.unescape(hidden["body"]) == f"{NAMED}\nThanks"
    fields = {name: html.unescape(value) for name, value in hidden.items()}
    sent = client.post(address, fields | {"body": f"{NAMED}\r\nThanks", "answer": "post_anyway"})
    message = Message.objects.get()
    assert sent.status_code == 302
    assert sent["Location"] == f"/rooms/{cast.willow_room.slug}/#m{message.pk}"
    assert GuardAnswer.objects.get().message == message


def test_without_script_edit_brings_the_words_back(cast: Cast) -> None:
    client, address = sign_in(cast.sam), f"/rooms/{cast.willow_room.slug}/messages"
    back = client.post(address, form(cast, NAMED, answer="edit", check_token="x"))
    assert back.status_code == 200
    assert html.escape(NAMED) in back.content.decode().split('id="composer"')[1]
    assert not Message.objects.exists()


def test_without_script_a_moderator_can_be_asked(cast: Cast) -> None:
    client, address = sign_in(cast.sam), f"/rooms/{cast.willow_room.slug}/messages"
    page = client.post(address, form(cast, SICK)).content.decode()
    token = re.search(r'name="check_token" value="([^"]+)"', page)
    assert token
    asked = client.post(address, form(cast, SICK, answer="ask_moderator", check_token=token[1]))
    assert asked.status_code == 302
    assert "Waiting for a moderator." in client.get(f"/rooms/{cast.willow_room.slug}/").content.decode()


def test_an_outsider_learns_nothing_from_the_check(cast: Cast) -> None:
    client = sign_in(cast.tom)
    for body in (NAMED, OWN, SICK):
        for answer in ("", "edit", "ask_moderator"):
            address = f"/rooms/{cast.willow_room.slug}/messages"
            assert client.post(address, form(cast, body, answer=answer)).status_code == 404
