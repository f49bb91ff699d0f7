"""/staff/import: upload a file, check what would change, apply it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people import queries
from people.access import must_be_office
from people.actions.imports import (
    RunIsOver,
    StalePreview,
    TooManyLeave,
    apply_import,
    cancel_import,
    refresh_preview,
    upload_roster,
)
from people.forms.imports import ImportForm
from people.import_preview import Preview
from people.letters.overview import waiting_since
from people.models import ImportRun, User
from people.problem_list import problem_csv
from people.roster.refusals import RosterRefused

SHOWN_RUNS = 5


@require_http_methods(["GET", "POST"])
def import_roster(request: HttpRequest) -> HttpResponse:
    office = must_be_office(request.user)
    if request.method != "POST":
        return _form(request, ImportForm())
    form = ImportForm(request.POST, request.FILES)
    run = _uploaded(form, office) if form.is_valid() else None
    return redirect("import_run", run.pk) if run else _form(request, form, status=422)


def _uploaded(form: ImportForm, office: User) -> ImportRun | None:
    roster = form.cleaned_data["roster"]
    try:
        return upload_roster(
            school=queries.the_school(),
            actor=office,
            upload=roster,
            name=roster.name,
            rights=form.cleaned_data["rights"],
        )
    except RosterRefused as refused:
        form.add_error("roster", str(refused))
        return None


def _form(request: HttpRequest, form: ImportForm, status: int = 200) -> HttpResponse:
    runs = ImportRun.objects.select_related("uploaded_by").order_by("-pk")[:SHOWN_RUNS]
    return render(request, "people/import.html", {"form": form, "runs": runs}, status=status)


@require_safe
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    must_be_office(request.user)
    run = _run(pk)
    has_moved_on = run.roll_version != queries.the_school().roll_version
    if has_moved_on and run.state == ImportRun.State.PREVIEWED:
        return _fresh_page(request, run, status=200)
    return _page(request, run)


@require_POST
def import_application(request: HttpRequest, pk: int) -> HttpResponse:
    office = must_be_office(request.user)
    run = _run(pk)
    try:
        apply_import(run=run, actor=office, expected_digest=request.POST.get("digest", ""))
    except StalePreview:
        return _fresh_page(request, run)
    except TooManyLeave:
        return _page(request, run, status=422)
    except RunIsOver:
        pass  # its page says how it ended
    except RosterRefused as refused:
        return _page(request, run, refused=str(refused), status=409)
    return redirect("import_run", pk)


@require_POST
def import_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    office = must_be_office(request.user)
    try:
        cancel_import(run=_run(pk), actor=office)
    except RunIsOver:
        return redirect("import_run", pk)
    return redirect("import_roster")


@require_safe
def import_problems(request: HttpRequest, pk: int) -> HttpResponse:
    must_be_office(request.user)
    text = problem_csv(Preview(_run(pk)).problems)
    answer = HttpResponse(f"\ufeff{text}", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{pk}-problems.csv"'
    return answer


def _run(pk: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("uploaded_by", "applied_by"), pk=pk)


def _fresh_page(request: HttpRequest, run: ImportRun, status: int = 409) -> HttpResponse:
    """Somebody changed the roll meanwhile: the new preview, and nothing applied."""
    seen = run.diff.get("digest")
    try:
        run = refresh_preview(run=run)
    except RunIsOver:
        return _page(request, _run(run.pk))
    except RosterRefused as refused:
        return _page(request, run, refused=str(refused), status=status)
    return _page(request, _run(run.pk), is_fresh=run.diff["digest"] != seen, status=status)


def _page(request: HttpRequest, run: ImportRun, status: int = 200, **said: object) -> HttpResponse:
    preview = Preview(run, request.GET.get("show", "all"))
    template = "people/import_done.html" if not preview.is_open else "people/import_check.html"
    context = {"run": run, "preview": preview, "letters": len(waiting_since(run)), **said}
    return render(request, template, context, status=status)
