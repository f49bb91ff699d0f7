"""Deciding a case: /cases/C-00421/decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from moderation import queries
from moderation.access import case_for, must_look_after_cases
from moderation.actions.transition import transition
from moderation.errors import BadDecision, StaleCase
from moderation.forms.deciding import DecisionForm
from moderation.models import Case
from moderation.next_case import landing_after
from moderation.verbs import Verb
from moderation.views.case import form_for, refuse, render_case
from moderation.views.refusals import REFUSALS
from moderation.views.seen_version import seen_version
from people.models import User


@require_POST
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Apply it at once and open the next case, where it can be undone for ten seconds."""
    user = must_look_after_cases(request.user)
    case = case_for(user, reference)
    version, form = seen_version(request), form_for(case, request.POST)
    try:
        _decide(case, user, version, form)
    except REFUSALS as error:
        return refuse(request, user, reference, error)
    except BadDecision as missing:
        form.say_what_is_missing(missing.fields)
    if form.errors:
        return render_case(request, user, case_for(user, reference), status=422, form=form)
    return redirect(landing_after(case, user))


def _decide(case: Case, user: User, version: int, form: DecisionForm) -> None:
    """A form that cannot be read changes nothing; but who saw an older case learns that first (MO-19)."""
    if form.is_valid():
        transition(case=case, verb=Verb.DECIDE, actor=user, expected_version=version, facts=form.outcome)
    elif version != case.version:
        raise StaleCase(case, *queries.last_change(case))
