import pytest
from django.utils import timezone

from audit.models import AuditEntry
from people import uploads
from people.actions.imports import (
    RunIsOver,
    StalePreview,
    apply_import,
    cancel_import,
    refresh_preview,
    upload_roster,
)
from people.models import Contact, Enrolment, Guardianship, ImportRun, OfficeTask, Pupil, SchoolClass
from people.roster.refusals import RosterRefused
from people.roster.rows import ContactEntry, LinkEntry, PupilEntry
from people.signals import classes_changed, links_changed
from tests.people.importing import audited, changes, claimed, imported, previewed, roll_rows
from tests.people.roster.files import (
    CONTACTS,
    LINKS,
    PUPILS,
    edited,
    hollybank,
    lines,
    with_cell,
    with_lines,
    without_line,
    zipped,
)

pytestmark = pytest.mark.django_db
USERS, ENROLMENTS, RIGHTS = "users.csv", "enrollments.csv", "contact_rights.csv"


@pytest.fixture
def heard():
    """Signals of the import, in the order in which they came."""
    calls = []

    def classes(class_ids, **kwargs):
        calls.append(("classes", len(class_ids)))

    def links(user_ids, **kwargs):
        calls.append(("links", user_ids))

    classes_changed.connect(classes, weak=False)
    links_changed.connect(links, weak=False)
    yield calls
    classes_changed.disconnect(classes)
    links_changed.disconnect(links)


def test_preview_writes_nothing(school, osei, heard, django_capture_on_commit_callbacks):
    before = roll_rows()
    with django_capture_on_commit_callbacks(execute=True):
        run = previewed(school, osei, hollybank())
    assert roll_rows() == before
    assert OfficeTask.objects.count() == 0
    assert heard == []
    assert run.state == ImportRun.State.PREVIEWED
    assert run.counts["added"] == 5
    school.refresh_from_db()
    assert school.roll_version == 0


def test_applying_makes_the_school(school, osei):
    run = imported(school, osei, hollybank())
    assert run.state == ImportRun.State.APPLIED
    assert sorted(map(str, SchoolClass.objects.all())) == ["Oak (Y4)", "Willow (Y3)"]
    assert Pupil.objects.count() == 5
    assert Contact.objects.get(source_id="a-sam").email == "sam.ellis@example.org"
    assert Guardianship.objects.filter(may_join="yes").count() == 5
    kuba = Pupil.objects.get(source_id="p-jakub")
    assert kuba.preferred_name == "Kuba"
    seat = Enrolment.objects.get(pupil=kuba)
    assert (str(seat.from_on), str(seat.until_on)) == ("2026-09-01", "2027-07-23")


def test_the_same_file_twice_changes_nothing(
    school, osei, heard, mailoutbox, django_capture_on_commit_callbacks
):
    imported(school, osei, hollybank())
    claimed("a-sam")
    before, tasks = roll_rows(), OfficeTask.objects.count()
    heard.clear()
    with django_capture_on_commit_callbacks(execute=True):
        again = imported(school, osei, hollybank())
    assert again.diff["rows"] == []
    assert again.counts["all"] == 0
    assert roll_rows() == before
    assert OfficeTask.objects.count() == tasks
    assert heard == []
    assert mailoutbox == []
    school.refresh_from_db()
    assert school.roll_version == 1


def test_classes_are_told_before_people(school, osei, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        imported(school, osei, hollybank())
    assert heard == [("classes", 2)], "nobody has an account yet"
    sam = claimed("a-sam")
    heard.clear()
    moved = with_cell(hollybank(), ENROLMENTS, "in-p-ellie", "classSourcedId", "c-oak")
    with django_capture_on_commit_callbacks(execute=True):
        imported(school, osei, moved)
    assert heard == [("links", {sam.pk})]


def test_a_rolled_back_import_tells_nobody(school, osei, heard, django_capture_on_commit_callbacks):
    run = previewed(school, osei, hollybank())
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(StalePreview):
        apply_import(run=run, actor=osei, expected_digest="another")
    assert heard == []
    assert Pupil.objects.count() == 0


def test_moving_class_ends_one_place_and_begins_another(school, osei):
    imported(school, osei, hollybank())
    run = imported(school, osei, with_cell(hollybank(), ENROLMENTS, "in-p-jakub", "classSourcedId", "c-oak"))
    assert changes(run) == [("moved", "Zofia Nowak", "moves")]
    [row] = [row for row in run.diff["rows"] if row["change"] == "moved"]
    assert (row["before"], row["after"]) == (["Willow (Y3)"], ["Oak (Y4)"])
    today = timezone.localdate()
    old, new = Enrolment.objects.filter(pupil__source_id="p-jakub").order_by("pk")
    assert (old.until_on, new.school_class.name) == (today, "Oak")


def test_a_leaver_is_proposed_and_never_deleted(school, osei):
    imported(school, osei, big_school())
    run = imported(school, osei, without_jayden(big_school()))
    assert changes(run) == [("left", "Tom Hargreaves", "letter_ends")]
    assert run.diff["rows"][0]["line"] == 0, "not in the file"
    jayden = Pupil.objects.get(source_id="p-jayden")
    assert jayden.left_on == timezone.localdate()
    assert Guardianship.objects.get(pupil=jayden).ended_at is not None
    assert Contact.objects.filter(source_id="a-tom").exists()


def test_a_leaver_who_comes_back_is_on_the_roll_again(school, osei):
    imported(school, osei, big_school())
    imported(school, osei, without_jayden(big_school()))
    run = imported(school, osei, big_school())
    assert changes(run) == [("added", "Tom Hargreaves", "letter")]
    jayden = Pupil.objects.get(source_id="p-jayden")
    assert jayden.left_on is None
    assert Guardianship.objects.filter(pupil=jayden, ended_at__isnull=True).count() == 1
    assert Guardianship.objects.filter(pupil=jayden).count() == 2, "the earlier link stays as history"
    assert previewed(school, osei, big_school()).diff["rows"] == []


def test_a_changed_email_does_not_rebind(school, osei):
    imported(school, osei, hollybank())
    sam = claimed("a-sam")
    run = imported(school, osei, with_cell(hollybank(), USERS, "a-sam", "email", "new@example.org"))
    assert changes(run) == [("email", "Sam Ellis", "email_account")]
    contact = Contact.objects.get(source_id="a-sam")
    sam.refresh_from_db()
    assert contact.email == "new@example.org"
    assert contact.user == sam
    assert sam.email == "sam.ellis@example.org"
    assert [task.contact for task in OfficeTask.objects.filter(kind="email_changed")] == [contact]


def test_a_rename_leaves_the_account_as_it_is(school, osei):
    imported(school, osei, hollybank())
    sam = claimed("a-sam")
    imported(school, osei, with_cell(hollybank(), USERS, "a-sam", "familyName", "Ellis-Webb"))
    sam.refresh_from_db()
    assert sam.display_name == "Sam Ellis"
    assert Contact.objects.get(source_id="a-sam").last_name == "Ellis-Webb"


def test_unknown_rights_make_a_task_and_no_letter(school, osei):
    run = imported(school, osei, hollybank())
    assert ("added", "Iris Nielsen", "office_decides") in changes(run)
    assert run.counts["letters"] == 4
    [task] = OfficeTask.objects.all()
    assert (task.kind, task.contact.source_id, task.run) == ("rights_unknown", "a-gran", run)


def test_the_task_is_done_when_the_file_says_so(school, osei):
    imported(school, osei, hollybank())
    known = edited(hollybank(), RIGHTS, "a-gran,grandparent,no,2,,,", "a-gran,grandparent,no,2,yes,,")
    run = imported(school, osei, known)
    assert changes(run) == [("rights", "Iris Nielsen", "may_join")]
    [task] = OfficeTask.objects.all()
    assert task.done_by == osei


def test_a_blank_never_takes_a_known_right_away(school, osei):
    imported(school, osei, hollybank())
    blank = edited(hollybank(), RIGHTS, "p-jakub,a-zofia,mother,yes,1,,,", "p-jakub,a-zofia,,,,,,")
    assert previewed(school, osei, blank).diff["rows"] == []
    without = {name: text for name, text in hollybank().items() if name != RIGHTS}
    assert previewed(school, osei, without).diff["rows"] == []


def test_a_restriction_in_the_file_closes_the_door(school, osei, heard, django_capture_on_commit_callbacks):
    imported(school, osei, hollybank())
    tom = claimed("a-tom")
    heard.clear()
    restricted = edited(hollybank(), RIGHTS, "a-tom,father,yes,1,,,", "a-tom,father,yes,1,,CO2,2027-01-31")
    with django_capture_on_commit_callbacks(execute=True):
        run = imported(school, osei, restricted)
    link = Guardianship.objects.get(contact__source_id="a-tom")
    assert (link.may_join, link.reason_code, str(link.review_on)) == ("no", "CO2", "2027-01-31")
    assert heard == [("links", {tom.pk})]
    assert "CO2" not in str(run.diff["rows"]), "the code is the office's, not the preview's"


def test_a_no_is_lifted_by_a_person_never_by_a_file(school, osei):
    imported(school, osei, hollybank())
    Guardianship.objects.filter(contact__source_id="a-tom").update(may_join="no", reason_code="CO2")
    run = previewed(
        school, osei, edited(hollybank(), RIGHTS, "a-tom,father,yes,1,,,", "a-tom,father,yes,1,yes,,")
    )
    assert run.diff["rows"] == []
    assert run.diff["differences"] == [
        {"who": "Tom Hargreaves", "what": "may_join", "here": "no", "in_file": "yes"}
    ]


def test_disabled_in_the_file_is_no_access_and_not_a_leaver(school, osei):
    imported(school, osei, hollybank())
    off = with_cell(hollybank(), USERS, "a-tom", "enabledUser", "false")
    run = imported(school, osei, off)
    assert changes(run) == [("access", "Tom Hargreaves", "access_ends")]
    tom = Contact.objects.get(source_id="a-tom")
    assert tom.access_ended_at is not None
    assert Guardianship.objects.get(contact=tom).ended_at is None
    ended = tom.access_ended_at
    imported(school, osei, off)
    tom.refresh_from_db()
    assert tom.access_ended_at == ended
    imported(school, osei, hollybank())
    tom.refresh_from_db()
    assert tom.access_ended_at is None


def test_office_rows_are_never_proposed_as_leavers(school, osei):
    imported(school, osei, hollybank())
    willow = SchoolClass.objects.get(name="Willow")
    pupil = Pupil.objects.create(
        source_id="office-1", origin="office", first_name="Layla", last_name="Farouk"
    )
    contact = Contact.objects.create(
        source_id="office-2", origin="office", first_name="Aisha", last_name="Rahman"
    )
    Enrolment.objects.create(pupil=pupil, school_class=willow, from_on=timezone.localdate())
    for child, adult in ((pupil, contact), (Pupil.objects.get(source_id="p-ellie"), contact)):
        Guardianship.objects.create(pupil=child, contact=adult, origin="office", may_join="yes")
    Guardianship.objects.create(
        pupil=pupil, contact=Contact.objects.get(source_id="a-tom"), origin="office", may_join="yes"
    )
    before = roll_rows()
    run = imported(school, osei, hollybank())
    assert run.diff["rows"] == []
    assert roll_rows() == before


def test_an_office_row_wins_over_the_file_and_the_difference_is_listed(school, osei):
    imported(school, osei, hollybank())
    Contact.objects.filter(source_id="a-sam").update(
        origin="office", last_name="Webb", email="webb@example.org"
    )
    run = imported(school, osei, hollybank())
    assert run.diff["rows"] == []
    assert {(one["what"], one["here"], one["in_file"]) for one in run.diff["differences"]} == {
        ("name", "Sam Webb", "Sam Ellis"),
        ("email", "webb@example.org", "sam.ellis@example.org"),
    }
    assert Contact.objects.get(source_id="a-sam").last_name == "Webb"


def test_a_stale_preview_is_refused_and_writes_nothing(school, osei):
    imported(school, osei, hollybank())
    run = previewed(school, osei, with_cell(hollybank(), USERS, "a-sam", "familyName", "Webb"))
    imported(school, osei, with_cell(hollybank(), USERS, "a-tom", "familyName", "Hart"))
    before = roll_rows()
    with pytest.raises(StalePreview):
        apply_import(run=run, actor=osei, expected_digest=run.diff["digest"])
    assert roll_rows() == before
    fresh = refresh_preview(run=run)
    assert {who for _change, who, _outcome in changes(fresh)} == {"Sam Webb", "Tom Hargreaves"}
    assert apply_import(run=run, actor=osei, expected_digest=fresh.diff["digest"]).applied_by == osei


def test_a_change_that_leaves_the_preview_true_does_not_make_it_stale(school, osei):
    run = previewed(school, osei, hollybank())
    school.roll_version += 1
    school.save()
    assert apply_import(run=run, actor=osei, expected_digest=run.diff["digest"]).state == "applied"


def test_a_run_is_applied_once(school, osei):
    run = imported(school, osei, hollybank())
    with pytest.raises(RunIsOver):
        apply_import(run=run, actor=osei, expected_digest=run.diff["digest"])
    with pytest.raises(RunIsOver):
        cancel_import(run=run, actor=osei)


def test_two_previews_of_one_file_do_not_apply_twice(school, osei):
    first, second = previewed(school, osei, hollybank()), previewed(school, osei, hollybank())
    apply_import(run=first, actor=osei, expected_digest=first.diff["digest"])
    with pytest.raises(StalePreview):
        apply_import(run=second, actor=osei, expected_digest=second.diff["digest"])
    assert Pupil.objects.count() == 5


def test_cancelling_forgets_the_preview_and_changes_nothing(school, osei, django_capture_on_commit_callbacks):
    run = previewed(school, osei, hollybank())
    with django_capture_on_commit_callbacks(execute=True):
        over = cancel_import(run=run, actor=osei)
    assert (over.state, over.diff) == ("rejected", {})
    assert Pupil.objects.count() == 0
    with pytest.raises(uploads.UploadGone):
        uploads.kept(run.sha256)
    with pytest.raises(RunIsOver):
        apply_import(run=run, actor=osei, expected_digest=run.diff["digest"])


def test_the_upload_is_private_and_deleted_when_applied(
    school, osei, settings, django_capture_on_commit_callbacks
):
    run = previewed(school, osei, hollybank())
    path = settings.VAR_DIR / "uploads" / run.sha256
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with django_capture_on_commit_callbacks(execute=True):
        apply_import(run=run, actor=osei, expected_digest=run.diff["digest"])
    assert not path.exists()


def test_the_upload_stays_while_another_preview_needs_it(school, osei, django_capture_on_commit_callbacks):
    first, second = previewed(school, osei, hollybank()), previewed(school, osei, hollybank())
    with django_capture_on_commit_callbacks(execute=True):
        cancel_import(run=first, actor=osei)
    apply_import(run=second, actor=osei, expected_digest=second.diff["digest"])
    assert Pupil.objects.count() == 5


def test_a_run_whose_upload_is_gone_is_over(school, osei):
    run = previewed(school, osei, hollybank())
    uploads.drop(run.sha256)
    with pytest.raises(RunIsOver):
        apply_import(run=run, actor=osei, expected_digest=run.diff["digest"])


def test_rights_beside_the_zip_are_kept_until_apply(school, osei):
    files = hollybank()
    beside = files.pop(RIGHTS).encode()
    run = previewed(school, osei, files, rights=beside)
    assert run.counts["letters"] == 4
    apply_import(run=run, actor=osei, expected_digest=run.diff["digest"])
    assert Guardianship.objects.filter(parental_responsibility="yes").count() == 5


def test_every_step_is_in_the_trail_without_a_name(school, osei):
    imported(school, osei, hollybank())
    cancel_import(run=previewed(school, osei, hollybank()), actor=osei)
    assert audited()[-4:] == [
        "people.import.uploaded",
        "people.import.applied",
        "people.import.uploaded",
        "people.import.cancelled",
    ]
    entries = AuditEntry.objects.filter(action__startswith="people.import")
    assert {entry.actor_id for entry in entries} == {osei.pk}
    assert "Ellis" not in str(list(entries.values()))


def test_no_password_reaches_a_log(school, osei, caplog, capfd):
    files = hollybank()
    secret = [row | {"password": "hunter2-private", "phone": "07700 900123"} for row in lines(files, USERS)]
    files = with_lines(files, USERS, secret)
    caplog.set_level(0)
    imported(school, osei, files)
    for spoilt in (
        edited(files, USERS, "familyName", "familyNmae"),
        {**files, USERS: files[USERS].replace("Thompson", 'Thomp"son,"x')},
        {**files, USERS: files[USERS].replace("Thompson", "Thomp\0son")},
    ):
        with pytest.raises(RosterRefused) as refused:
            previewed(school, osei, spoilt)
        assert "hunter2" not in repr(refused.value) + str(refused.value) + repr(refused.value.__cause__)
    run = previewed(school, osei, {**files, USERS: files[USERS].replace("Thompson,", "Thompson,x,")})
    assert run.counts["problems"] == 1
    said = caplog.text + "".join(capfd.readouterr())
    stored = str(list(ImportRun.objects.values())) + str(list(AuditEntry.objects.values()))
    for private in ("hunter2", "900123"):
        assert private not in said
        assert private not in stored
        assert private not in str(roll_rows())


def test_the_file_name_is_tidied(school, osei):
    run = upload_roster(
        school=school, actor=osei, upload=zipped(hollybank()), name="C:\\a\\..\\ho\u202elly.zip"
    )
    assert run.file_name == "holly.zip"


def test_a_class_does_not_move_to_another_school_year(school, osei):
    imported(school, osei, hollybank())
    next_year = edited(hollybank(), "academicSessions.csv", "2027-07-23,,2027", "2028-07-23,,2028")
    with pytest.raises(RosterRefused) as refused:
        previewed(school, osei, next_year)
    assert refused.value.kind == "new_school_year"


def big_school():
    """Hollybank with enough links that one of them is less than a tenth."""
    more = range(6)
    return hollybank(
        pupils=[*PUPILS, *(PupilEntry(f"p-{n}", f"Pupil{n}", "Frost", "c-oak") for n in more)],
        contacts=[
            *CONTACTS,
            *(ContactEntry(f"a-{n}", f"Adult{n}", "Frost", f"a{n}@example.org") for n in more),
        ],
        links=[*LINKS, *(LinkEntry(f"p-{n}", f"a-{n}", "mother", "yes", 1) for n in more)],
    )


def without_jayden(files):
    files = without_line(without_line(files, USERS, "p-jayden"), ENROLMENTS, "in-p-jayden")
    return edited(files, RIGHTS, "p-jayden,a-tom,father,yes,1,,,\n", "")
