"""Going, Maybe, Can’t go: by script at once, without one by the form of the event’s page."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access, frames
from rooms.actions.event_answering import answer_event
from rooms.events.card import answers_words
from rooms.events.errors import EventIsOver
from rooms.events.page import event_page
from rooms.events.queries import open_answers_of
from rooms.models import Event, EventAnswer, Membership
from rooms.views.said import said_in


@require_http_methods(["POST", "PUT"])
def event_answer(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """Say whether I come. JSON: `{answer, words, frame}`; 409 `over` for what is past or called off."""
    event, membership = access.event_for(must_have_joined(request.user), slug, event_id)
    answer = said_in(request).get("answer", "")
    if answer not in EventAnswer.Answer.values:
        return _refused(request, event, membership, 422, _("Choose one of the three."))
    try:
        event = answer_event(event=event, membership=membership, answer=EventAnswer.Answer(answer))
    except EventIsOver:
        return _refused(request, event, membership, 409, _("This event takes no answers any more."))
    if not wants_json(request):
        return redirect("room_event", slug, event_id)
    said: dict[str, Any] = {"answer": answer, "words": answers_words(event)}
    if event.message.seq > membership.sees_from_seq:
        said["frame"] = frames.message_frame(event.message, membership)
    return JsonResponse(said)


@require_GET
def my_answers(request: HttpRequest, slug: str) -> JsonResponse:
    """What I answered about events to come: `{answers: {event id: answer}}`. Cards are the same for everybody."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    return JsonResponse({"answers": open_answers_of(membership)})


def _refused(
    request: HttpRequest, event: Event, membership: Membership, status: int, words: str
) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"reason": "over" if status == 409 else "answer", "words": words}, status=status)
    page = event_page(event, membership, refusal=words)
    return render(request, "rooms/event.html", page, status=status)
