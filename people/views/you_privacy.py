"""/you/privacy: who sees what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people.access import must_have_joined
from people.actions.profile import choose_audiences, share_typing
from people.forms.joining import AudienceForm
from people.forms.you import TypingForm


@require_http_methods(["GET", "POST"])
def you_privacy(request: HttpRequest) -> HttpResponse:
    user = must_have_joined(request.user)
    form = AudienceForm.of(user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        choose_audiences(user=user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("you_privacy")
    page = {"form": form, "typing_form": TypingForm(initial={"share_typing": user.share_typing})}
    return render(request, "people/you_privacy.html", page, status=422 if form.errors else 200)


@require_POST
def you_typing(request: HttpRequest) -> HttpResponse:
    """Whether others read that someone is typing when I do."""
    user = must_have_joined(request.user)
    form = TypingForm(request.POST)
    if form.is_valid():
        share_typing(user=user, on=form.cleaned_data["share_typing"])
        messages.success(request, _("Saved."))
    return redirect("you_privacy")
