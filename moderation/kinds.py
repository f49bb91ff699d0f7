"""The kinds of everything in moderation, with the words a screen shows for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TargetKind(models.TextChoices):
    MESSAGE = "message", _("Message")
    PERSON = "person", _("Person")
    ROOM = "room", _("Room")
    ELSEWHERE = "elsewhere", _("Happened elsewhere")


class Reason(models.TextChoices):
    CHILD_DANGER = "child_danger", _("A child may not be safe")
    NAMES_CHILD = "names_child", _("It names or shows a child")
    CHILD_PHOTO = "child_photo", _("It shows a child")
    UNKIND = "unkind", _("It’s unkind")
    PRIVATE_INFO = "private_info", _("It shares something private")
    MONEY_SCAM = "money_scam", _("It’s a scam, an advert or a rumour")
    OTHER = "other", _("Something else")
    ADULT_DANGER = "adult_danger", _("An adult might be in danger or very upset")
    SEXUAL_CONTENT = "sexual_content", _("Sexual or violent content")
    HATE = "hate", _("Hate or discrimination")
    UNTRUE = "untrue", _("It’s not true about a person")
    CHILD_ACCOUNT = "child_account", _("A child may be using an account")
    STAFF_WORRY = "staff_worry", _("A worry about staff")
    ELSEWHERE = "elsewhere", _("It happened elsewhere")
    DP_COMPLAINT = "dp_complaint", _("A data-protection complaint")


class Queue(models.TextChoices):
    CLASS = "class", _("Moderators")
    HEAD = "head", _("Headteacher")
    DSL = "dsl", _("Safeguarding lead")
    GOVERNOR = "governor", _("Governors")
    DPO = "dpo", _("Data-protection officer")


class Severity(models.TextChoices):
    LOW = "low", _("Low")
    NORMAL = "normal", _("Normal")
    HIGH = "high", _("High")
    CRITICAL = "critical", _("Urgent")


class State(models.TextChoices):
    NEW = "new", _("New")
    OPEN = "open", _("Being looked at")
    WAITING = "waiting", _("Waiting for an answer")
    DECIDED = "decided", _("Decided")
    APPEALED = "appealed", _("Being looked at again")
    REFERRED = "referred", _("Referred")
    MERGED = "merged", _("Joined to another case")
    CLOSED = "closed", _("Closed")


class Trigger(models.TextChoices):
    """Why evidence was frozen."""

    FIRST_REPORT = "first_report"
    LATER_REPORT = "later_report"
    NOTE = "note"
    HOLD = "hold"
    STAFF = "staff"
    EDIT = "edit"


class Ground(models.TextChoices):
    """Why a person must not look into a case (MO-22)."""

    SUBJECT = "subject"
    REPORTER = "reporter"
    HOUSEHOLD = "household"
    CLASS_PARENT = "class_parent"


class ContentAction(models.TextChoices):
    NONE = "none", _("Leave it up")
    RESTORE = "restore", _("Put it back")
    REMOVE = "remove", _("Hide it")
    REDACT = "redact", _("Take part out")


class SanctionKind(models.TextChoices):
    WARNING = "warning", _("Warn")


FINISHED = (State.CLOSED, State.MERGED)
TAKES = (ContentAction.REMOVE, ContentAction.REDACT)  # what others can no longer read
