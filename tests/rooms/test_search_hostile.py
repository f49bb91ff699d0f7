"""Whatever is typed into search is only words, and what was said is only text."""

import pytest

from tests.cast import Cast, sign_in
from tests.rooms.searching import WORDS, found, look
from tests.rooms.talk import said


@pytest.mark.parametrize(
    "q",
    [
        *('"', "'", "*", "wellies*", "wellies OR towel AND NOT (", "NEAR(wellies towel)", "words:wellies"),
        *("{author}: 1", "^wellies", "-wellies", "wellies & !towel", "'wellies':*", "<->", "\\", "|", ":*"),
        *(
            "%",
            "_",
            "50%",
            "\0",
            "wellies\0",
            "\u202ewellies",
            "👢",
            "👍🏽👨‍👩‍👧",
            "’",
            "—",
            "<script>",
            "\ufffd",
        ),
        *("x" * 4000, "a " * 2000, "the and of", "' OR 1=1 --", "); DROP TABLE rooms_message; --"),
    ],
)
def test_no_text_is_a_language_to_the_index(cast: Cast, q: str) -> None:
    message = said(cast.dan, cast.willow_room, WORDS)
    page = look(sign_in(cast.sam), q)
    assert b"<script>" not in page.content and b"\0" not in page.content
    assert look(sign_in(cast.sam), "wellies", who=q[:70]).status_code == 200
    assert look(sign_in(cast.sam), "wellies", **{"from": q, "to": q, "before": q}).status_code == 200
    assert found(cast.sam, "wellies") == [message.pk]


@pytest.mark.parametrize(
    ("body", "q", "marked"),
    [
        ("Don’t forget the e-mail", "don't forget", ["Don", "t", "forget"]),
        ("the e-mail", "E-MAIL", ["e", "mail"]),
        ("کل جوتے لانا نہ بھولیں", "جوتے", ["جوتے"]),
        ("👢👢 wellies 👢", "wellies", ["wellies"]),
        ("<b>wellies</b> & socks", "well", ["wellies"]),
        ("See https://leisure.example.org/wellies", "leisure wellies", ["leisure", "wellies"]),
        ("naïve e\u0301clair", "naive eclair", ["naïve", "e\u0301clair"]),
        ("50%_off", "50 off", ["50", "off"]),
    ],
)
def test_found_words_are_marked_as_they_were_written(
    cast: Cast, body: str, q: str, marked: list[str]
) -> None:
    said(cast.dan, cast.willow_room, body)
    [hit] = look(sign_in(cast.sam), q).context["results"].found
    assert [piece.text for piece in hit.snippet if piece.is_found] == marked
    assert "".join(piece.text for piece in hit.snippet) == body


def test_a_long_message_is_cut_around_what_was_found(cast: Cast) -> None:
    body = "before " * 60 + "wellies " + "after " * 60
    said(cast.dan, cast.willow_room, body)
    [hit] = look(sign_in(cast.sam), "wellies").context["results"].found
    text = "".join(piece.text for piece in hit.snippet)
    assert text.startswith("…before ") and text.endswith("after…") and "wellies" in text and len(text) < 230


def test_a_message_of_one_endless_word_is_found_and_cut(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, "w" * 4000)
    assert found(cast.sam, "w" * 100) == found(cast.sam, "www") == [message.pk]


def test_a_forged_cursor_opens_no_other_room(cast: Cast) -> None:
    said(cast.dan, cast.willow_room, WORDS)
    for before in (
        f"{cast.willow_room.pk}.99",
        "1.1-2.2",
        "999999999.999999999",
        "1.1-",
        "-1.5",
        "x",
        "1.1" * 999,
    ):
        assert found(cast.tom, "wellies", before=before) == []
    assert found(cast.sam, "wellies", before=f"{cast.willow_room.pk}.1") == []
