"""Page after page of results, and what they cost."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from rooms.queries import memberships_of
from rooms.search.asking import Question, terms_of
from tests.cast import Cast, sign_in
from tests.rooms.searching import WORDS, quickly
from tests.rooms.talk import said


def test_results_page_backwards_without_gap_or_repeat(cast: Cast) -> None:
    expected = []
    for number in range(47):
        room, author = ((cast.willow_room, cast.hannah), (cast.oak_room, cast.tom))[number % 3 == 0]
        expected.append(quickly(room, author, number).pk)
    client, seen, more = sign_in(cast.sam), [], "q=wellies"
    for size in (20, 20, 7):
        page = client.get(f"/search?{more}").context
        assert len(page["results"].found) == size
        seen += [hit.message.pk for hit in page["results"].found]
        said(cast.dan, cast.willow_room, WORDS) if size == 20 and len(seen) == 20 else None
        more = page["earlier"]
    assert page["results"].earlier is None
    assert seen == expected[::-1]


def test_the_number_of_questions_does_not_grow_with_what_is_found(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    from rooms.search.cursor import Cursor
    from rooms.search.finding import find

    mine = memberships_of(cast.sam)
    start: Cursor = {}
    most = {"sqlite": 2, "postgresql": 4}[connection.vendor]
    for _ in range(2):
        for _ in range(12):
            quickly(cast.willow_room, cast.hannah, 1)
            quickly(cast.oak_room, cast.tom, 2)
        with django_assert_max_num_queries(most):
            find(Question(terms_of("wellies")), mine, start)
    with django_assert_max_num_queries(most + 1):
        find(Question(terms_of("wellies"), since=timezone.now() - timedelta(days=1)), mine, start)
