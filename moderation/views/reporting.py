"""Reporting a message: the categories, and sending one of them (MO-5)."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moderation.access import message_to_report
from moderation.actions.filing import Filed, file_report
from moderation.choices import FIRST, MORE
from moderation.errors import BadReport, OwnMessage, TextIsGone, TooManyReports
from moderation.my_reports import my_report, standing_about
from moderation.report_words import Story, when
from moderation.views.sheets import sheet
from people.access import must_have_joined
from people.middleware import wants_json
from people.models import User
from rooms.faces import Face, public_face
from rooms.models import Message
from rooms.views.said import said_in


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, message_id: int) -> HttpResponse:
    """What’s wrong with this message? One tap on a category sends it."""
    user = must_have_joined(request.user)
    try:
        message = message_to_report(user, message_id)
    except OwnMessage:
        said = {"reason": "own_message", "words": _own_message()}
        return sheet(request, "_report_own", {}, status=422, said=said)
    except TextIsGone:
        return sheet(request, "_report_gone", {}, status=410, said={"reason": "text_is_gone"})
    if request.method == "GET":
        return sheet(request, "_report_choose", _choices(request, user, message))
    return _post(request, user, message)


def _post(request: HttpRequest, user: User, message: Message) -> HttpResponse:
    said = said_in(request)
    reason, comment = _text(said, "reason"), _text(said, "comment")
    try:
        filed = file_report(
            reporter=user, message=message, reason=reason, comment=comment, client_id=_client_id(said)
        )
    except BadReport as error:
        words = _BAD[error.field]()
        return _refused(request, user, message, 422, error.field, words, comment=comment)
    except TooManyReports as error:
        headers = {"Retry-After": str(error.wait)}
        return _refused(request, user, message, 429, "too_many", _too_many(error.wait), headers, comment)
    return _sent(request, filed)


def _sent(request: HttpRequest, filed: Filed) -> HttpResponse:
    if not wants_json(request):
        return redirect("my_report", reference=filed.report.reference)
    context = {"story": Story(my_report(filed.report)), "again": not filed.created}
    status = 201 if filed.created else 200
    return sheet(request, "_report_story", context, status=status, said={"report": filed.report.reference})


def _refused(
    request: HttpRequest,
    user: User,
    message: Message,
    status: int,
    reason: str,
    words: str,
    headers: dict[str, str] | None = None,
    comment: str = "",
) -> HttpResponse:
    """The categories again, with what went wrong and the words that were typed."""
    context = _choices(request, user, message) | {"trouble": words, "comment": comment}
    said = {"reason": reason, "words": words}
    return sheet(request, "_report_choose", context, status=status, said=said, headers=headers)


def _choices(request: HttpRequest, user: User, message: Message) -> dict[str, Any]:
    return {
        "message": message,
        "shows_words": public_face(message) is Face.FULL,
        "face": public_face(message),
        "first": FIRST,
        "more": MORE,
        "shows_more": "more" in request.GET,
        "client_id": uuid4(),
        "standing": [Story(one) for one in standing_about(user, message)],
    }


def _too_many(wait: int) -> str:
    again = when(timezone.now() + timedelta(seconds=wait))
    return _(
        "You sent ten reports in an hour. You can send the next one from %(when)s. "
        "When someone may be in danger, you can always send it."
    ) % {"when": again}


def _own_message() -> str:
    return _("This is your own message. If you’re worried about it, tell the office.")


_BAD = {
    "reason": lambda: _("Choose what’s wrong with it."),
    "comment": lambda: _("That note is too long. The most is 1,000 characters."),
}


def _text(said: dict[str, Any], name: str) -> str:
    text = said.get(name, "")
    if not isinstance(text, str):
        raise BadRequest(f"{name} is not text")
    return text


def _client_id(said: dict[str, Any]) -> UUID | None:
    text = _text(said, "client_id")
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise BadRequest("client_id is not a UUID") from error
