"""Taking a decision back within ten seconds: /cases/C-00421/undo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from moderation import queries
from moderation.access import case_for, must_look_after_cases
from moderation.actions.transition import transition
from moderation.kinds import ContentAction
from moderation.models import Decision
from moderation.verbs import Verb
from moderation.views.case import refuse
from moderation.views.refusals import REFUSALS
from moderation.views.seen_version import seen_version
from rooms.models import Message


@require_POST
def undo(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything is as before, nobody was told, and the panel holds what was chosen."""
    user = must_look_after_cases(request.user)
    case = case_for(user, reference)
    before = queries.standing_decision(case)
    try:
        transition(case=case, verb=Verb.UNDO, actor=user, expected_version=seen_version(request))
    except REFUSALS as error:
        return refuse(request, user, reference, error)
    messages.success(request, _words(before))
    return redirect(f"{reverse('case', args=[reference])}#case-title")


def _words(undone: Decision | None) -> str:
    """What is as before now."""
    if undone is None or undone.content_action == ContentAction.NONE:
        return _("Undone. Nobody was told.")
    if undone.state_before == Message.State.POSTED:
        return _("Undone. The message is back.")
    if undone.state_before == Message.State.HELD:
        return _("Undone. The message waits for you again.")
    return _("Undone. The message is taken down again.")
