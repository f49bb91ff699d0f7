"""/staff/figures: numbers for the school and its governors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from moderation.figures import WEEKS, may_read_figures
from moderation.figures import figures as figures_of
from people.access import NotForYou, must_be_signed_in


@require_safe
@never_cache
def figures(request: HttpRequest) -> HttpResponse:
    """Counts only. Raises SignInFirst, NotForYou."""
    if not may_read_figures(must_be_signed_in(request.user)):
        raise NotForYou
    shown = figures_of(timezone.localdate())
    return render(request, "moderation/figures.html", {"figures": shown, "weeks": WEEKS})
