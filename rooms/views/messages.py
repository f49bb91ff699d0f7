"""Saving and paging messages: the reference door (PROTOCOL section 3)."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from guard import Finding
from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access, catch_up, frames
from rooms.actions.post_message import Posted, post_message
from rooms.check_sheet import own_child_hint
from rooms.errors import NeedsAnswer
from rooms.models import Membership, Message
from rooms.views.checks import needs_answer
from rooms.views.chosen_in import chosen_in
from rooms.views.form_again import form_again, lacks_description
from rooms.views.places import must_have_place, numbers_in
from rooms.views.refusals import REFUSALS, refusal_of
from rooms.views.said import answered_in, asks_in, client_id_in, reply_to_in, said_in, text_in


@require_http_methods(["GET", "POST"])
def messages(request: HttpRequest, slug: str) -> HttpResponse:
    """Messages as frames, older or later ones (`?before=`, `?after=`) or by number (`?ids=`); or one more."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    if request.method == "POST":
        return _post(request, membership)
    if "ids" in request.GET:
        return JsonResponse(catch_up.these(membership, numbers_in(request, "ids")))
    if "after" in request.GET:
        return JsonResponse(catch_up.after(membership, must_have_place(request, "after")))
    return JsonResponse(catch_up.before(membership, must_have_place(request, "before")))


def _post(request: HttpRequest, membership: Membership) -> HttpResponse:
    said = said_in(request)
    if not wants_json(request) and (said.get("answer") == "edit" or lacks_description(membership, said)):
        return form_again(request, membership, said)
    try:
        posted = post_message(
            membership=membership,
            client_id=client_id_in(said),
            body=text_in(said, "body"),
            reply_to=reply_to_in(said),
            answered=answered_in(said),
            chosen=chosen_in(said),
            asks=asks_in(said),
        )
    except NeedsAnswer as stopped:
        return needs_answer(request, membership, stopped, said)
    except REFUSALS as error:
        refusal = refusal_of(error)
        return refusal.as_json() if wants_json(request) else form_again(request, membership, said, refusal)
    if not wants_json(request):
        return redirect(f"{reverse('room', args=[membership.room.slug])}#m{posted.message.pk}")
    return _stored(posted)


def _stored(posted: Posted) -> JsonResponse:
    """202 while nobody else has seen it, else 201 for what was stored now and 200 for what was there."""
    status = 202 if posted.waits else 201 if posted.created else 200
    return to_author(posted.message, posted.findings, status)


def to_author(message: Message, findings: tuple[Finding, ...], status: int) -> JsonResponse:
    """The author's own frame, and what they are told quietly about their children's names (GU-11)."""
    answer: dict[str, Any] = {"frame": frames.author_frame(message), "clock": message.room.clock}
    if findings:
        answer["findings"] = [{"label": str(found.label)} for found in findings]
        answer["hint"] = own_child_hint(message.room)
    return JsonResponse(answer, status=status)
