"""The pictures and files of a case: /cases/C-00421/files/<id>, for those who may open it and nobody else."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from moderation.access import case_for, must_look_after_cases
from moderation.actions.pictures import lock_unseen, open_attachment
from rooms.attachments.sending import sent


@require_GET
def case_file(request: HttpRequest, reference: str, file_id: UUID) -> HttpResponseBase:
    """One of them as it was sent, also while others cannot see it. Opening it is written down."""
    user = must_look_after_cases(request.user)
    attachment = open_attachment(case=case_for(user, reference), actor=user, attachment_id=file_id)
    return sent(request, attachment)


@require_POST
def case_lock(request: HttpRequest, reference: str) -> HttpResponse:
    """They may be illegal: from now on nobody is shown them."""
    user = must_look_after_cases(request.user)
    lock_unseen(case=case_for(user, reference), actor=user)
    return redirect(f"{reverse('case', args=[reference])}#posted")
