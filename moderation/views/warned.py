from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from moderation.access import must_look_after_cases, warned_message_for
from moderation.actions.held import open_low_case
from moderation.models import Case


@require_POST
def warned_case(request: HttpRequest, message_id: int) -> HttpResponse:
    """Have a message that was sent after a warning looked at: /staff/queue/warned/91/case."""
    user = must_look_after_cases(request.user)
    message = warned_message_for(user, message_id)
    open_low_case(message=message, actor=user)
    case = (
        Case.objects.visible_to(user).unfinished().filter(target_kind="message", target_id=message.pk).first()
    )
    if case is not None:
        return redirect("case", case.reference)
    messages.info(request, _("Somebody at the school looks at this message."))
    return redirect(f"{reverse('queue')}?tab=warned")
