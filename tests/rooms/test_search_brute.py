"""Every question finds what reading all messages finds, in the same order, page by page."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import User
from rooms.models import Message
from rooms.queries import memberships_of
from rooms.search import finding, postgres
from rooms.search.asking import Question, terms_of
from rooms.search.finding import find
from rooms.search.words import words_in
from tests.cast import Cast
from tests.rooms.searching import quickly

COMMON, RARE = ["tea", "teapot", "urn", "Ürn"], ["wellies", "welcome", "the", "Teatime"]


@pytest.mark.parametrize("seed", [1, 20261119, 77])
def test_search_equals_brute_force(cast: Cast, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PAGE", 4)
    monkeypatch.setattr(postgres, "RECENT", 6)
    monkeypatch.setattr(postgres, "FURTHER", 15)
    chance = random.Random(seed)
    people = {cast.willow_room: [cast.hannah, cast.dan], cast.oak_room: [cast.tom, cast.bello]}
    for number in range(90):
        room = chance.choice(list(people))
        message = quickly(room, chance.choice(people[room]), number)
        message.body = " ".join(chance.choices(COMMON, k=2) + chance.choices([*RARE, *["stone"] * 30], k=2))
        if chance.random() < 0.2:
            message.state, message.held_at = "held", timezone.now()
        message.save()
    for words in (
        "tea",
        "te",
        "urn",
        "wel",
        "tea urn",
        "urn tea",
        "the tea",
        "stone we",
        "wellies tea",
        "no",
    ):
        for authors in (None, (cast.hannah.pk, cast.tom.pk)):
            for since in (None, timezone.now() - timedelta(minutes=60)):
                question = Question(terms_of(words), authors, since)
                assert _all_pages(cast.sam, question) == _brute_force(question), question


def _all_pages(person: User, question: Question) -> list[int]:
    found, cursor = [], {}
    while cursor is not None:
        results = find(question, memberships_of(person), cursor)
        found += [hit.message.pk for hit in results.found]
        cursor = results.earlier
    return found


def _brute_force(question: Question) -> list[int]:
    messages = Message.objects.filter(state="posted").order_by("-shown_at")
    return [message.pk for message in messages if _answers(message, question)]


def _answers(message: Message, question: Question) -> bool:
    words = [word.text for word in words_in(message.body)]
    return (
        all(any(term.fits(word) for word in words) for term in question.terms)
        and (question.authors is None or message.author_id in question.authors)
        and (question.since is None or message.shown_at >= question.since)
    )
