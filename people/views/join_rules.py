"""Screen 4: five rules, one button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people import queries
from people.access import must_be_signed_in
from people.actions.joining import accept_rules, next_screen


@require_http_methods(["GET", "POST"])
def join_rules(request: HttpRequest) -> HttpResponse:
    user = must_be_signed_in(request.user)
    if next_screen(user) not in {"join_rules", "join_privacy"}:
        return redirect("join_next")
    if request.method == "POST":
        accept_rules(user=user)
        return redirect("join_privacy")
    context = {
        "rules": queries.active_rules(),
        "classes": queries.classes_of_user(user),
        "marks": 3,
    }
    return render(request, "people/join_rules.html", context)
