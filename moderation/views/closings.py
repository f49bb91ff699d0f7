"""Closing a case in which nothing is left: /cases/C-00421/closing."""

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
def closing(request: HttpRequest, reference: str) -> HttpResponse:
    """Every report was taken back and nothing waits: the case is over."""
    user = must_look_after_cases(request.user)
    case = case_for(user, reference)
    try:
        transition(case=case, verb=Verb.CLOSE, actor=user, expected_version=seen_version(request))
    except REFUSALS as error:
        return refuse(request, user, reference, error)
    return redirect("case", reference)
