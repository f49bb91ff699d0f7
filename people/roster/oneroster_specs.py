"""The columns of OneRoster 1.1 that we keep. Whatever is not named here is dropped while reading (PE-10)."""

from people.roster.columns import TableSpec

_CALM = frozenset({"sourcedId", "status", "dateLastModified"})

MANIFEST = TableSpec("manifest.csv", ("propertyName", "value"))

ORGS = TableSpec("orgs.csv", ("sourcedId", "type"), ("status",))

TERMS = TableSpec(
    "academicSessions.csv",
    required=("sourcedId", "endDate", "schoolYear"),
    optional=("status",),
    shown=("sourcedId", "endDate", "schoolYear"),
    calm=_CALM | {"title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"},
)

COURSES = TableSpec("courses.csv", ("sourcedId",))

CLASSES = TableSpec(
    "classes.csv",
    required=("sourcedId", "status", "title", "classType", "termSourcedIds"),
    optional=("grades", "courseSourcedId", "schoolSourcedId"),
    shown=("sourcedId", "title", "classType", "termSourcedIds"),
    calm=_CALM
    | {"title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId"}
    | {"termSourcedIds", "subjects", "subjectCodes", "periods"},
)

USERS = TableSpec(
    "users.csv",
    required=(
        "sourcedId",
        "status",
        "enabledUser",
        "role",
        "givenName",
        "familyName",
        "email",
        "agentSourcedIds",
    ),
    optional=("preferredGivenName", "metadata.preferredGivenName", "metadata.knownAs"),
    shown=("sourcedId", "role", "givenName", "familyName", "email"),
    calm=_CALM | {"enabledUser", "orgSourcedIds", "role", "givenName", "familyName"},
)

ENROLMENTS = TableSpec(
    "enrollments.csv",
    required=("status", "classSourcedId", "userSourcedId", "role", "beginDate", "endDate"),
    shown=("classSourcedId", "userSourcedId", "role", "beginDate", "endDate"),
    calm=_CALM
    | {"classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"},
    about="userSourcedId",
)

RIGHTS = TableSpec(
    "contact_rights.csv",
    required=(
        "student_source_id",
        "contact_source_id",
        "relationship",
        "parental_responsibility",
        "priority",
        "may_join",
        "restriction_code",
        "review_date",
    ),
    shown=(
        "student_source_id",
        "contact_source_id",
        "relationship",
        "parental_responsibility",
        "priority",
        "may_join",
        "review_date",
    ),
    calm=frozenset({"student_source_id", "contact_source_id", "relationship", "priority"}),
    about="contact_source_id",
)

READ = frozenset(spec.file for spec in (MANIFEST, ORGS, TERMS, COURSES, CLASSES, USERS, ENROLMENTS, RIGHTS))
NEEDED = (CLASSES, USERS, ENROLMENTS)
