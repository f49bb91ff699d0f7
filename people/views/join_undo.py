"""The link in the mail to the address on file: "that wasn't me" (PE-31)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.actions.undone import TooLateToUndo, may_undo, undo_claim
from people.letters.mail import letter_of


@never_cache
@require_http_methods(["GET", "POST"])
def join_undo(request: HttpRequest, token: str) -> HttpResponse:
    letter = letter_of(token)
    if letter is None or not may_undo(letter):
        return render(request, "people/join_undo.html", {"state": "too_late"}, status=410)
    if request.method == "GET":
        return render(request, "people/join_undo.html", {"state": "ask", "letter": letter})
    try:
        undo_claim(invitation=letter, actor=None)
    except TooLateToUndo:
        return render(request, "people/join_undo.html", {"state": "too_late"}, status=410)
    return render(request, "people/join_undo.html", {"state": "done"})
