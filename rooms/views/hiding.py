"""Whose messages I do not see: chosen at one of them, taken back there or on a page of my own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.middleware import wants_json
from rooms import access
from rooms.actions.hiding import hide_person, show_person
from rooms.hiding import hidden_by, may_hide
from rooms.models import Hidden
from rooms.views.answers import place_of
from rooms.views.said import said_in


@require_http_methods(["GET", "PUT", "DELETE", "POST"])
def hiding(request: HttpRequest, message_id: int) -> HttpResponse:
    """Hide what this message's author says from myself (PUT, `{people}`), or no more (DELETE); asked without script."""
    message, membership = access.shown_message_for(must_have_joined(request.user), message_id)
    if not may_hide(message, membership):
        raise Http404
    user = membership.user
    if request.method == "GET":
        page = {"message": message, "is_hidden": message.author_id in hidden_by(user)}
        return render(request, "rooms/hiding.html", page)
    if request.method == "DELETE" or said_in(request).get("verb") == "show":
        show_person(user=user, person_id=message.author_id)
    else:
        hide_person(user=user, person=message.author)
    if wants_json(request):
        return JsonResponse({"people": sorted(hidden_by(user))})
    return redirect(place_of(message))


@require_http_methods(["GET", "POST"])
def my_hidden(request: HttpRequest) -> HttpResponse:
    """Whom I hide, each with a button that shows their messages again."""
    user = must_have_joined(request.user)
    if request.method == "POST":
        person = request.POST.get("person", "")
        if person.isascii() and person.isdigit() and len(person) <= 18:
            show_person(user=user, person_id=int(person))
            messages.success(request, _("You see their messages again."))
        return redirect("you_hidden")
    hides = Hidden.objects.filter(user=user).select_related("person").order_by("person__display_name")
    return render(request, "rooms/my_hidden.html", {"hides": hides})
