"""The shelf of a room, and putting things there, changing them and taking them off."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.access import must_have_joined
from rooms import access
from rooms.actions.shelf import Worth, change_resource, keep_resource, remove_resource
from rooms.forms.resources import ResourceForm
from rooms.models import Membership, Resource
from rooms.pages import room_page
from rooms.resources.errors import ShelfIsFull
from rooms.resources.page import shelf_page
from rooms.views.refusals import REFUSALS, refusal_of


@require_GET
def resources(request: HttpRequest, slug: str) -> HttpResponse:
    """What the room keeps at hand."""
    membership = access.membership_for(must_have_joined(request.user), slug)
    return render(request, "rooms/resources.html", shelf_page(membership))


@require_http_methods(["GET", "POST"])
def new_resource(request: HttpRequest, slug: str) -> HttpResponse:
    """The form behind "Add to the shelf", and what it puts there."""
    membership = access.runner_for(must_have_joined(request.user), slug)
    if request.method == "GET":
        return _form(request, membership, ResourceForm(membership))

    def keep(worth: Worth) -> None:
        keep_resource(membership=membership, worth=worth)

    return _submitted(request, membership, keep, _("Everybody here can find it now."))


@require_http_methods(["GET", "POST"])
def resource_change(request: HttpRequest, slug: str, resource_id: int) -> HttpResponse:
    """The same form for what is there already."""
    found, membership = access.resource_for(must_have_joined(request.user), slug, resource_id)
    if request.method == "GET":
        return _form(request, membership, ResourceForm.about(membership, found), found)

    def change(worth: Worth) -> None:
        change_resource(membership=membership, resource=found, worth=worth)

    return _submitted(request, membership, change, _("Saved."), found)


@require_POST
def resource_removal(request: HttpRequest, slug: str, resource_id: int) -> HttpResponse:
    """Take it off."""
    found, membership = access.resource_for(must_have_joined(request.user), slug, resource_id)
    try:
        remove_resource(membership=membership, resource=found)
    except REFUSALS as error:
        refusal = refusal_of(error)
        page = shelf_page(membership, refusal=refusal.words)
        return render(request, "rooms/resources.html", page, status=refusal.status)
    messages.success(request, _("It’s off the shelf."))
    return redirect("room_resources", slug)


def _submitted(
    request: HttpRequest,
    membership: Membership,
    do: Callable[[Worth], None],
    done: str,
    resource: Resource | None = None,
) -> HttpResponse:
    form = ResourceForm(membership, request.POST, resource=resource)
    if not form.is_valid():
        return _form(request, membership, form, resource)
    try:
        do(form.worth)
    except (ShelfIsFull, *REFUSALS) as error:
        form.add_error(None, _words(error))
        return _form(request, membership, form, resource)
    messages.success(request, done)
    return redirect(reverse("room_resources", args=[membership.room.slug]))


def _form(
    request: HttpRequest, membership: Membership, form: ResourceForm, resource: Resource | None = None
) -> HttpResponse:
    page = room_page(membership, with_messages=False)
    kept = {"tab": "resources", "form": form, "resource": resource}
    return render(request, "rooms/resource_form.html", page | kept, status=form.status)


def _words(error: Exception) -> str:
    if isinstance(error, ShelfIsFull):
        return _("The shelf is full. Take something off first.")
    return refusal_of(error).words
