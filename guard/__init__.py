"""The check before a message is sent: pure Python, knows nobody of the project, does no input or output."""

from guard.checking import check
from guard.context import Adult, Context, OwnChild, Policy, PublicContacts, Pupil
from guard.names.index import NameIndex
from guard.verdict import Finding, Label, Outcome, Reason, Verdict

__all__ = [
    "Adult",
    "Context",
    "Finding",
    "Label",
    "NameIndex",
    "Outcome",
    "OwnChild",
    "Policy",
    "PublicContacts",
    "Pupil",
    "Reason",
    "Verdict",
    "check",
]
