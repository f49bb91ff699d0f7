"""Taking a decision back within ten seconds: /cases/C-00421/undo."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from moderation.access import case_for, must_look_after_cases
from moderation.actions.transition import transition
from moderation.verbs import Verb
from moderation.views.case import refuse
from moderation.views.refusals import REFUSALS
from moderation.views.seen_version import seen_version


@require_POST
def undo(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything is as before, nobody was told, and the panel holds what was chosen."""
    user = must_look_after_cases(request.user)
    case = case_for(user, reference)
    try:
        transition(case=case, verb=Verb.UNDO, actor=user, expected_version=seen_version(request))
    except REFUSALS as error:
        return refuse(request, user, reference, error)
    return redirect("case", reference)
