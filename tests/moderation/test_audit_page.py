"""/staff/audit: what was done, in plain sentences, for those who may read of it."""

import html
import re
from datetime import timedelta
from typing import Any

from django.utils import timezone

from audit.models import AuditEntry
from moderation.models import Case
from moderation.queries import trail_for
from people.actions.rules import change_rule
from people.actions.staff import appoint
from people.models import SchoolRole, User
from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import decided, report
from tests.moderation.test_conflicts import child_in, parent_of
from tests.rooms.talk import said


def page_of(user: User, query: str = "") -> str:
    """All of it but what is drawn by lot."""
    answer = sign_in(user).get(f"/staff/audit{query}")
    assert answer.status_code == 200
    return re.sub(r'name="csrf-token" content="\w+"', "", html.unescape(answer.content.decode()))


def sentences(page: str) -> list[str]:
    """Each line as it reads, with its case."""
    lines = re.findall(r"<li><time.*?</time><span>(.*?)</span></li>", page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", line).split()) for line in lines]


def test_what_a_moderator_did_reads_as_she_would_say_it(cast: Cast, message: Message) -> None:
    filed = report(cast.aisha, message)
    case = decided(filed.case, cast.lowe)
    ref = case.reference
    assert sentences(page_of(cast.lowe))[:5] == [
        f"Mrs Lowe decided a case: Hide it. Case {ref}",
        f"Mrs Lowe hid a message in Willow (Y3). Case {ref}",
        f"Mrs Lowe claimed a case. Case {ref}",
        f"Aisha Rahman reported something ({filed.reference}). Case {ref}",
        f"A case was opened. Case {ref}",
    ]


def test_no_pupil_no_words_and_no_raw_key(cast: Cast, message: Message) -> None:
    decided(report(cast.aisha, message, comment="He lies").case, cast.lowe)
    for reader in (cast.lowe, cast.lindqvist, cast.osei):
        page = page_of(reader)
        page = page[page.index("<main") : page.index("</main>")]
        for secret in (WORDS, "Callum", "He lies", "names.", "moderation.", "rooms.message", "people."):
            assert secret not in page, secret


def test_the_exact_time_stands_with_every_line(cast: Cast, message: Message) -> None:
    report(cast.aisha, message)
    entry = AuditEntry.objects.order_by("-number").first()
    assert entry
    at = timezone.localtime(entry.at)
    exact = f"{at:%A} {at.day} {at:%B %Y, %H:%M:%S}"
    assert f'title="{exact}" data-exact="{exact}" tabindex="0">{at:%H:%M}</time>' in page_of(cast.lowe)


def test_a_conflicted_moderator_reads_nothing_of_her_case(cast: Cast, message: Message) -> None:
    """Mrs Lowe has a child in Willow: list, filters, counts and the page's source."""
    parent_of(cast.lowe, child_in(cast.willow))
    case = report(cast.aisha, message).case
    decided(case, cast.bello)
    other = report(cast.tom, said(cast.sam, cast.oak_room, "Oak only")).case
    lowe = page_of(cast.lowe)
    assert case.reference not in lowe
    assert "Aisha" not in lowe
    assert "Mr Bello" not in lowe  # not even among the colleagues to choose from
    assert "Willow" not in lowe
    assert other.reference in lowe
    assert case.reference in page_of(cast.bello)
    assert case.reference not in page_of(cast.lowe, f"?by={cast.bello.pk}&kind=cases")


def test_nobody_else_finds_the_safeguarding_leads_cases(cast: Cast, message: Message) -> None:
    case = report(cast.aisha, message, "child_danger").case
    decided(case, cast.kaur)
    assert case.reference in page_of(cast.kaur)
    for reader in (cast.lowe, cast.bello, cast.lindqvist, cast.penrose, cast.young, cast.osei):
        page = page_of(reader)
        assert case.reference not in page, reader.display_name
        assert "Aisha" not in page
        assert "hid a message" not in page


def test_pages_do_not_show_how_much_is_hidden(cast: Cast, message: Message) -> None:
    """A number that counts every entry would tell of those that are not there."""
    decided(report(cast.aisha, message, "child_danger").case, cast.kaur)
    before = page_of(cast.lowe)
    decided(report(cast.aisha, said(cast.dan, cast.willow_room), "child_danger").case, cast.kaur)
    assert page_of(cast.lowe) == before


def test_the_office_reads_of_people_and_moderators_of_cases(cast: Cast, message: Message) -> None:
    change_rule(actor=cast.osei, code="kind", title="Be kind, always", text="As at the gate.")
    case = report(cast.aisha, message).case
    office, lowe, head = page_of(cast.osei), page_of(cast.lowe), page_of(cast.lindqvist)
    rule = "Mrs Osei changed the rule “Be kind, always”."
    assert rule in sentences(office)
    assert case.reference not in office
    assert case.reference in lowe
    assert rule not in sentences(lowe)
    assert "About" not in lowe  # nothing to choose between
    assert rule in sentences(head)
    assert '<select class="in" id="audit-kind"' in head


def test_narrowed_by_kind_by_person_and_by_day(cast: Cast, message: Message) -> None:
    decided(report(cast.aisha, message).case, cast.lowe)
    cast.bello.school_roles.create(role=SchoolRole.Role.HEAD)
    assert sentences(page_of(cast.bello, "?kind=people"))[-1] == "The school was set up."
    assert not [line for line in sentences(page_of(cast.bello, "?kind=people")) if "Case" in line]
    by_lowe = sentences(page_of(cast.bello, f"?by={cast.lowe.pk}"))
    assert len(by_lowe) == 3
    assert all(line.startswith("Mrs Lowe") for line in by_lowe)
    yesterday = timezone.localdate() - timedelta(days=1)
    assert "Nothing found." in page_of(cast.bello, f"?on={yesterday}")
    assert sentences(page_of(cast.bello, f"?on={timezone.localdate()}")) == sentences(page_of(cast.bello))


def test_filters_that_make_no_sense_ask_for_nothing(cast: Cast, message: Message) -> None:
    report(cast.aisha, message)
    everything = sentences(page_of(cast.lowe))
    for query in (
        "?kind=x",
        "?by=x",
        "?by=²",
        "?by=" + "9" * 30,
        "?on=2026-13-01",
        "?on=x",
        "?page=0",
        "?page=x",
    ):
        assert sentences(page_of(cast.lowe, query)) == everything, query


def test_a_parent_is_no_colleague_to_choose(cast: Cast, message: Message) -> None:
    decided(report(cast.aisha, message).case, cast.lowe)
    options = re.findall(r"<option value=\"\d+\"[^>]*>([^<]*)<", page_of(cast.lowe))
    assert options == ["Mrs Lowe"]


def test_fifty_a_page_and_the_filters_stay(cast: Cast) -> None:
    for _ in range(51):
        change_rule(actor=cast.osei, code="kind", title="Be kind", text="As at the gate.")
    first = page_of(cast.osei, f"?by={cast.osei.pk}")
    assert len(sentences(first)) == 50
    assert f'href="?by={cast.osei.pk}&page=2"' in first
    assert len(sentences(page_of(cast.osei, f"?by={cast.osei.pk}&page=2"))) == 1


def test_what_the_office_does_reads_well(cast: Cast) -> None:
    appoint(
        actor=cast.osei,
        email="new.colleague@hollybank.example.org",
        display_name="Miss Bird",
        roles=[SchoolRole.Role.MODERATOR],
    )
    read = sentences(page_of(cast.osei))
    assert read[0] == "Mrs Osei gave Miss Bird a role: Moderator."
    assert read[1] == "Miss Bird was asked whether they are 16 or over: yes."


def test_who_has_left_is_not_named(cast: Cast, message: Message) -> None:
    report(cast.aisha, message)
    User.objects.filter(pk=cast.aisha.pk).update(closed_at=timezone.now())
    assert "Aisha" not in page_of(cast.lowe)
    assert "Former member reported something" in page_of(cast.lowe)


def test_the_page_costs_the_same_however_many(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(4):
        decided(report(cast.aisha, said(cast.dan, cast.willow_room, f"No {number}")).case, cast.lowe)
    lowe = sign_in(cast.lowe)
    lowe.get("/staff/audit")
    assert trail_for(cast.lowe).count() > 20
    with django_assert_max_num_queries(30):
        lowe.get("/staff/audit")


def test_the_rail_shows_only_the_doors_that_open(cast: Cast, message: Message) -> None:
    report(cast.aisha, message)
    assert Case.objects.count() == 1
    assert rail(page_of(cast.lowe)) == [
        *("Chats", "Moderate To do: 1", "Audit", "Figures", "You", "L You, Mrs Lowe"),
    ]
    assert rail(page_of(cast.osei)) == [
        *("Chats", "Classes", "Import", "Letters", "Days off", "Audit", "Figures", "Settings", "You"),
        "O You, Mrs Osei",
    ]
    parent_of(cast.lowe, child_in(cast.willow))
    assert rail(page_of(cast.lowe))[1] == "Moderate"


def test_parents_and_teachers_see_none_of_the_doors(cast: Cast) -> None:
    for user in (cast.sam, cast.hannah, cast.adeyemi):
        page = sign_in(user).get("/chats").content.decode()
        assert "/staff/" not in page
        bar = page[page.index('class="botnav"') :]
        assert re.findall(r"</svg>([^<]*?)\s*<", bar)[:4] == ["Chats", "Events", "Safety", "You"]


def rail(page: str) -> list[str]:
    inside = page[page.index('class="rail"') : page.index("</nav>")]
    links = re.findall(r"<a .*?</a>", inside, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", link).split()) for link in links]


def test_the_page_promises_only_what_is_so(cast: Cast) -> None:
    """A case that goes to the safeguarding lead is no longer on a moderator's page, though nothing was removed."""
    page = page_of(cast.lowe)
    assert "Nobody can change what was written down. You see what your roles let you see." in page
