"""/staff/people/<id>: one adult, their letter, and what the office can do about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people import queries
from people.access import NotForYou, must_be_office
from people.actions.invitations import revoke_letter
from people.actions.tasks import finish_task
from people.actions.undone import TooLateToUndo, may_undo, undo_claim
from people.letters import overview
from people.letters.print_form import new_token
from people.models import Contact


@require_safe
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    must_be_office(request.user)
    adult = _adult(pk)
    context = {
        "adult": adult,
        "classes": queries.classes_of_contact(adult.contact),
        "in_question": queries.classes_in_question([pk]).get(pk, []),
        "may_join": queries.live_guardianships().filter(contact=adult.contact).exists(),
        "may_undo": adult.letter is not None and may_undo(adult.letter),
        "form_token": new_token(),
        "tasks": queries.open_office_tasks().filter(contact=adult.contact),
    }
    response = render(request, "people/contact.html", context)
    add_never_cache_headers(response)  # going Back brings a form that may print
    return response


@require_POST
def contact_letter_revocation(request: HttpRequest, pk: int) -> HttpResponse:
    office = must_be_office(request.user)
    if revoke_letter(contact=_adult(pk).contact, actor=office):
        messages.success(request, _("The letter doesn’t work any more."))
    return redirect("contact", pk=pk)


@require_POST
def contact_claim_undoing(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Claimed by the wrong person", for a day (PE-31)."""
    office = must_be_office(request.user)
    letter = _adult(pk).letter
    try:
        if letter is None:
            raise TooLateToUndo
        undo_claim(invitation=letter, actor=office)
    except TooLateToUndo:
        messages.error(request, _("That can’t be undone any more."))
    else:
        messages.success(request, _("Done. Whoever used the letter is out, and you can print a new one."))
    return redirect("contact", pk=pk)


@require_POST
def contact_task_done(request: HttpRequest, pk: int, task_id: int) -> HttpResponse:
    office = must_be_office(request.user)
    task = get_object_or_404(_adult(pk).contact.tasks, pk=task_id)
    finish_task(task=task, actor=office)
    return redirect("contact", pk=pk)


def _adult(pk: int) -> overview.Adult:
    found = overview.adults(Contact.objects.filter(pk=pk, severed_at__isnull=True))
    if not found:
        raise NotForYou
    return found[0]
