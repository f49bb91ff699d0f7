"""Many at once, on a database with row locks."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections

from audit.models import AuditEntry
from moderation.actions.filing import Filed, file_report
from moderation.actions.keeping import keep_cases_fair
from moderation.actions.taking_back import withdraw_report
from moderation.actions.transition import transition
from moderation.capsules import first_break
from moderation.errors import AlreadyBeingRead, NoSuchCase, StaleCase
from moderation.kinds import State
from moderation.models import Case, Decision, EvidenceCapsule, Report
from moderation.verbs import Verb
from people.models import User
from rooms.actions.memberships import repair_memberships
from rooms.models import Message
from tests.cast import Cast, build_cast
from tests.moderation.reporting import HIDE, LEAVE_UP, do, report
from tests.rooms.talk import said

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
REASONS = ("unkind", "other", "hate", "private_info", "names_child", "money_scam", "child_danger", "untrue")


@pytest.fixture
def cast() -> Cast:
    assert connection.vendor == "postgresql"
    return build_cast()


def at_once(work: list[Callable[[], Any]]) -> list[Any]:
    """All of it in parallel, each on a connection of its own, starting together; refusals are among the answers."""
    start = threading.Event()

    def one(job: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=20)
            return job()
        except (StaleCase, AlreadyBeingRead, NoSuchCase) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=12) as pool:
        waiting = [pool.submit(one, job) for job in work]
        start.set()
        return [job.result(timeout=60) for job in waiting]


def filing(reporter: User, message: Message, reason: str) -> Callable[[], Filed]:
    def file() -> Filed:
        fresh = Message.objects.select_related("room", "author").get(pk=message.pk)
        return file_report(reporter=User.objects.get(pk=reporter.pk), message=fresh, reason=reason)

    return file


def all_holds(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_audit")
    call_command("verify_capsules")
    capsys.readouterr()


def test_fifty_parallel_reports_open_one_case(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    message = said(cast.dan, cast.willow_room)
    people = [cast.sam, cast.hannah, cast.aisha, cast.kofi, cast.adeyemi, cast.bello]
    at_once([filing(person, message, reason) for reason in REASONS for person in people])
    case = Case.objects.get()
    assert Report.objects.filter(case=case).count() == 48
    assert (case.queue, case.severity) == ("dsl", "critical")
    capsules = list(case.capsules.all())
    assert Counter(one.trigger for one in capsules) == {"first_report": 1, "later_report": 47}
    assert first_break(capsules) is None
    message.refresh_from_db()
    assert message.state == "held"
    assert Report.objects.filter(hid_at__isnull=False).count() == 1
    all_holds(capsys)


@pytest.mark.parametrize("reason", ["unkind", "staff_worry"])
def test_the_same_report_twice_at_once_is_one_row(cast: Cast, reason: str) -> None:
    message = said(cast.dan, cast.willow_room)
    answers = at_once([filing(cast.aisha, message, reason)] * 12)
    assert Report.objects.count() == Case.objects.count() == EvidenceCapsule.objects.count() == 1
    assert sum(answer.created for answer in answers) == 1
    assert AuditEntry.objects.filter(action="moderation.case.opened").count() == 1


def test_two_moderators_at_once_one_gets_409(cast: Cast) -> None:
    case = report(cast.aisha, said(cast.dan, cast.willow_room)).case

    def claiming(person: User) -> Callable[[], Case]:
        return lambda: transition(case=case, verb=Verb.CLAIM, actor=person, expected_version=case.version)

    answers = at_once([claiming(cast.lowe), claiming(cast.bello)])
    stale = [answer for answer in answers if isinstance(answer, StaleCase)]
    won = [answer for answer in answers if isinstance(answer, Case)]
    assert (len(stale), len(won)) == (1, 1)
    assert stale[0].by == won[0].assignee
    assert AuditEntry.objects.filter(action="moderation.case.claimed").count() == 1


def test_pressing_apply_twice_decides_once(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room)
    case = do(Verb.CLAIM, report(cast.aisha, message).case, cast.lowe)

    def deciding() -> Case:
        return transition(
            case=case, verb=Verb.DECIDE, actor=cast.lowe, expected_version=case.version, facts=HIDE
        )

    answers = at_once([deciding] * 6)
    assert sum(isinstance(answer, StaleCase) for answer in answers) == 5
    assert Decision.objects.count() == 1


def test_taking_back_and_claiming_at_once_agree(cast: Cast) -> None:
    for n in range(6):
        filed = report(cast.aisha if n % 2 else cast.kofi, said(cast.dan, cast.willow_room, f"No. {n}"))
        case = filed.case
        at_once(
            [
                lambda filed=filed: withdraw_report(report=filed, actor=filed.reporter),
                lambda case=case: transition(
                    case=case, verb=Verb.CLAIM, actor=cast.lowe, expected_version=case.version
                ),
            ]
        )
        filed.refresh_from_db()
        case.refresh_from_db()
        assert (case.state == State.CLOSED) == (filed.withdrawn_at is not None)


def test_talking_reporting_deciding_and_repairing_at_once_never_lock_each_other(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every way takes its locks in one order: case, room, head of the trail."""
    messages = [said(cast.dan, cast.willow_room, f"No. {n}") for n in range(6)]
    cases = [do(Verb.CLAIM, report(cast.aisha, one).case, cast.lowe) for one in messages[:4]]

    def deciding(case: Case) -> Callable[[], Case]:
        outcome = HIDE if case.pk % 2 else LEAVE_UP
        return lambda: transition(
            case=case, verb=Verb.DECIDE, actor=cast.lowe, expected_version=case.version, facts=outcome
        )

    work: list[Callable[[], Any]] = [deciding(case) for case in cases]
    work += [filing(cast.kofi, message, "private_info") for message in messages]
    work += [filing(cast.sam, message, "child_danger") for message in messages]
    work += [lambda: said(cast.hannah, cast.willow_room) for _ in range(8)]
    work += [repair_memberships, keep_cases_fair, repair_memberships, keep_cases_fair]
    at_once(work)
    assert Report.objects.count() == 4 + 6 + 6
    assert Case.objects.count() == 6
    all_holds(capsys)
