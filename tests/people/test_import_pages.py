"""The office's pages: upload, check, apply; and what everybody else gets."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from people.models import ImportRun, Pupil
from people.problem_list import harmless
from tests.cast import sign_in
from tests.people.importing import claimed, imported, previewed
from tests.people.roster.files import (
    Files,
    edited,
    hollybank,
    lines,
    with_cell,
    with_lines,
    without_line,
    zipped,
)

pytestmark = pytest.mark.django_db
USERS, ENROLMENTS = "users.csv", "enrollments.csv"
OUTSIDERS = ["sam", "hannah", "tom", "adeyemi", "lowe", "kaur", "penrose", "lindqvist", "young"]


@pytest.fixture
def office(osei) -> Client:
    return sign_in(osei)


def post_file(client: Client, content: bytes, name: str = "hollybank.zip", **more):
    upload = SimpleUploadedFile(name, content)
    return client.post(reverse("import_roster"), {"roster": upload, **more})


def page_of(client: Client, run: ImportRun, show: str = "all") -> str:
    return client.get(reverse("import_run", args=[run.pk]), {"show": show}).content.decode()


def apply(client: Client, run: ImportRun, digest: str | None = None):
    digest = run.diff["digest"] if digest is None else digest
    return client.post(reverse("import_application", args=[run.pk]), {"digest": digest})


def with_three_problems() -> Files:
    files = with_cell(hollybank(), USERS, "a-tom", "familyName", "")
    files = with_cell(files, ENROLMENTS, "in-p-ellie", "classSourcedId", "c-wilow")
    line = next(line for line in files[USERS].split("\n") if line.startswith("p-jakub"))
    files = edited(files, USERS, line, line.replace(",true,", ","))
    return edited(files, "contact_rights.csv", "p-jakub,a-zofia,mother,yes,1,,,\n", "")


def test_upload_check_apply(office, school):
    answer = post_file(office, zipped(hollybank()))
    run = ImportRun.objects.get()
    assert answer.url == reverse("import_run", args=[run.pk])
    page = page_of(office, run)
    assert "Apply 7 changes" in page
    assert "Gets an invitation letter" in page
    assert Pupil.objects.count() == 0
    assert apply(office, run).url == reverse("import_run", args=[run.pk])
    done = page_of(office, run)
    assert "The roll is up to date" in done
    assert "Print 4 letters" in done
    assert reverse("letters") in done
    assert Pupil.objects.count() == 5


def test_nothing_chosen_is_said(office, school):
    answer = office.post(reverse("import_roster"), {})
    assert answer.status_code == 422
    assert "Choose the zip file first." in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.zip", "That file is empty."),
        (b"hello", "a.docx", "isn’t a zip file"),
        (b"a,b\n", "users.csv", "single CSV file"),
        (zipped({**hollybank(), "../x.csv": "x"}), "a.zip", "outside its folder"),
        (
            zipped(edited(hollybank(), USERS, "familyName", "familynmae")),
            "a.zip",
            "Is it the one called “familynmae”?",
        ),
    ],
)
def test_a_refused_file_says_why_beside_the_field(office, school, content, name, said):
    answer = post_file(office, content, name)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert ImportRun.objects.count() == 0


def test_rights_beside_the_zip_are_read(office, school):
    files = hollybank()
    beside = SimpleUploadedFile("contact_rights.csv", files.pop("contact_rights.csv").encode())
    post_file(office, zipped(files), rights=beside)
    assert ImportRun.objects.get().counts["letters"] == 4


def test_three_problems_are_listed_by_line_and_nothing_has_changed(office, school, osei):
    imported(school, osei, hollybank())
    before = Pupil.objects.count()
    run = previewed(school, osei, with_three_problems())
    page = page_of(office, run)
    assert "3 lines can’t be used yet" in page
    for words in (
        "The surname is missing.",
        "There’s no class called “c-wilow”.",
        "This line is too short.",
    ):
        assert words in page
    assert "<mark>c-wilow</mark>" in page
    assert "Did you mean Willow (Y3)?" in page
    assert "Line 10" in page
    assert run.counts["left"] == 0
    assert Pupil.objects.count() == before


def test_no_dropped_column_is_printed(office, school, osei):
    files = with_three_problems()
    heading, *rest = files[USERS].split("\n")
    private = {"phone": "07700 900123", "password": "hunter2", "identifier": "A123456789012"}
    places = [(heading.split(",").index(column), value) for column, value in private.items()]
    marked = [_with(line, places) for line in rest]
    run = previewed(school, osei, {**files, USERS: "\n".join([heading, *marked])})
    said = page_of(office, run) + office.get(reverse("import_problems", args=[run.pk])).content.decode()
    assert run.counts["problems"] == 3
    for value in private.values():
        assert value not in said
    assert "users.csv: phone" in said, "its name is listed"


def _with(line: str, places: list[tuple[int, str]]) -> str:
    cells = line.split(",")
    for place, value in places:
        if place < len(cells):
            cells[place] = value
    return ",".join(cells)


def test_the_counts_are_filters(office, school, osei):
    imported(school, osei, hollybank())
    moved = with_cell(hollybank(), ENROLMENTS, "in-p-jakub", "classSourcedId", "c-oak")
    run = previewed(school, osei, with_cell(moved, USERS, "a-sam", "familyName", "Webb"))
    everything, only_moved = page_of(office, run), page_of(office, run, "moved")
    assert "Sam Webb" in everything
    assert "Zofia Nowak" in everything
    assert "Zofia Nowak" in only_moved
    assert "Sam Webb" not in only_moved
    assert "Every line can be used." in page_of(office, run, "problems")
    assert "Sam Webb" in page_of(office, run, "nonsense")


def test_a_stale_preview_is_409_and_shows_the_new_list(office, school, osei):
    imported(school, osei, hollybank())
    run = previewed(school, osei, with_cell(hollybank(), USERS, "a-sam", "familyName", "Webb"))
    imported(school, osei, with_cell(hollybank(), USERS, "a-tom", "familyName", "Hart"))
    answer = apply(office, run)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "The roll changed while you were here." in page
    assert "Apply 2 changes" in page
    run.refresh_from_db()
    assert apply(office, run).status_code == 302


@pytest.mark.parametrize("digest", ["", "0" * 64, "<script>"])
def test_a_forged_digest_applies_nothing(office, school, osei, digest):
    run = previewed(school, osei, hollybank())
    assert apply(office, run, digest).status_code == 409
    assert Pupil.objects.count() == 0


def test_too_many_leavers_have_no_button_and_are_422(office, school, osei):
    imported(school, osei, hollybank())
    run = previewed(school, osei, _without_tom())
    page = page_of(office, run)
    assert "More than 1 in 10 needs a second office person" in page
    assert "Apply" not in page.split('<div class="applybar">')[1]
    answer = apply(office, run)
    assert answer.status_code == 422
    assert not Pupil.objects.filter(left_on__isnull=False).exists()


def _without_tom() -> Files:
    return with_cell(hollybank(), USERS, "a-tom", "status", "tobedeleted")


def test_over_forty_percent_is_refused_on_its_page(office, school, osei):
    imported(school, osei, hollybank())
    files = hollybank()
    few = [
        row
        | {"status": "" if row["sourcedId"] in ("p-ellie", "a-sam", "p-jakub", "a-zofia") else "tobedeleted"}
        for row in lines(files, USERS)
    ]
    answer = post_file(office, zipped(with_lines(files, USERS, few)))
    page = office.get(answer.url).content.decode()
    assert "That’s over 4 in 10, so it’s refused." in page
    assert "Nothing has changed." in page


def test_cancelling_leads_back_to_the_form(office, school, osei):
    run = previewed(school, osei, hollybank())
    answer = office.post(reverse("import_cancellation", args=[run.pk]))
    assert answer.url == reverse("import_roster")
    assert "It was cancelled" in page_of(office, run)
    assert office.post(reverse("import_cancellation", args=[run.pk])).url == reverse(
        "import_run", args=[run.pk]
    )


def test_pressing_apply_twice_ends_on_the_result(office, school, osei):
    run = previewed(school, osei, hollybank())
    apply(office, run)
    assert apply(office, run).url == reverse("import_run", args=[run.pk])
    assert Pupil.objects.count() == 5


def test_a_file_that_changes_nothing_says_so(office, school, osei):
    imported(school, osei, hollybank())
    page = page_of(office, previewed(school, osei, hollybank()))
    assert "This file changes nothing." in page
    assert 'name="digest"' not in page


def test_the_problem_list_runs_no_formula(office, school, osei):
    files = with_cell(hollybank(), USERS, "a-tom", "familyName", "")
    files = with_cell(files, USERS, "a-tom", "givenName", "=cmd|' /C calc'!A0")
    files = edited(files, ENROLMENTS, "in-p-ellie,,,c-willow", 'in-p-ellie,,,"@SUM(1,2)"')
    answer = office.get(reverse("import_problems", args=[previewed(school, osei, files).pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    cells = [cell for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) for cell in row]
    assert any("=cmd" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_dangerous_cell_is_prefixed(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless("1+1") == "1+1"


def test_markup_in_a_file_stays_text(office, school, osei):
    files = with_cell(hollybank(), USERS, "a-sam", "familyName", "<b>Ellis</b>")
    page = page_of(
        office, previewed(school, osei, with_cell(files, USERS, "a-tom", "email", "<script>x</script>"))
    )
    assert "<script>x" not in page
    assert "<b>Ellis</b>" not in page


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_but_the_office_finds_these_pages(cast, who):
    client = sign_in(getattr(cast, who))
    run = ImportRun.objects.create(file_name="a.zip", format="x", sha256="0" * 64, uploaded_by=cast.osei)
    assert client.get(reverse("import_roster")).status_code == 404
    assert post_file(client, zipped(hollybank())).status_code == 404
    for name in ("import_run", "import_problems"):
        assert client.get(reverse(name, args=[run.pk])).status_code == 404
    for name in ("import_application", "import_cancellation"):
        assert client.post(reverse(name, args=[run.pk])).status_code == 404
    assert ImportRun.objects.get() == run
    assert run.state == "previewed"


def test_a_stranger_is_asked_to_sign_in(school):
    assert Client().get(reverse("import_roster")).url.startswith(reverse("account_login"))


def test_deeds_need_a_post(office, school, osei):
    run = previewed(school, osei, hollybank())
    for name in ("import_application", "import_cancellation"):
        assert office.get(reverse(name, args=[run.pk])).status_code == 405


def test_an_import_that_is_not_there_is_404(office, school):
    assert office.get(reverse("import_run", args=[9])).status_code == 404


def test_a_preview_is_drawn_again_when_the_roll_has_moved_on(office, school, osei):
    imported(school, osei, hollybank())
    run = previewed(school, osei, hollybank())
    assert "This file changes nothing." in page_of(office, run)
    imported(school, osei, with_cell(hollybank(), USERS, "a-tom", "familyName", "Hart"))
    page = page_of(office, run)
    assert "Apply 1 change" in page and "The roll changed while you were here" in page
    assert "The roll changed while you were here" not in page_of(office, run)


def test_a_roll_that_moved_on_to_the_same_list_says_nothing(office, school, osei):
    run = previewed(school, osei, hollybank())
    school.roll_version += 1
    school.save()
    assert "The roll changed while you were here" not in page_of(office, run)
    run.refresh_from_db()
    assert run.roll_version == school.roll_version


def test_a_preview_whose_file_is_gone_still_opens(office, school, osei, settings, tmp_path):
    run = previewed(school, osei, hollybank())
    school.roll_version += 1
    school.save()
    settings.VAR_DIR = tmp_path
    assert "Check what will change" in page_of(office, run)


def test_who_lost_access_is_told_of_in_the_past_once_applied(office, school, osei):
    imported(school, osei, hollybank())
    claimed("a-tom")
    run = previewed(school, osei, without_line(hollybank(), USERS, "a-tom"))
    assert "Loses access when you apply." in page_of(office, run)
    ImportRun.objects.filter(pk=run.pk).update(
        state=ImportRun.State.APPLIED
    )  # the gate stops so small a roll
    page = page_of(office, run)
    assert "Lost access. Messages stay." in page and "when you apply" not in page
