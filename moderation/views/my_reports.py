"""/you/reports: what became of a person's own reports; adding to one, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from moderation.access import report_for
from moderation.actions.taking_back import add_note_to_report, withdraw_report
from moderation.errors import AlreadyBeingRead, BadReport, NotAllowedNow
from moderation.models import Report
from moderation.my_reports import my_report, reports_of
from moderation.report_words import Story
from moderation.views.sheets import sheet
from people.access import must_have_joined
from people.middleware import wants_json
from rooms.body import is_blank
from rooms.views.said import said_in, text_in


@require_GET
def my_reports(request: HttpRequest) -> HttpResponse:
    """Everything I reported: being looked at, then finished."""
    stories = [Story(one) for one in reports_of(must_have_joined(request.user))]
    waiting = [story for story in stories if story.mine.may_add]
    finished = [story for story in stories if not story.mine.may_add]
    return render(request, "moderation/my_reports.html", {"waiting": waiting, "finished": finished})


@require_GET
def one_report(request: HttpRequest, reference: str) -> HttpResponse:
    """One report of mine: what was sent, who looks and by when, what came of it."""
    return _story(request, report_for(must_have_joined(request.user), reference))


@require_POST
def note(request: HttpRequest, reference: str) -> HttpResponse:
    """More words for the school. What could not be added stays in the box."""
    user = must_have_joined(request.user)
    report = report_for(user, reference)
    text = text_in(said_in(request), "text")
    try:
        report = add_note_to_report(report=report, actor=user, text=text)
    except BadReport:
        words = _("There’s nothing in the note yet.") if is_blank(text) else _too_long()
        return _story(request, report, status=422, trouble=words, draft=text)
    except NotAllowedNow:
        words = _(
            "The school has finished with this report, so the note wasn’t added. Ring the office instead."
        )
        return _story(request, report, status=409, trouble=words, draft=text)
    return _done(request, report, _("Your note is with the school."))


@require_POST
def withdrawal(request: HttpRequest, reference: str) -> HttpResponse:
    """Take it back, as long as nobody at the school has opened it."""
    user = must_have_joined(request.user)
    report = report_for(user, reference)
    try:
        report = withdraw_report(report=report, actor=user)
    except AlreadyBeingRead:
        words = _("The school is already reading it, so it can’t be taken back.")
        return _story(request, report_for(user, reference), status=409, trouble=words)
    return _done(request, report)  # its heading says it


def _done(request: HttpRequest, report: Report, words: str = "") -> HttpResponse:
    if wants_json(request):
        return _story(request, report, happened=words)
    if words:
        messages.success(request, words)
    return redirect("my_report", reference=report.reference)


def _story(request: HttpRequest, report: Report, *, status: int = 200, **more: str) -> HttpResponse:
    context = {"story": Story(my_report(report))} | more
    return sheet(request, "_report_story", context, status=status, said={"report": report.reference})


def _too_long() -> str:
    return _("Your notes on this report are too long. Together they can have 1,000 characters.")
