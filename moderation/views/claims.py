"""Who has the case: /cases/C-00421/claim."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from moderation.access import case_for, must_look_after_cases
from moderation.actions.transition import transition
from moderation.forms.deciding import typed_in
from moderation.verbs import Verb
from moderation.views.case import form_for, refuse, render_case
from moderation.views.refusals import REFUSALS
from moderation.views.seen_version import seen_version
from rooms.body import words_in

VERBS = (Verb.CLAIM, Verb.UNCLAIM, Verb.TAKE_OVER)


@require_POST
def claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Claim it, take it over or let it go; words that were being written come along."""
    user = must_look_after_cases(request.user)
    case = case_for(user, reference)
    verb, version = _verb(request), seen_version(request)
    try:
        case = transition(case=case, verb=verb, actor=user, expected_version=version)
    except REFUSALS as error:
        return refuse(request, user, reference, error)
    note = words_in(request.POST.get("text", ""))
    form = form_for(case, initial=typed_in(request.POST)) if "reasons" in request.POST else None
    if note or form is not None:
        return render_case(request, user, case_for(user, reference), form=form, note_text=note)
    return redirect("case", reference)


def _verb(request: HttpRequest) -> Verb:
    wanted = request.POST.get("verb", "")
    if wanted not in VERBS:
        raise BadRequest("verb is none of a claim")
    return Verb(wanted)
