"""What the office reads about a file: one calm sentence for each kind of refusal, problem, warning and note."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

REFUSALS = {
    "too_big": _(
        "That file is more than %(most)s MB. A school’s export is far smaller: check it’s the right file."
    ),
    "empty": _("That file is empty."),
    "not_a_zip": _(
        "That isn’t a zip file we can open. Export “OneRoster 1.1 CSV” and upload the zip as it comes."
    ),
    "a_workbook": _("That’s an Excel workbook. Export “OneRoster 1.1 CSV” and upload the zip as it comes."),
    "a_single_csv": _(
        "That’s a single CSV file. Upload the whole OneRoster zip; “%(name)s” belongs inside it."
    ),
    "too_many_files": _("There are %(files)s files in the zip. The most we open is %(most)s."),
    "unpacks_too_big": _("The zip would unpack to more than %(most)s MB, so we didn’t open it."),
    "packed_too_tight": _(
        "“%(name)s” unpacks to far more than a class list would, so we didn’t open the zip."
    ),
    "nested_archive": _("There’s another archive inside the zip (“%(name)s”), so we didn’t open it."),
    "unsafe_path": _("The zip holds a file that would land outside its folder, so we didn’t open it."),
    "a_link": _("The zip holds a link instead of a file (“%(name)s”), so we didn’t open it."),
    "locked": _("The zip is locked with a password. Export it again without one."),
    "damaged": _("The zip is damaged: “%(name)s” can’t be read. Export it again."),
    "folders": _("The CSV files must lie side by side in the zip, or together in one folder."),
    "same_file_twice": _("“%(name)s” is in the zip twice."),
    "missing_file": _("“%(name)s” isn’t in the zip. Export all of OneRoster 1.1 again."),
    "only_changes": _(
        "“%(name)s” holds only the latest changes. Ask your system for the full export (the manifest says “bulk”)."
    ),
    "other_version": _("This is OneRoster %(version)s. We read version 1.1 for now."),
    "other_format": _("This looks like Microsoft School Data Sync. We read OneRoster 1.1 for now."),
    "unreadable": _("%(file)s isn’t saved as text we can read. Save it as “CSV UTF-8”."),
    "null_bytes": _("%(file)s, line %(line)s has characters that don’t belong in text. Export it again."),
    "quotes": _("%(file)s, line %(line)s: a quotation mark opens or closes in the wrong place."),
    "slipped": _("%(lines)s lines of %(file)s don’t match its heading. Export it again."),
    "too_many_lines": _("%(file)s has more than %(most)s lines. Check it’s the right file."),
    "missing_column": _("%(file)s has no column “%(column)s”."),
    "mistyped_column": _("%(file)s has no column “%(column)s”. Is it the one called “%(likely)s”?"),
    "column_twice": _("%(file)s has the column “%(column)s” twice, and we can’t tell which to read."),
    "same_id": _(
        "%(file)s, lines %(first_line)s and %(second_line)s have the same id (%(id)s) but different names: "
        "%(first)s and %(second)s."
    ),
    "upn_ids": _(
        "The pupil ids in %(file)s (column “%(column)s”) look like UPNs, and we never keep a UPN. "
        "Export another number as the id."
    ),
    "upn_ids_offer": _(
        "The pupil ids in %(file)s (column “%(column)s”) look like UPNs, and we never keep a UPN. "
        "The column “%(offer)s” could be the id instead."
    ),
    "no_contacts": _(
        "There are no parents or carers in this file. Export it again with contacts, "
        "or everyone would lose their place."
    ),
    "no_links": _("No parent or carer in this file is linked to a pupil (column “agentSourcedIds”)."),
    "no_pupils": _("There are no pupils in this file."),
    "no_classes": _("No class in classes.csv is marked as a class group (classType “homeroom”)."),
    "several_schools": _("This file holds classes of %(schools)s schools. Export one school at a time."),
    "new_school_year": _(
        "“%(name)s” is a class of %(now)s here and of %(then)s in the file. "
        "A class never moves to another school year: its chat would move too."
    ),
}

PROBLEMS = {
    "short_row": (_("This line is too short."), _("It has %(cells)s of %(columns)s columns.")),
    "long_row": (_("This line is too long."), _("It has %(cells)s columns instead of %(columns)s.")),
    "blank": (_("The %(name)s is missing."), _("It belongs in the column “%(column)s”.")),
    "too_long": (_("The %(name)s is too long."), _("The most is %(most)s characters.")),
    "changed_by_spreadsheet": (
        _("A spreadsheet has changed this number."),
        _("Export the file again and don’t open it in a spreadsheet."),
    ),
    "upn_id": (_("This id looks like a UPN."), _("We never keep a UPN.")),
    "several_lines": (_("The %(name)s holds more than one line."), _("Take the other lines out.")),
    "number_in_name": (_("The %(name)s holds a number."), _("Perhaps the columns have slipped.")),
    "bad_role": (_("We don’t know the role “%(text)s”."), _("Check the role.")),
    "bad_status": (_("We don’t know the status “%(text)s”."), _("It’s “active”, “tobedeleted” or empty.")),
    "bad_answer": (_("“%(text)s” is neither yes nor no."), _("Check “%(column)s”.")),
    "bad_date": (_("“%(text)s” isn’t a real date."), _("Dates look like 2026-09-01.")),
    "bad_year": (_("“%(text)s” isn’t a school year."), _("It’s the year it ends, like 2027.")),
    "bad_email": (_("“%(text)s” isn’t one e-mail address."), _("Check the e-mail.")),
    "bad_number": (_("“%(text)s” isn’t a number."), _("Check “%(column)s”.")),
    "bad_code": (
        _("This code is too long to be a code."),
        _("Use one short word. Nobody’s story belongs here."),
    ),
    "dates_reversed": (_("It ends before it begins."), _("Check the dates.")),
    "unknown_class": (_("There’s no class called “%(text)s”."), _("Check the class.")),
    "unknown_class_likely": (_("There’s no class called “%(text)s”."), _("Did you mean %(likely)s?")),
    "unknown_pupil": (_("There’s nobody with the id “%(text)s”."), _("Check the pupil.")),
    "unknown_contact": (_("There’s nobody with the id “%(text)s”."), _("Check the parent or carer.")),
    "not_a_pupil": (_("“%(text)s” isn’t a pupil in users.csv."), _("Check the role of one of the two.")),
    "not_linked": (_("These two aren’t linked in users.csv."), _("Add the link, or take the line out.")),
    "repeated": (_("The same id is on line %(line)s too."), _("The two lines differ, so neither is used.")),
    "no_without_code": (_("It says “no” but gives no code."), _("Add the restriction code.")),
    "yes_with_code": (_("It says “yes” and gives a restriction code."), _("One of the two must go.")),
}

WARNINGS = {
    "byte_order_mark": _("Starts with a byte-order mark, read all the same: %(files)s."),
    "windows_lines": _("Has Windows line ends, read all the same: %(files)s."),
    "no_last_newline": _("Doesn’t end with a new line, read all the same: %(files)s."),
    "windows_1252": _("Isn’t UTF-8, so read as Windows-1252: %(files)s. Check names with accents."),
    "semicolons": _("Has semicolons between columns, read all the same: %(files)s."),
    "tabs": _("Has tabs between columns, read all the same: %(files)s."),
    "other_case_column": _("Writes columns in other letters than usual, read all the same: %(files)s."),
    "other_case_file": _("“%(found)s” is read as %(file)s."),
    "other_case_word": _(
        "%(file)s writes “%(found)s” where “%(expected)s” is usual. Read all the same (%(times)s)."
    ),
    "likely_column": _("%(file)s has no column “%(column)s”. “%(likely)s” looks like it, and isn’t read."),
    "no_manifest": _("There’s no manifest.csv. Read as a full export."),
    "manifest_disagrees": _("The manifest says %(file)s is absent, but it’s there. The file wins."),
    "absent_course": ngettext_lazy(
        "%(times)s class names a course that isn’t in the zip. We don’t need it.",
        "%(times)s classes name a course that isn’t in the zip. We don’t need it.",
        "times",
    ),
    "absent_term": ngettext_lazy(
        "%(times)s class names a term that isn’t in the zip, or is on a skipped line. Read all the same.",
        "%(times)s classes name a term that isn’t in the zip, or is on a skipped line. Read all the same.",
        "times",
    ),
    "absent_school": ngettext_lazy(
        "%(times)s class names a school that isn’t in orgs.csv. Read all the same.",
        "%(times)s classes name a school that isn’t in orgs.csv. Read all the same.",
        "times",
    ),
    "absent_agent": ngettext_lazy(
        "%(times)s link names a person who isn’t in users.csv. Not used.",
        "%(times)s links name a person who isn’t in users.csv. Not used.",
        "times",
    ),
    "repeated_lines": ngettext_lazy(
        "%(file)s repeats %(times)s line. It is read once.",
        "%(file)s repeats %(times)s lines. Each is read once.",
        "times",
    ),
    "two_rights_files": _(
        "There’s a contact_rights.csv in the zip and one beside it. The one beside it is read."
    ),
}

NOTES = {
    "shared_email": _(
        "%(first)s (line %(first_line)s) and %(second)s (line %(second_line)s) share an e-mail."
    ),
    "without_class": ngettext_lazy(
        "%(times)s pupil is in no class.",
        "%(times)s pupils are in no class.",
        "times",
    ),
    "without_adult": ngettext_lazy(
        "%(times)s pupil has no parent or carer in the file.",
        "%(times)s pupils have no parent or carer in the file.",
        "times",
    ),
    "without_child": ngettext_lazy(
        "%(times)s parent or carer has no child in the file. Not used.",
        "%(times)s parents or carers have no child in the file. Not used.",
        "times",
    ),
}


COLUMNS = {
    "sourcedId": _("id"),
    "role": _("role"),
    "preferredGivenName": _("name known as"),
    "metadata.preferredGivenName": _("name known as"),
    "metadata.knownAs": _("name known as"),
    "givenName": _("first name"),
    "familyName": _("surname"),
    "title": _("class name"),
    "classSourcedId": _("class’s id"),
    "userSourcedId": _("pupil’s id"),
    "student_source_id": _("pupil’s id"),
    "contact_source_id": _("adult’s id"),
    "relationship": _("relationship"),
}


def problem_words(kind: str, facts: dict[str, object]) -> tuple[str, str]:
    """What is wrong with a line, and what to look at."""
    wrong, advice = PROBLEMS[kind]
    column = str(facts.get("column", ""))
    named = {**facts, "name": COLUMNS.get(column, column)}
    return str(wrong) % named, str(advice) % named


def remark_words(kind: str, facts: dict[str, object]) -> str:
    """A warning or a note as one sentence."""
    return str((WARNINGS | NOTES)[kind] % facts)
