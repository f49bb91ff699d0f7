"""/you/notices: what the school told a person, and that nobody learns more there than they should."""

import re
from typing import Any

from django.test import Client

from moderation.actions.held import open_held_case
from moderation.models import Case, CaseConflict
from moderation.verbs import Verb
from notices.models import Notice
from notices.sending import send
from people.models import User
from rooms.actions.holding import Cause, hold_message
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import decided, do, report
from tests.rooms.talk import said

ENDS = (
    "If a message of yours was taken down or not posted, the school’s reasons stand here once the school can "
    "give them. You can always ask the office."
)
EMPTY = "Nothing yet. When the school has something to tell you, it stands here."


def page_of(user: User, query: str = "") -> str:
    """All of it but what is drawn by lot."""
    answer = sign_in(user).get(f"/you/notices{query}")
    assert answer.status_code == 200
    return re.sub(r'name="csrf-token" content="\w+"', "", answer.content.decode())


def titles(page: str) -> list[str]:
    found = re.findall(r"<h2>(.*?)</h2>", page, re.DOTALL)
    return [re.sub(r"<span.*?</span>|\s+", " ", title).strip() for title in found]


def you_link(client: Client) -> str:
    """What the link to You says on the list of chats, read aloud."""
    page = client.get("/chats").content.decode()
    bar = page[page.index('class="botnav"') :]
    link = re.search(r'<a href="/you".*?</a>', bar, re.DOTALL)
    assert link
    return " ".join(re.sub(r"<[^>]*>", " ", link[0]).split())


def told(user: User, number: int = 1) -> None:
    for place in range(number):
        send(
            user_id=user.pk, kind="moderation.report.finished", facts={"report": f"R-{place}", "acted": True}
        )


def test_an_empty_page_says_so_and_ends_as_every_page_does(cast: Cast) -> None:
    page = page_of(cast.sam)
    assert EMPTY in page
    assert ENDS in page


def test_dan_reads_nothing_before_ten_seconds_are_over(cast: Cast, message: Message, clock: Clock) -> None:
    decided(report(cast.aisha, message).case, cast.lowe)
    clock.moves(seconds=9)
    dan = sign_in(cast.dan)
    assert EMPTY in dan.get("/you/notices").content.decode()
    assert you_link(dan) == "You"
    clock.moves(seconds=1)
    assert you_link(dan) == "You New from the school: 1"
    page = dan.get("/you/notices").content.decode()
    assert titles(page)[0].startswith("The school took down your message of ")
    assert titles(page)[0].endswith(" in Willow (Y3).")
    assert f'href="/messages/{message.pk}"' in page
    assert "If you think we got it wrong, tell the office: 01632 960142." in page
    assert f'id="about-m{message.pk}"' in page
    assert ENDS in page
    for secret in ("Aisha", "Lowe", "R-", "C-", WORDS):
        assert secret not in page


def test_an_undone_decision_is_never_told(cast: Cast, message: Message, clock: Clock) -> None:
    case = decided(report(cast.aisha, message).case, cast.lowe)
    clock.moves(seconds=5)
    do(Verb.UNDO, case, cast.lowe)
    clock.moves(seconds=60)
    assert EMPTY in page_of(cast.dan)


def test_new_ones_are_marked_once(cast: Cast, message: Message) -> None:
    report(cast.aisha, message)
    assert page_of(cast.aisha).count(">New</span>") == 1
    assert page_of(cast.aisha).count(">New</span>") == 0
    assert you_link(sign_in(cast.aisha)) == "You"


def test_a_report_leads_to_its_page(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    assert f'<a href="/you/reports/{filed.reference}">Open report {filed.reference}</a>' in page_of(
        cast.aisha
    )


def test_a_colleague_opens_the_case_while_they_may(cast: Cast, message: Message) -> None:
    """What nobody of the queue may read any more stands as words only."""
    hold_message(message=message, actor=None, cause=Cause.CHECK_UNAVAILABLE)
    case = open_held_case(message=message, cause=Cause.CHECK_UNAVAILABLE)
    assert case is not None
    link = f'<a href="/cases/{case.reference}/">Open case {case.reference}</a>'
    assert link in page_of(cast.lowe)
    Case.objects.filter(pk=case.pk).update(queue="dsl")
    page = page_of(cast.lowe)
    assert link not in page
    assert f"Case {case.reference} waits for you." in page


def test_a_colleague_who_becomes_part_of_a_case_finds_nothing_of_it(cast: Cast, message: Message) -> None:
    hold_message(message=message, actor=None, cause=Cause.CHECK_UNAVAILABLE)
    case = open_held_case(message=message, cause=Cause.CHECK_UNAVAILABLE)
    assert case is not None
    lowe = sign_in(cast.lowe)
    assert you_link(lowe) == "You New from the school: 1"
    CaseConflict.objects.create(case=case, user=cast.lowe, ground="household")
    assert you_link(lowe) == "You"
    page = lowe.get("/you/notices").content.decode()
    assert case.reference not in page
    assert EMPTY in page


def test_a_kind_nobody_knows_is_left_out_and_does_not_count_for_ever(cast: Cast, db: None) -> None:
    send(user_id=cast.sam.pk, kind="weather.report")
    sam = sign_in(cast.sam)
    assert EMPTY in sam.get("/you/notices").content.decode()
    assert you_link(sam) == "You"


def test_fifty_a_page(cast: Cast) -> None:
    told(cast.sam, 51)
    first, second = page_of(cast.sam), page_of(cast.sam, "?page=2")
    assert (len(titles(first)), len(titles(second))) == (50, 1)
    assert "Page 2 of 2" in second
    assert page_of(cast.sam, "?page=nonsense") == page_of(cast.sam)


def test_nobody_reads_anothers(cast: Cast) -> None:
    told(cast.sam)
    page_of(cast.hannah)
    assert Notice.objects.get().read_at is None
    assert EMPTY in page_of(cast.hannah)


def test_the_badge_counts_to_ninety_nine(cast: Cast) -> None:
    told(cast.sam, 101)
    assert you_link(sign_in(cast.sam)) == "You New from the school: 99+"


def test_a_page_costs_the_same_however_many(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        decided(report(cast.aisha, said(cast.dan, cast.willow_room, f"No {number}")).case, cast.lowe)
    told(cast.dan, 5)
    Notice.objects.update(send_after="2026-01-01T10:00Z")
    dan = sign_in(cast.dan)
    dan.get("/you/notices")
    with django_assert_max_num_queries(23):
        assert len(titles(dan.get("/you/notices").content.decode())) == 10


def test_why_is_one_link_for_everybody_and_shown_in_own_rows_only(
    cast: Cast, message: Message, clock: Clock
) -> None:
    decided(report(cast.aisha, message).case, cast.lowe)
    pages = [
        sign_in(user).get(f"/rooms/{cast.willow_room.slug}/").content.decode()
        for user in (cast.dan, cast.sam)
    ]
    links = [re.findall(r'<a class="to-why"[^>]*>Why</a>', page) for page in pages]
    assert links[0] == links[1] == [f'<a class="to-why" href="/you/notices#about-m{message.pk}">Why</a>']
    rows = [re.search(rf'<li class="([^"]*)" data-row="{message.pk}"', page) for page in pages]
    assert [("own" in row[1].split()) for row in rows if row] == [True, False]


def test_the_face_is_the_same_whoever_decided(cast: Cast) -> None:
    """The safeguarding lead's removal looks like any other, to its author too (MO-29)."""
    articles = []
    for reason, decider in (("unkind", cast.lowe), ("child_danger", cast.kaur)):
        message = said(cast.dan, cast.willow_room, "What does he do there every evening")
        decided(report(cast.aisha, message, reason).case, decider)
        page = sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/").content.decode()
        article = re.search(rf'<article [^>]*id="m{message.pk}".*?</article>', page, re.DOTALL)
        assert article
        articles.append(_without_numbers(article[0]))
    assert articles[0] == articles[1]


def test_a_removal_by_the_safeguarding_lead_tells_the_author_nothing(
    cast: Cast, message: Message, clock: Clock
) -> None:
    decided(report(cast.aisha, message, "child_danger").case, cast.kaur)
    clock.moves(days=2)
    page = page_of(cast.dan)
    assert EMPTY in page
    assert ENDS in page


def _without_numbers(article: str) -> str:
    article = re.sub(r'data-client="[^"]*"|datetime="[^"]*"|data-at="[^"]*"|>\d\d:\d\d<', "", article)
    return re.sub(r"\d+", "0", article)
