"""Who gets what at every address: the table that a new address must enter.

An answer is a word: ok (200), go (302 onwards), in (sign in first), join (finish joining first), none (404),
form (the address takes no such method or form: 400, 403, 405, 409, 413, 415, 422). `own` is a person's own page
of the sign-in library: anything but a failure or somebody else's things.
"""

from dataclasses import dataclass, field

ROLES = (
    *("stranger", "joining", "sam", "hannah", "tom", "adeyemi", "bello", "lowe"),
    *("kaur", "holt", "penrose", "osei", "grant", "lindqvist", "young"),
)

WILLOW = {"sam", "hannah", "adeyemi", "lowe"}
ANNOUNCERS = {"osei", "grant", "lindqvist"}
OFFICE = {"osei", "grant"}
STAFF = {"adeyemi", "bello", "lowe", "kaur", "holt", "penrose", "osei", "grant", "lindqvist", "young"}

CASE_STAFF = {"bello", "lowe", "kaur", "holt", "penrose", "lindqvist", "young"}  # each has a queue of cases


@dataclass(frozen=True)
class Row:
    """One address and method. `answers` maps a role, or "else", to a word."""

    name: str
    method: str
    answers: dict[str, str]
    args: tuple[str, ...] = ()
    said: dict[str, object] = field(default_factory=dict)


def everyone(word: str) -> dict[str, str]:
    return {"else": word}


def joined(word: str = "ok") -> dict[str, str]:
    """Everybody who has finished joining."""
    return {"stranger": "in", "joining": "join", "else": word}


def only(people: set[str], word: str, *, joining: str = "join") -> dict[str, str]:
    """These people; for all others there is no such page."""
    return {"stranger": "in", "joining": joining, "else": "none"} | dict.fromkeys(people, word)


def office(word: str) -> dict[str, str]:
    return only(OFFICE, word, joining="none")


def deciders(word: str) -> dict[str, str]:
    """Office and head."""
    return only(OFFICE | {"lindqvist"}, word, joining="none")


MESSAGE = {"client_id": "6f2c3a52-9d3f-4b43-8a5e-5f0f1f3c2b1a", "body": "Hello"}
OWN = {"stranger": "in", "else": "own"}

ROOM_ROWS = [
    row
    for room, readers in (("willow_room", WILLOW), ("willow_notices", WILLOW | ANNOUNCERS))
    for row in (
        Row("room", "get", only(readers, "ok"), (room,)),
        Row("room_messages", "get", only(readers, "form"), (room,)),
        Row("room_since", "get", only(readers, "ok"), (room, "0")),
        Row("room_read", "put", only(readers, "form"), (room,)),
        Row("room_read", "get", everyone("form"), (room,)),
        Row("room_read", "post", only(readers, "go"), (room,), {"marked": "1"}),
        Row("room_members", "get", only(readers, "ok"), (room,)),
        Row("room_rules", "get", only(readers, "ok"), (room,)),
        Row("room_search", "get", only(readers, "ok"), (room,)),
        Row("room_search", "get", only(readers, "ok"), (room,), {"q": "hello", "who": "Sam"}),
        Row("room_rules", "post", only(readers, "go"), (room,), {"version": "1"}),
    )
]

WILLOW_RUNS = {"hannah", "adeyemi", "lowe"}  # staff and class rep
EVENT = {"client_id": "0b6de1c1-5a1e-4a77-9b5c-0a9a3c1f5b11", "title": "Fair", "day": "tomorrow"}
EVENT_ROWS = [
    row
    for room, event, readers, runs in (
        ("willow_room", "willow_event", WILLOW, WILLOW_RUNS),
        (
            "willow_notices",
            "willow_notices_event",
            WILLOW | ANNOUNCERS,
            {"hannah", "adeyemi"} | ANNOUNCERS,
        ),
    )
    for row in (
        Row("room_events", "get", only(readers, "ok"), (room,)),
        Row("room_events", "post", everyone("form"), (room,)),
        Row("room_event_new", "get", only(runs, "ok"), (room,)),
        Row("room_event_new", "post", only(runs, "form"), (room,), {"title": ""}),
        Row("room_event_answers", "get", only(readers, "ok"), (room,)),
        Row("room_event", "get", only(readers, "ok"), (room, event)),
        Row("room_event_file", "get", only(readers, "ok"), (room, event)),
        Row("room_event_answer", "get", everyone("form"), (room, event)),
        Row("room_event_answer", "post", only(readers, "go"), (room, event), {"answer": "going"}),
        Row("room_event_answer", "post", only(readers, "form"), (room, event), {"answer": "never"}),
        Row("room_event_answer", "put", only(readers, "form"), (room, event)),
        Row("room_event_change", "get", only(runs - {"hannah"}, "ok"), (room, event)),
        Row("room_event_change", "post", only(runs - {"hannah"}, "form"), (room, event), {"title": ""}),
        Row("room_event_cancellation", "get", everyone("form"), (room, event)),
        Row("room_event_cancellation", "post", only(runs - {"hannah"}, "go"), (room, event)),
        Row("room_week", "get", only(runs, "ok"), (room,)),
        Row("room_week", "post", only(runs, "form"), (room,), {"words": ""}),
        Row("room_week_entry", "get", everyone("form"), (room, "willow_pe")),
        Row("room_week_entry", "post", only(runs, "form"), (room, "willow_pe"), {"verb": "dance"}),
    )
]
POLL = {
    "client_id": "3f0a1c55-7a0f-4a6e-9c0b-6a8d7c1e2f44",
    "question": "Which?",
    "choice_1": "A",
    "choice_2": "B",
    "several": "one",
}
POLL_ROWS = [
    row
    for room, poll, readers, runs in (
        ("willow_room", "willow_poll", WILLOW, WILLOW_RUNS),
        ("willow_notices", "willow_notices_poll", WILLOW | ANNOUNCERS, {"hannah", "adeyemi"} | ANNOUNCERS),
    )
    for row in (
        Row("room_poll_new", "get", only(runs, "ok"), (room,)),
        Row("room_poll_new", "post", only(runs, "form"), (room,), {"question": ""}),
        Row("room_poll_votes", "get", only(readers, "ok"), (room,)),
        Row("room_poll_votes", "post", everyone("form"), (room,)),
        Row("room_poll", "get", only(readers, "ok"), (room, poll)),
        Row("room_poll_vote", "get", everyone("form"), (room, poll)),
        Row("room_poll_vote", "post", only(readers, "go"), (room, poll), {"choice": "1"}),
        Row("room_poll_vote", "post", only(readers, "form"), (room, poll), {"choice": "7"}),
        Row("room_poll_vote", "put", only(readers, "form"), (room, poll)),
        Row("room_poll_closing", "get", everyone("form"), (room, poll)),
        Row("room_poll_closing", "post", only(runs - {"hannah"}, "go"), (room, poll)),
    )
]
SHELF_ROWS = [
    row
    for room, resource, readers, runs in (
        ("willow_room", "willow_resource", WILLOW, WILLOW_RUNS),
        (
            "willow_notices",
            "willow_notices_resource",
            WILLOW | ANNOUNCERS,
            {"hannah", "adeyemi"} | ANNOUNCERS,
        ),
    )
    for row in (
        Row("room_resources", "get", only(readers, "ok"), (room,)),
        Row("room_resources", "post", everyone("form"), (room,)),
        Row("room_resource_new", "get", only(runs, "ok"), (room,)),
        Row("room_resource_new", "post", only(runs, "form"), (room,), {"title": ""}),
        Row("room_resource_new", "post", only(runs, "go"), (room,), {"title": "Spellings", "words": "two"}),
        Row("room_resource_change", "get", only(runs - {"hannah"}, "ok"), (room, resource)),
        Row("room_resource_change", "post", only(runs - {"hannah"}, "form"), (room, resource)),
        Row("room_resource_removal", "get", everyone("form"), (room, resource)),
    )
]
SHELF_ROWS += [
    Row("room_resource_change", "get", only(set(), "none"), ("oak_room", "willow_resource")),
    # Once it is off, it is there for nobody: the first who may is the only one.
    Row("room_resource_removal", "post", only({"hannah"}, "go"), ("willow_room", "hannahs_resource")),
]
POLL_ROWS += [
    Row("room_poll_new", "post", only(WILLOW_RUNS, "go"), ("willow_room",), POLL),
    Row(
        "room_poll",
        "get",
        everyone("none") | {"stranger": "in", "joining": "join"},
        ("willow_room", "oak_poll"),
    ),
]
EVENT_ROWS += [
    Row("room_event_new", "post", only(WILLOW_RUNS, "go"), ("willow_room",), EVENT),
    Row(
        "room_event",
        "get",
        everyone("none") | {"stranger": "in", "joining": "join"},
        ("willow_room", "oak_event"),
    ),
    Row(
        "room_week_entry",
        "post",
        everyone("none") | {"stranger": "in", "joining": "join"},
        ("oak_room", "willow_pe"),
    ),
]

# Pictures and files: whoever is in the room of their message; before it is sent, who brought them.
FILE_ROWS = [
    Row("room_files", "get", only(WILLOW, "ok"), ("willow_room",)),
    Row("room_files", "post", only(WILLOW, "go"), ("willow_room",)),
    Row("room_files", "get", only(WILLOW | ANNOUNCERS, "ok"), ("willow_notices",)),
    Row("file", "get", only(WILLOW, "ok"), ("willow_picture",)),
    Row("file", "get", only({"sam"}, "ok"), ("sams_unsent_picture",)),
    Row("file", "get", only({"sam"}, "ok"), ("sams_held_picture",)),
    Row("file", "get", only(set(), "ok"), ("removed_picture",)),
    Row("file", "delete", only(set(), "204"), ("willow_picture",)),
    Row("file", "delete", only({"sam"}, "204"), ("sams_unsent_picture",)),
    Row("file", "post", everyone("form"), ("willow_picture",)),
    Row("file_preview", "get", only(WILLOW, "ok"), ("willow_picture",)),
    Row("file_preview", "get", only({"sam"}, "ok"), ("sams_unsent_picture",)),
    Row("file_preview", "get", only({"sam"}, "ok"), ("sams_held_picture",)),
    Row("file_preview", "get", only(set(), "ok"), ("removed_picture",)),
]

TABLE = [
    *ROOM_ROWS,
    *FILE_ROWS,
    Row("room_messages", "post", only(WILLOW, "go"), ("willow_room",), MESSAGE),
    Row(
        "room_messages",
        "post",
        only({"hannah", "adeyemi"} | ANNOUNCERS, "go") | {"sam": "form", "lowe": "form"},
        ("willow_notices",),
        MESSAGE,
    ),
    Row("message", "get", only(WILLOW, "go"), ("willow_message",)),
    # What can be done with a message: by those who see it, and some of it by its author alone.
    Row("message_actions", "get", only(WILLOW, "ok"), ("dans_message",)),
    Row("message_edit", "get", only({"sam"}, "ok"), ("willow_message",)),
    Row("message_edit", "post", only({"sam"}, "go"), ("willow_message",), {"body": "Hello", "version": "1"}),
    Row("message_reaction", "get", only(WILLOW, "ok"), ("dans_message",)),
    Row("message_reaction", "post", only(WILLOW, "go"), ("dans_message",), {"kind": "heart"}),
    Row("message_reaction", "post", only(WILLOW, "form"), ("dans_message",), {"kind": "angry"}),
    Row("message_reaction", "put", only(WILLOW, "form"), ("dans_message",)),
    Row("message_hiding", "get", only(WILLOW, "ok"), ("dans_message",)),
    Row("message_hiding", "post", only(WILLOW, "go"), ("dans_message",), {"verb": "hide"}),
    Row("message_hiding", "put", only(WILLOW, "go"), ("dans_message",)),
    Row("message_hiding", "delete", only(WILLOW, "go"), ("dans_message",)),
    Row("you_hidden", "get", joined()),
    Row("you_typing", "get", everyone("form")),
    Row("you_typing", "post", joined("go"), said={"share_typing": "on"}),
    Row("you_notifications", "get", joined()),
    Row("you_notifications", "post", joined("go")),
    Row("you_hidden", "post", joined("go"), said={"person": "1"}),
    Row("message_pin", "get", only(WILLOW_RUNS, "ok"), ("dans_message",)),
    Row("message_pin", "post", only(WILLOW_RUNS, "go"), ("dans_message",), {"verb": "pin"}),
    Row("message_pin", "put", only(WILLOW_RUNS, "go"), ("dans_message",)),
    Row("message_pin", "delete", only(WILLOW_RUNS, "go"), ("dans_message",)),
    Row("message_removal", "get", only({"sam"}, "ok"), ("willow_message",)),
    Row("message_removal", "post", only({"sam"}, "go"), ("willow_message",)),
    # A chat is opened, slowed and closed by its class rep and staff; announcements are never closed.
    Row("room_settings", "get", only(WILLOW_RUNS, "ok"), ("willow_room",)),
    Row("room_settings", "post", only(WILLOW_RUNS, "form"), ("willow_room",), {"mode": "locked"}),
    Row("room_settings", "get", only(set(), "ok"), ("willow_notices",)),
    # Saying “I’ve read this”: whoever reads the announcements; families are asked.
    Row("room_acknowledgements", "get", only(WILLOW | ANNOUNCERS, "ok"), ("willow_notices",)),
    Row("room_acknowledgements", "get", only(set(), "ok"), ("willow_room",)),
    Row("message_acknowledgement", "get", only(WILLOW | ANNOUNCERS, "ok"), ("asking_notice",)),
    Row(
        "message_acknowledgement",
        "post",
        only(WILLOW | ANNOUNCERS, "form"),
        ("asking_notice",),
        {"words": ""},
    ),
    Row("message_acknowledgement", "get", only(set(), "ok"), ("willow_message",)),
    # Held for a moderator by the class rep or the room’s staff.
    Row("message_hold", "get", only(WILLOW_RUNS, "ok"), ("dans_message",)),
    Row("message_hold", "post", only(WILLOW_RUNS, "go"), ("dans_message",)),
    Row("chats", "get", joined()),
    # Events and the class's week: whoever is in the room; staff and reps make them. The feed's address is its own key.
    *EVENT_ROWS,
    *POLL_ROWS,
    *SHELF_ROWS,
    Row("events", "get", joined()),
    Row("events", "post", everyone("form")),
    Row("event_feed_address", "get", everyone("form")),
    Row("event_feed_address", "post", joined(), (), {"verb": "make"}),
    Row("event_feed_address", "post", joined("go"), (), {"verb": "end"}),
    Row("event_feed", "get", everyone("ok"), ("sams_feed",)),
    Row("event_feed", "get", everyone("none"), ("forged",)),
    Row("sync", "get", joined()),
    Row("search", "get", joined(), (), {"q": "hello", "from": "2026-09-01"}),
    Row("home", "get", everyone("go")),
    Row("privacy", "get", everyone("ok")),
    Row("accessibility", "get", everyone("ok")),
    Row("safety", "get", everyone("ok")),
    Row("safety", "post", everyone("form")),
    # Joining: open to strangers with a letter; the later screens lead back to the first unfinished one.
    Row("join", "get", {"stranger": "ok", "else": "own"}),
    Row("join", "post", {"stranger": "form", "else": "own"}),
    Row("account_signup", "get", {"stranger": "ok", "else": "own"}),
    Row("join_next", "get", everyone("go")),
    Row("join_email", "get", everyone("go")),
    Row("join_age", "get", everyone("go")),
    Row("join_age", "post", everyone("go")),
    Row("join_not_passed", "get", everyone("ok")),
    Row("join_rules", "get", {"stranger": "in", "else": "own"}),
    Row("join_rules", "post", {"stranger": "in", "else": "own"}),
    Row("join_privacy", "get", {"stranger": "in", "else": "own"}),
    Row("join_privacy", "post", {"stranger": "in", "else": "own"}),
    Row("join_done", "get", {"stranger": "in", "else": "own"}),
    Row("join_undo", "get", everyone("own"), ("forged",)),
    Row("join_undo", "post", everyone("own"), ("forged",)),
    # Signing in and out, and each person's own keys.
    Row("account_login", "get", {"stranger": "ok", "else": "own"}),
    Row("account_request_login_code", "get", {"stranger": "ok", "else": "own"}),
    Row("account_confirm_login_code", "get", everyone("go")),
    Row("mfa_login_webauthn", "get", everyone("own")),
    Row("mfa_authenticate", "get", everyone("go")),
    Row("account_logout", "post", everyone("go")),
    Row("you", "get", joined()),
    Row("you", "post", joined("form")),
    Row("you_letter_keys", "get", everyone("form")),
    Row("you_letter_keys", "post", joined("go")),
    Row("you_photo_removal", "get", everyone("form")),
    Row("you_photo_removal", "post", joined("go")),
    Row("person_photo", "get", only(set(), "ok"), ("aisha_shows_nobody",)),
    Row("person_photo", "get", only({"hannah"} | STAFF, "ok"), ("dan_shows_staff_and_reps",)),
    Row("person_photo", "get", only(WILLOW, "ok"), ("kofi_shows_my_classes",)),
    Row("person_photo", "get", only(set(), "ok"), ("tom_has_none",)),
    Row("you_privacy", "get", joined()),
    *(
        Row(name, "get", OWN, args)
        for name, args in (
            ("mfa_index", ()),
            ("second_step", ()),
            ("account_reauthenticate", ()),
            ("mfa_reauthenticate", ()),
            ("mfa_reauthenticate_webauthn", ()),
            ("mfa_activate_totp", ()),
            ("mfa_deactivate_totp", ()),
            ("mfa_list_webauthn", ()),
            ("mfa_add_webauthn", ()),
            ("mfa_edit_webauthn", ("kofis_passkey",)),
            ("mfa_remove_webauthn", ("kofis_passkey",)),
            ("mfa_view_recovery_codes", ()),
            ("mfa_generate_recovery_codes", ()),
            ("mfa_download_recovery_codes", ()),
        )
    ),
    # The office.
    Row("classes", "get", office("ok")),
    Row("class", "get", office("ok"), ("willow_class",)),
    Row("contact", "get", office("ok"), ("zofia_contact",)),
    Row("contact_revocation", "post", office("go"), ("zofia_contact",)),
    Row("contact_undoing", "post", office("go"), ("zofia_contact",)),
    Row("contact_task", "post", office("go"), ("zofia_contact", "zofia_task")),
    Row("figures", "get", only(OFFICE | CASE_STAFF, "ok", joining="none")),
    # What the school decides about the check before sending.
    Row("settings", "get", deciders("ok")),
    Row("settings_own_child", "get", everyone("form")),
    Row("settings_own_child", "post", deciders("go"), (), {"choice": "ask"}),
    Row("settings_words", "post", deciders("form"), ("no_child",)),
    Row("settings_words", "post", deciders("none"), ("no_list",)),
    Row("settings_word_removal", "get", everyone("form"), ("1",)),
    Row("settings_word_removal", "post", deciders("go"), ("1",)),
    Row("days_off", "get", office("ok")),
    Row("days_off", "post", office("form"), (), {"kind": "inset"}),
    Row("day_off_removal", "get", everyone("form"), ("a_day_off",)),
    Row("day_off_removal", "post", only({"osei"}, "go", joining="none"), ("a_day_off",)),
    Row("letters", "get", office("ok")),
    Row("letters", "post", office("ok"), (), {"contact": "zofia_contact", "form": "first"}),
    Row("import_roster", "get", office("ok")),
    Row("import_roster", "post", office("form")),
    Row("import_run", "get", office("ok"), ("import_run",)),
    Row("import_application", "post", office("go"), ("import_run",)),
    Row("import_cancellation", "post", office("go"), ("import_run",)),
    Row("import_problems", "get", office("ok"), ("import_run",)),
    # Reporting a message of a room one is in; a report belongs to whoever filed it.
    Row("report", "get", only(WILLOW, "ok") | {"sam": "form"}, ("willow_message",)),  # Sam’s own
    Row("report", "get", only(WILLOW, "ok"), ("dans_message",)),
    Row("report", "post", only(WILLOW, "go"), ("dans_message",), {"reason": "unkind"}),
    Row("report", "post", only(WILLOW, "form"), ("dans_message",), {"reason": "boring"}),
    Row("my_reports", "get", joined()),
    Row("my_reports", "post", everyone("form")),
    Row("my_report", "get", only({"sam"}, "ok"), ("sams_report",)),
    Row("my_report_note", "post", only({"sam"}, "go"), ("sams_report",), {"text": "Hello"}),
    Row("my_report_note", "get", everyone("form"), ("sams_report",)),
    Row("my_report_withdrawal", "post", only({"sam"}, "go"), ("sams_report",)),
    Row("my_report_withdrawal", "get", everyone("form"), ("sams_report",)),
    # The list of cases: whoever has a queue, and nobody else.
    Row("queue", "get", only(CASE_STAFF, "ok", joining="none")),
    Row("queue", "post", everyone("form")),
    Row("queue_changes", "get", only(CASE_STAFF, "ok", joining="none")),
    Row("queue_warned_case", "post", only(set(), "go", joining="none"), ("willow_message",)),
    Row("queue_warned_case", "get", everyone("form"), ("willow_message",)),
    # What was done: those who look after cases, and the office. What the school told each person: their own.
    Row("audit", "get", only(CASE_STAFF | OFFICE, "ok", joining="none")),
    Row("audit", "post", everyone("form")),
    Row("notices", "get", joined()),
    Row("notices", "post", everyone("form")),
    # A case: the people of its queue, for whoever else it does not exist. Mr Bello comes first and claims it.
    *(
        row
        for case, readers in (("willow_case", {"bello", "lowe"}), ("safeguarding_case", {"kaur", "holt"}))
        for row in (
            Row("case", "get", only(readers, "ok", joining="none"), (case,)),
            Row("case", "post", everyone("form"), (case,)),
            Row("case_changes", "get", only(readers, "ok", joining="none"), (case,)),
            Row("case_changes", "post", everyone("form"), (case,)),
            Row("case_decision", "post", only(readers, "form", joining="none"), (case,), {"version": "1"}),
            Row("case_decision", "get", everyone("form"), (case,)),
            Row("case_undo", "post", only(readers, "form", joining="none"), (case,), {"version": "1"}),
            Row("case_note", "post", only(readers, "go", joining="none"), (case,), {"text": "Hello"}),
            Row("case_closing", "post", only(readers, "form", joining="none"), (case,), {"version": "1"}),
        )
    ),
    Row(
        "case_claim",
        "post",
        only({"bello"}, "go", joining="none") | {"lowe": "form"},
        ("willow_case",),
        {"verb": "claim", "version": "1"},
    ),
    # What was sent with the message of a case: whoever may open the case.
    Row("case_file", "get", only({"bello", "lowe"}, "ok", joining="none"), ("picture_case", "its_picture")),
    Row("case_file", "get", only(set(), "ok", joining="none"), ("picture_case", "willow_picture")),
    Row("case_file", "get", only(set(), "ok", joining="none"), ("safeguarding_case", "willow_picture")),
    Row("case_lock", "post", only({"bello", "lowe"}, "go", joining="none"), ("picture_case",)),
    Row("case_lock", "get", everyone("form"), ("picture_case",)),
    # The demo is closed unless a school was started as one: tests/demo opens it.
    *(Row(name, "get", everyone("none")) for name in ("demo", "demo_mail", "demo_roll", "demo_next_week")),
    *(Row(name, "post", everyone("none")) for name in ("demo_sign_in", "demo_letter")),
]
