"""The page of one case: /cases/C-00421/."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from moderation import queries, suggestions
from moderation.access import case_for, must_look_after_cases
from moderation.actions.reading import open_evidence
from moderation.case_page import CasePage
from moderation.forms.deciding import DecisionForm, typed_in
from moderation.models import Case, Decision
from moderation.next_case import done_by, next_after
from moderation.pages import queue_context
from moderation.views.refusals import refusal_of
from people.models import User


@require_GET
@never_cache
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """What was said, who reported it, what is known and what was done. Opening it does not claim it."""
    user = must_look_after_cases(request.user)
    return render_case(request, user, case_for(user, reference))


def render_case(
    request: HttpRequest,
    user: User,
    case: Case,
    *,
    status: int = 200,
    form: DecisionForm | None = None,
    **said: Any,
) -> HttpResponse:
    """The case as it is now. `form` and `said` carry what somebody was about to do and why it was refused."""
    page = CasePage(case, user, open_evidence(case=case, actor=user))
    case.refresh_from_db(fields=["first_seen_at", "active_at"])
    context = queue_context(user, request.GET.get("tab", ""), current=case) | {
        "page": page,
        "case": case,
        "form": form or _fresh_form(page),
        "typed": form is not None,
        "done": done_by(user, request.GET.get("done", "")),
        "following": next_after(case, user),
        **said,
    }
    return render(request, "moderation/case.html", context, status=status)


def refuse(request: HttpRequest, user: User, reference: str, error: Exception) -> HttpResponse:
    """The fresh page with the reason, and with every word that was typed (MO-19)."""
    case = case_for(user, reference)
    refusal = refusal_of(error, case)
    form = form_for(case, initial=typed_in(request.POST)) if "reasons" in request.POST else None
    said = {"refusal": refusal, "kept": form is not None, "note_text": request.POST.get("text", "").strip()}
    return render_case(request, user, case, status=refusal.status, form=form, **said)


def form_for(case: Case, *args: Any, **kwargs: Any) -> DecisionForm:
    return DecisionForm(*args, case=case, message=queries.message_of(case), **kwargs)


def _fresh_form(page: CasePage) -> DecisionForm:
    """What was chosen before it was undone, else the rule that the reports point to."""
    undone = queries.undone_decision(page.case)
    if undone is not None and page.is_mine and undone.decided_by_id == page.reader.pk:
        return form_for(page.case, initial=_chosen_in(undone))
    form = form_for(page.case, initial={"sanction": ""})
    if page.is_safeguarding:
        return form  # their own policy comes first, and nobody reads a suggested reason
    reasons = [report.reason for report in page.reports if report.withdrawn_at is None]
    likely = suggestions.rules_for(reasons, form.active)
    words = suggestions.reasons_for(rule for rule in form.active if rule.code in likely)
    form.initial.update(rules=likely, reasons=words)
    return form


def _chosen_in(decision: Decision) -> dict[str, Any]:
    answers = {True: "yes", False: "no", None: ""}
    return {
        "content_action": decision.content_action,
        "touches_criticism": answers[decision.touches_criticism],
        "sanction": next((one.kind for one in decision.sanctions.all()), ""),
        "rules": [rule.code for rule in decision.rules.all()],
        "reasons": decision.reasons,
        "internal_reason": decision.internal_reason,
    }
