"""The worker: repairs and tidying on a clock. Every job may run twice or late; none relies on running once."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.db import close_old_connections, connections

from moderation.actions.edits import keep_missed_edits
from moderation.actions.held import open_missing_cases
from moderation.actions.keeping import close_settled_cases, keep_cases_fair, let_go_idle_claims
from notices.sending import deliver_due
from people.actions.import_tidying import forget_imports
from people.actions.photos import drop_stray_photos
from people.actions.tidying import expire_letters, forget_codes
from rooms.actions.bringing import drop_stale_attachments, drop_stray_attachments
from rooms.actions.event_reminding import remind_of_events
from rooms.actions.memberships import repair_memberships
from rooms.actions.poll_closing import close_due_polls
from rooms.counting import forget_old_counts
from rooms.search.index import tidy as tidy_search

log = logging.getLogger(__name__)

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
TICK = 1.0


@dataclass(frozen=True)
class Job:
    name: str
    every: float  # seconds
    run: Callable[[], object]


JOBS = (
    Job("deliver notices", 5.0, deliver_due),
    Job("remind of events", MINUTE, remind_of_events),
    Job("close due polls", MINUTE, close_due_polls),
    Job("repair memberships", MINUTE, repair_memberships),
    Job("open missing cases", MINUTE, open_missing_cases),
    Job("keep missed edits", MINUTE, keep_missed_edits),
    Job("let go idle claims", MINUTE, let_go_idle_claims),
    Job("keep cases fair", 5 * MINUTE, keep_cases_fair),
    Job("close settled cases", HOUR, close_settled_cases),
    Job("expire letters", HOUR, expire_letters),
    Job("forget codes", HOUR, forget_codes),
    Job("forget old imports", HOUR, forget_imports),
    Job("drop stray photos", HOUR, drop_stray_photos),
    Job("drop stale pictures", HOUR, drop_stale_attachments),
    Job("drop stray pictures", DAY, drop_stray_attachments),
    Job("tidy the search index", DAY, tidy_search),
    Job("forget old counts", DAY, forget_old_counts),
    Job("forget old sessions", HOUR, lambda: call_command("clearsessions")),
)


def work(stop: threading.Event, jobs: tuple[Job, ...] = JOBS) -> None:
    """Run jobs when they are due until `stop` is set. A job that fails is logged and tried again next time."""
    due = dict.fromkeys(jobs, 0.0)
    while not stop.is_set():
        for job in jobs:
            if time.monotonic() >= due[job]:
                due[job] = time.monotonic() + job.every
                _run(job)
        stop.wait(TICK)
    connections.close_all()


def _run(job: Job) -> None:
    close_old_connections()
    try:
        job.run()
    except Exception:
        log.exception("The job “%s” failed; it runs again in %d s.", job.name, job.every)
    finally:
        close_old_connections()
