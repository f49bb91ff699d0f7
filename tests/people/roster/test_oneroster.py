from datetime import date

import pytest

from people.roster.refusals import RosterRefused
from people.roster.words import problem_words, remark_words
from tests.people.roster.files import (
    Files,
    edited,
    hollybank,
    line_of,
    lines,
    read,
    with_cell,
    with_lines,
    without_line,
)

USERS, CLASSES, ENROLMENTS, TERMS = "users.csv", "classes.csv", "enrollments.csv", "academicSessions.csv"


def refusal_of(files: Files) -> RosterRefused:
    with pytest.raises(RosterRefused) as refused:
        read(files)
    assert str(refused.value)
    return refused.value


def only_problem(files: Files):
    [problem] = read(files).problems
    assert all(problem_words(problem.kind, dict(problem.facts)))
    return problem


def kinds(remarks) -> list[str]:
    for remark in remarks:
        assert remark_words(remark.kind, dict(remark.facts))
    return [remark.kind for remark in remarks]


def test_a_whole_school_is_read():
    snapshot = read(hollybank())
    assert [(one.name, one.year_group, one.school_year, one.ends_on) for one in snapshot.classes] == [
        ("Willow", "Y3", 2027, date(2027, 7, 23)),
        ("Oak", "Y4", 2027, date(2027, 7, 23)),
    ]
    assert [one.preferred_name for one in snapshot.pupils] == ["", "", "", "Kuba", ""]
    assert {(row.pupil, row.contact, row.relationship) for row in snapshot.guardianships} >= {
        ("p-ellie", "a-sam", "mother"),
        ("p-freya", "a-gran", "grandparent"),
    }
    assert {(row.pupil, row.school_class) for row in snapshot.enrolments} >= {("p-ellie", "c-willow")}
    assert snapshot.enrolments[0].until_on == date(2027, 7, 23)
    assert (snapshot.problems, snapshot.warnings, snapshot.notes) == ((), (), ())
    assert snapshot.counts == {"lines": 25, "classes": 2, "pupils": 5, "contacts": 5, "links": 6}


def test_every_row_knows_its_line():
    files = hollybank()
    snapshot = read(files)
    assert snapshot.contacts[1].at.line == line_of(files, USERS, "a-hannah")
    assert snapshot.enrolments[2].at.line == line_of(files, ENROLMENTS, "in-p-freya")


def test_dropped_columns_are_listed_and_stored_nowhere():
    files = hollybank()
    private = ["phone", "sms", "password", "grades", "identifier", "username", "middleName", "userIds"]
    marked = [row | {column: f"PRIVATE-{column}" for column in private} for row in lines(files, USERS)]
    files = with_lines(files, USERS, marked)
    files[USERS] = (
        files[USERS].replace("sourcedId,", "dateOfBirth,sourcedId,").replace("\np-", "\n2019-02-03,p-")
    )
    files[USERS] = files[USERS].replace("\na-", "\n1990-02-03,a-")
    spoilt = without_cell(files, "in-p-ellie")
    snapshot = read(spoilt)
    assert {f"users.csv: {column}" for column in [*private, "dateOfBirth"]} <= set(snapshot.dropped_columns)
    assert "PRIVATE" not in repr(snapshot)
    assert "2019" not in repr(snapshot)


def without_cell(files: Files, key: str) -> Files:
    line = next(line for line in files[ENROLMENTS].split("\n") if line.startswith(key))
    return edited(files, ENROLMENTS, line, line.rpartition(",")[0])


def test_a_childs_own_email_is_not_kept():
    files = with_cell(hollybank(), USERS, "p-ellie", "email", "ellie@example.org")
    assert "ellie@" not in repr(read(files))
    files = with_cell(files, USERS, "p-ellie", "familyName", "")
    assert "ellie@" not in repr(only_problem(files)), "not even on a problem line"


def test_homeroom_classes_are_kept_and_others_counted():
    files = with_cell(hollybank(), CLASSES, "c-oak", "classType", "scheduled")
    snapshot = read(files)
    assert [one.name for one in snapshot.classes] == ["Willow"]
    assert snapshot.ignored["other_classes"] == 1
    assert snapshot.ignored["other_enrolments"] == 2
    assert not snapshot.problems


def test_a_file_without_a_class_group_is_refused():
    files = with_cell(hollybank(), CLASSES, "c-oak", "classType", "scheduled")
    assert refusal_of(with_cell(files, CLASSES, "c-willow", "classType", "")).kind == "no_classes"


def test_a_number_in_a_name_is_neither_kept_nor_shown():
    """A whole column under the wrong heading: birthdays as first names."""
    files = hollybank()
    files = with_lines(files, USERS, [row | {"givenName": "2019-02-03"} for row in lines(files, USERS)])
    snapshot = read(files)
    assert {problem.kind for problem in snapshot.problems if problem.at.file == USERS} == {"number_in_name"}
    assert "2019" not in repr(snapshot)


def test_the_same_oddity_in_many_files_is_one_sentence():
    files = {name: text.replace("\n", "\r\n") for name, text in hollybank().items()}
    [warning] = read(files).warnings
    said = remark_words(warning.kind, dict(warning.facts))
    assert "users.csv" in said
    assert "classes.csv" in said


def test_another_format_is_named():
    files = {name: text for name, text in hollybank().items() if name != "manifest.csv"}
    assert refusal_of({**files, "roles.csv": "userSourcedId\n"}).kind == "other_format"


def test_words_in_another_case_are_read_with_a_warning():
    files = with_cell(hollybank(), CLASSES, "c-oak", "classType", "HomeRoom")
    files = with_cell(files, USERS, "p-ellie", "role", "Student")
    snapshot = read(files)
    assert len(snapshot.classes) == 2
    assert kinds(snapshot.warnings) == ["other_case_word", "other_case_word"]


def test_a_class_citing_an_absent_course_is_accepted_with_a_warning():
    files = with_cell(hollybank(), CLASSES, "c-oak", "courseSourcedId", "course-9")
    snapshot = read(files)
    assert len(snapshot.classes) == 2
    assert kinds(snapshot.warnings) == ["absent_course"]


def test_a_class_citing_an_absent_term_is_accepted_with_a_warning():
    files = with_cell(hollybank(), CLASSES, "c-oak", "termSourcedIds", "term-9")
    snapshot = read(files)
    assert kinds(snapshot.warnings) == ["absent_term"]
    assert snapshot.classes[1].school_year == 2027, "the file's own school year"


def test_without_any_term_a_class_is_still_read():
    files = hollybank()
    del files[TERMS]
    snapshot = read(files)
    assert [one.school_year for one in snapshot.classes] == [None, None]
    assert kinds(snapshot.warnings) == ["absent_term"]


def test_classes_of_two_schools_are_refused():
    assert (
        refusal_of(with_cell(hollybank(), CLASSES, "c-oak", "schoolSourcedId", "s-other")).kind
        == "several_schools"
    )


def test_a_full_export_is_needed():
    refused = refusal_of(edited(hollybank(), "manifest.csv", "file.users,bulk", "file.users,delta"))
    assert refused.kind == "only_changes"


def test_another_version_is_refused():
    files = edited(hollybank(), "manifest.csv", "oneroster.version,1.1", "oneroster.version,1.2")
    assert refusal_of(files).kind == "other_version"


def test_the_file_wins_over_the_manifest():
    snapshot = read(edited(hollybank(), "manifest.csv", "file.users,bulk", "file.users,absent"))
    assert snapshot.pupils
    assert kinds(snapshot.warnings) == ["manifest_disagrees"]


def test_no_manifest_is_said():
    files = hollybank()
    del files["manifest.csv"]
    assert kinds(read(files).warnings) == ["no_manifest"]


@pytest.mark.parametrize("name", [USERS, CLASSES, ENROLMENTS])
def test_a_missing_file_is_named(name):
    files = hollybank()
    del files[name]
    assert refusal_of(files).facts == {"name": name}


def test_a_header_typo_is_refused_with_the_likely_column():
    refused = refusal_of(edited(hollybank(), USERS, "familyName", "familynmae"))
    assert (refused.kind, refused.facts["likely"]) == ("mistyped_column", "familynmae")


def test_marked_to_be_deleted_is_a_leaver_whatever_the_case():
    files = with_cell(hollybank(), USERS, "p-freya", "status", "toBeDeleted")
    snapshot = read(files)
    assert "p-freya" not in {one.source_id for one in snapshot.pupils}
    assert "p-freya" not in snapshot.skipped_people
    assert {one.source_id for one in snapshot.contacts} == {"a-sam", "a-zofia", "a-tom"}
    assert not snapshot.problems


def test_an_enrolment_to_be_deleted_is_none():
    files = with_cell(hollybank(), ENROLMENTS, "in-p-freya", "status", "tobedeleted")
    snapshot = read(files)
    assert "p-freya" not in {row.pupil for row in snapshot.enrolments}
    assert kinds(snapshot.notes) == ["without_class"]


def test_a_disabled_user_is_no_access_and_not_a_leaver():
    snapshot = read(with_cell(hollybank(), USERS, "a-sam", "enabledUser", "FALSE"))
    assert {one.source_id: one.has_access for one in snapshot.contacts}["a-sam"] is False
    assert ("p-ellie", "a-sam") in {(row.pupil, row.contact) for row in snapshot.guardianships}


def test_a_teacher_agent_is_not_a_parent():
    files = hollybank()
    teacher = lines(files, USERS)[-1] | {
        "sourcedId": "t-bello",
        "role": "teacher",
        "agentSourcedIds": "p-jayden",
    }
    files = with_lines(files, USERS, [*lines(files, USERS), teacher])
    files = with_cell(files, USERS, "p-ellie", "agentSourcedIds", "a-sam,t-bello")
    snapshot = read(files)
    assert "t-bello" not in repr(snapshot.guardianships)
    assert "t-bello" not in {one.source_id for one in snapshot.contacts}
    assert snapshot.ignored["staff_agents"] == 2
    assert snapshot.ignored["staff"] == 1


def test_a_link_counts_once_whichever_side_names_the_other():
    files = with_cell(hollybank(), USERS, "p-ellie", "agentSourcedIds", "")
    files = with_cell(files, USERS, "a-sam", "agentSourcedIds", "p-ellie,p-elliot")
    pairs = [(row.pupil, row.contact) for row in read(files).guardianships]
    assert len(pairs) == len(set(pairs)) == 6
    assert ("p-ellie", "a-sam") in pairs


def test_siblings_and_couples_as_agents_are_ignored_and_counted():
    files = with_cell(hollybank(), USERS, "p-ellie", "agentSourcedIds", "a-sam,p-elliot")
    files = with_cell(files, USERS, "a-hannah", "agentSourcedIds", "a-gran")
    snapshot = read(files)
    assert len(snapshot.guardianships) == 6
    assert snapshot.ignored["other_agents"] == 2


def test_an_absent_agent_is_said():
    files = with_cell(hollybank(), USERS, "p-ellie", "agentSourcedIds", "a-sam,a-nobody")
    assert kinds(read(files).warnings) == ["absent_agent"]


def test_no_contacts_at_all_is_refused():
    files = hollybank()
    files = with_lines(files, USERS, [row for row in lines(files, USERS) if row["role"] == "student"])
    assert refusal_of(files).kind == "no_contacts"


def test_contacts_that_belong_to_nobody_are_refused():
    files = hollybank()
    files = with_lines(files, USERS, [row | {"agentSourcedIds": ""} for row in lines(files, USERS)])
    assert refusal_of(files).kind == "no_links"


def test_a_upn_shaped_id_column_is_refused():
    files = with_upns(hollybank())
    refused = refusal_of(files)
    assert refused.kind == "upn_ids"
    assert "A12345672600" not in str(refused)


def test_another_column_is_offered_for_upns():
    files = with_upns(hollybank())
    rows = [
        row | {"userIds": f"mis-{n}", "phone": f"0770090000{n}"} for n, row in enumerate(lines(files, USERS))
    ]
    refused = refusal_of(with_lines(files, USERS, rows))
    assert (refused.kind, refused.facts["offer"]) == ("upn_ids_offer", "userids")


def with_upns(files: Files) -> Files:
    for number, key in enumerate(("p-ellie", "p-elliot", "p-freya", "p-jakub", "p-jayden")):
        files = {name: text.replace(f"{key},", f"A12345672600{number},") for name, text in files.items()}
    return files


def test_a_single_upn_among_other_ids_is_skipped_and_not_shown():
    files = {name: text.replace("p-ellie,", "A123456726001,") for name, text in hollybank().items()}
    problem = only_problem(edited(files, "contact_rights.csv", "A123456726001,a-sam,mother,yes,1,,,\n", ""))
    assert problem.kind == "upn_id"
    assert "A123456726001" not in repr((problem.cells, problem.facts))


def test_one_id_with_two_names_is_refused_and_both_lines_named():
    files = hollybank()
    twice = lines(files, USERS)[0] | {"givenName": "Albie"}
    refused = refusal_of(with_lines(files, USERS, [*lines(files, USERS), twice]))
    assert refused.kind == "same_id"
    for part in ("2", "12", "Ellie Potter", "Albie Potter"):
        assert part in str(refused)


def test_the_same_line_twice_is_read_once():
    files = hollybank()
    snapshot = read(with_lines(files, USERS, [*lines(files, USERS), lines(files, USERS)[0]]))
    assert len(snapshot.pupils) == 5
    assert kinds(snapshot.warnings) == ["repeated_lines"]


def test_one_id_with_two_emails_is_a_problem_and_neither_is_used():
    files = hollybank()
    sam = next(row for row in lines(files, USERS) if row["sourcedId"] == "a-sam")
    files = with_lines(files, USERS, [*lines(files, USERS), sam | {"email": "other@example.org"}])
    problem = only_problem(files)
    assert problem.kind == "repeated"
    assert "a-sam" in read(files).skipped_people


def test_a_shared_email_is_a_note():
    files = with_cell(hollybank(), USERS, "a-gran", "email", "Hannah.Clarke@example.org")
    snapshot = read(files)
    assert not snapshot.problems
    assert len(snapshot.contacts) == 5
    [note] = snapshot.notes
    assert "Hannah Clarke" in remark_words(note.kind, dict(note.facts))
    assert "Iris Nielsen" in remark_words(note.kind, dict(note.facts))


@pytest.mark.parametrize(
    ("file", "key", "column", "value", "kind"),
    [
        (USERS, "p-ellie", "familyName", "", "blank"),
        (USERS, "p-ellie", "familyName", "\u200b\u202e", "blank"),
        (USERS, "p-ellie", "givenName", "E" * 61, "too_long"),
        (USERS, "p-ellie", "givenName", "Ellie\nring 07700 900123", "several_lines"),
        (USERS, "p-ellie", "givenName", "2019-02-03", "number_in_name"),
        (USERS, "p-jakub", "metadata.preferredGivenName", "07700 900123", "number_in_name"),
        (USERS, "p-ellie", "role", "pupil", "bad_role"),
        (USERS, "p-ellie", "role", "", "blank"),
        (USERS, "p-ellie", "status", "inactive", "bad_status"),
        (USERS, "a-sam", "email", "sam at example", "bad_email"),
        (USERS, "a-sam", "email", "sam.ellis@example.org; s@example.org", "bad_email"),
        (USERS, "a-sam", "enabledUser", "maybe", "bad_answer"),
        (USERS, "a-sam", "sourcedId", "", "blank"),
        (USERS, "a-sam", "sourcedId", "1.23E+11", "changed_by_spreadsheet"),
        (ENROLMENTS, "in-p-ellie", "classSourcedId", "c-wilow", "unknown_class_likely"),
        (ENROLMENTS, "in-p-ellie", "classSourcedId", "zzz", "unknown_class"),
        (ENROLMENTS, "in-p-ellie", "userSourcedId", "p-nobody", "unknown_pupil"),
        (ENROLMENTS, "in-p-ellie", "userSourcedId", "a-tom", "not_a_pupil"),
        (ENROLMENTS, "in-p-ellie", "beginDate", "01/09/2026", "bad_date"),
        (ENROLMENTS, "in-p-ellie", "endDate", "2027-02-31", "bad_date"),
        (ENROLMENTS, "in-p-ellie", "endDate", "2026-08-01", "dates_reversed"),
        (ENROLMENTS, "in-p-ellie", "role", "pupil", "bad_role"),
        (CLASSES, "c-oak", "title", "", "blank"),
        (CLASSES, "c-oak", "status", "gone", "bad_status"),
        (TERMS, "year-2027", "schoolYear", "26/27", "bad_year"),
    ],
)
def test_a_bad_line_is_listed_with_its_bad_part_marked(file, key, column, value, kind):
    files = hollybank()
    line = line_of(files, file, key)
    files = with_cell(files, file, key, column, value)
    problems = [problem for problem in read(files).problems if problem.kind == kind]
    assert [(problem.at.file, problem.at.line) for problem in problems] == [(file, line)]
    assert [cell.column for cell in problems[0].cells if cell.is_bad] == [column]
    assert all(problem_words(kind, dict(problems[0].facts)))


def test_the_likely_class_is_offered_by_name():
    problem = only_problem(with_cell(hollybank(), ENROLMENTS, "in-p-ellie", "classSourcedId", "c-wilow"))
    assert problem.facts["likely"] == "Willow (Y3)"


def test_a_problem_shows_only_kept_columns():
    files = with_cell(hollybank(), USERS, "a-sam", "phone", "07700 900123")
    problem = only_problem(with_cell(files, USERS, "a-sam", "familyName", ""))
    assert [(cell.column, cell.text) for cell in problem.cells] == [
        ("sourcedId", "a-sam"),
        ("role", "parent"),
        ("givenName", "Sam"),
        ("familyName", ""),
        ("email", "sam.ellis@example.org"),
    ]


def test_a_skipped_line_takes_nobody_else_with_it():
    """A class on a skipped line: its pupils stay, unplaced, and are no problems of their own."""
    snapshot = read(with_cell(hollybank(), CLASSES, "c-oak", "title", ""))
    assert [problem.at.file for problem in snapshot.problems] == [CLASSES]
    assert snapshot.unplaced_pupils == {"p-elliot", "p-jayden"}
    assert len(snapshot.pupils) == 5


def test_an_adult_waiting_on_a_skipped_pupil_is_not_called_lonely():
    snapshot = read(with_cell(hollybank(), USERS, "p-jayden", "familyName", ""))
    assert "without_child" not in kinds(snapshot.notes)
    assert "a-tom" not in {one.source_id for one in snapshot.contacts}


def test_lonely_people_are_noted():
    files = with_cell(hollybank(), USERS, "p-jayden", "agentSourcedIds", "")
    files = edited(
        without_line(files, ENROLMENTS, "in-p-jayden"),
        "contact_rights.csv",
        "p-jayden,a-tom,father,yes,1,,,\n",
        "",
    )
    assert sorted(kinds(read(files).notes)) == ["without_adult", "without_child", "without_class"]


def test_names_are_tidied():
    files = with_cell(hollybank(), USERS, "p-ellie", "givenName", "  Zoe\u0308\u202e   Mae ")
    assert read(files).pupils[0].first_name == "Zoë Mae"


def test_staff_lines_are_counted_and_not_read():
    files = hollybank()
    teacher = lines(files, USERS)[-1] | {
        "sourcedId": "t-1",
        "role": "teacher",
        "email": "not an email",
        "givenName": "",
    }
    snapshot = read(with_lines(files, USERS, [*lines(files, USERS), teacher]))
    assert not snapshot.problems
    assert snapshot.ignored["staff"] == 1
