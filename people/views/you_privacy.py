"""/you/privacy: who sees what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.access import must_have_joined
from people.actions.profile import choose_audiences
from people.forms.joining import AudienceForm


@require_http_methods(["GET", "POST"])
def you_privacy(request: HttpRequest) -> HttpResponse:
    user = must_have_joined(request.user)
    form = AudienceForm.of(user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        choose_audiences(user=user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("you_privacy")
    return render(request, "people/you_privacy.html", {"form": form}, status=422 if form.errors else 200)
