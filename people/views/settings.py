"""/staff/settings: what the school decides about the check before sending."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people import queries
from people.access import must_have_role
from people.actions.words import add_word, choose_about_own_children, remove_word
from people.forms.settings import WORD_FORMS, OwnChildForm, WordForm
from people.models import SchoolRole, SchoolWord, User
from people.models.school import OwnChildNames
from people.school_words import BadWord, children_called


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Of the office and the head. Raises SignInFirst, NotForYou."""
    _must_decide(request)
    return _page(request)


@require_POST
def settings_own_child(request: HttpRequest) -> HttpResponse:
    actor = _must_decide(request)
    form = OwnChildForm(request.POST)
    if not form.is_valid():
        return _page(request, own_child=form)
    choose_about_own_children(actor=actor, choice=OwnChildNames(form.cleaned_data["choice"]))
    messages.success(request, _("Saved. It counts from the next message on."))
    return redirect("settings")


@require_POST
def settings_words(request: HttpRequest, kind: str) -> HttpResponse:
    """One more word for a list."""
    actor = _must_decide(request)
    if kind not in WORD_FORMS:
        raise Http404
    form = WORD_FORMS[kind](request.POST)
    if not form.is_valid() or not _add(form, actor):
        return _page(request, word=form)
    messages.success(request, _("Added. It counts from the next message on."))
    _warn_of_children(request, form)
    return redirect(f"{reverse('settings')}#{kind}")


@require_POST
def settings_word_removal(request: HttpRequest, pk: int) -> HttpResponse:
    if remove_word(actor=_must_decide(request), word_id=pk):
        messages.success(request, _("Removed. It counts from the next message on."))
    return redirect("settings")


def _must_decide(request: HttpRequest) -> User:
    return must_have_role(request.user, SchoolRole.Role.OFFICE, SchoolRole.Role.HEAD)


def _add(form: WordForm, actor: User) -> bool:
    chosen = form.cleaned_data
    try:
        add_word(actor=actor, kind=form.kind, text=chosen["text"], label=chosen.get("label", ""))
    except BadWord as bad:
        form.refuse(bad.why)
        return False
    return True


def _warn_of_children(request: HttpRequest, form: WordForm) -> None:
    """A word that is no child here, and yet a child’s name: the check passes over that child from now on."""
    if form.kind is SchoolWord.Kind.NO_CHILD and children_called(form.cleaned_data["text"]):
        said = _("A child on the roll has this name. Messages that call them by it alone won’t be stopped.")
        messages.warning(request, said)


def _page(
    request: HttpRequest, *, own_child: OwnChildForm | None = None, word: WordForm | None = None
) -> HttpResponse:
    refused = own_child or word
    forms = {kind: word if word and word.kind == kind else form() for kind, form in WORD_FORMS.items()}
    words = SchoolWord.objects.order_by("folded")
    context = {
        "own_child": own_child or OwnChildForm(initial={"choice": queries.the_school().own_child_names}),
        "lists": [
            (kind, forms[kind.value], [one for one in words if one.kind == kind]) for kind in SchoolWord.Kind
        ],
        "refused": refused,
    }
    return render(request, "people/settings.html", context, status=422 if refused else 200)
