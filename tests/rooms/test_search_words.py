"""What is one word, and which words are the same: by Python, and by the database that spells for itself."""

import unicodedata

import pytest
from django.db import connection

from rooms.search.asking import MOST_WORDS, Term, terms_of
from rooms.search.letters import RANGES
from rooms.search.words import LONGEST, spelt, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë’s ŁUKASZ don't", "zoe s lukasz don t"),
        ("İstanbul Straße Æsop ŒUVRE", "istanbul strasse aesop oeuvre"),
        ("e\u0301clair Éclair", "eclair eclair"),
        ("عَلِي علی", "علی علی"),
        ("3️⃣ wellies👢e-mail a_b 50% x@y.org", "3 wellies e mail a b 50 x y org"),
        ("Ёлка ΟΔΌΣ ὀδός", "елка οδοσ οδοσ"),
        ("বাংলা क्षेत्र", "বাংলা क्षेत्र"),
        ("\0\u200b 👍👍 — … ", ""),
        ("x" * 100, "x" * LONGEST),
    ],
)
def test_words_are_spelt_alike(text: str, words: str) -> None:
    assert spelt(text) == words
    assert spelt(spelt(text)) == words


def test_a_word_knows_where_it_stands() -> None:
    text = "So — Zoë’s e\u0301clair!"
    assert [text[word.start : word.end] for word in words_in(text)] == ["So", "Zoë", "s", "e\u0301clair"]


def test_only_the_last_word_may_be_begun() -> None:
    assert terms_of("tea UR") == (Term("tea"), Term("ur", is_start=True))
    assert terms_of("tea u") == (Term("tea"), Term("u"))
    assert terms_of("tea Tea tea") == (Term("tea", is_start=True),)
    assert len(terms_of(" ".join(f"w{number}" for number in range(100)))) == MOST_WORDS
    assert terms_of("👍 \0 % _ \" ' * : ( ) -") == ()


def test_letters_are_what_unicode_said_when_they_were_frozen() -> None:
    frozen = unicodedata.ucd_3_2_0
    inside = {code for first, last in RANGES for code in range(first, last + 1)}
    enclosing_or_musical = {*range(0xFE00, 0xFE10), *range(0x20D0, 0x2100), *range(0x1D100, 0x1D200)}
    for code in range(0x80, 0x30000):
        if 0xD800 <= code < 0xE000 or (kind := frozen.category(chr(code))) == "Cn":
            continue
        is_letter = (kind[0] in "LN" or kind in ("Mn", "Mc")) and code not in enclosing_or_musical
        assert (code in inside) == is_letter, hex(code)


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_database_spells_every_letter_as_python_does() -> None:
    assert connection.vendor == "postgresql"
    letters = [chr(code) for code in range(1, 0x20000) if not 0xD800 <= code < 0xE000]
    pairs = [f"a{letter}b {letter}" for letter in letters]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_to_string(tsvector_to_array(rooms_search_words(7, 9, said)), ' ') "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS all_of(said, place) ORDER BY place",
            [pairs],
        )
        answers = [set(row[0].split(" ")) for row in cursor.fetchall()]
    different = {
        hex(ord(letter)): answer
        for letter, pair, answer in zip(letters, pairs, answers, strict=True)
        if answer != {"7@9"} | {f"7.{word}" for word in spelt(pair).split()}
    }
    assert different == {}
