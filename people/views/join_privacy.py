"""Screen 5: who can see you. Its button opens the rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people import queries
from people.access import must_be_signed_in
from people.actions.joining import finish_joining, next_screen
from people.forms.joining import PresenceForm


@require_http_methods(["GET", "POST"])
def join_privacy(request: HttpRequest) -> HttpResponse:
    user = must_be_signed_in(request.user)
    if next_screen(user) != "join_privacy":
        return redirect("join_next")
    form = PresenceForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        finish_joining(
            user=user,
            display_name=chosen["name"],
            photo_audience=chosen["photo"],
            about_audience=chosen["about"],
            last_seen_audience=chosen["last_seen"],
        )
        return redirect("join_done")
    context = {"form": form, "classes": queries.classes_of_user(user), "marks": 4}
    return render(request, "people/join_privacy.html", context, status=422 if form.errors else 200)
