"""Words for colleagues: /cases/C-00421/note."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from moderation.access import case_for, must_look_after_cases
from moderation.actions.reading import add_note
from moderation.errors import BadReport
from moderation.views.case import render_case
from rooms.body import is_blank


@require_POST
def note(request: HttpRequest, reference: str) -> HttpResponse:
    """Only colleagues who look into the case read it."""
    user = must_look_after_cases(request.user)
    case = case_for(user, reference)
    text = request.POST.get("text", "")
    try:
        add_note(case=case, actor=user, text=text)
    except BadReport:
        words = (
            _("Write something first.")
            if is_blank(text)
            else _("That’s too long. The most is 2,000 characters.")
        )
        return render_case(request, user, case, status=422, note_text=text, note_error=words)
    return redirect(f"{reverse('case', args=[reference])}#notes")
