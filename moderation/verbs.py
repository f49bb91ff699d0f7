"""The states of a case and the verbs between them: one table, and nothing outside it (MODERATION section 5)."""

from enum import StrEnum

from moderation.errors import NotAllowedNow
from moderation.kinds import State


class Verb(StrEnum):
    OPEN = "open"
    CLAIM = "claim"
    UNCLAIM = "unclaim"
    TAKE_OVER = "take_over"
    DECIDE = "decide"
    UNDO = "undo"
    REOPEN = "reopen"
    CLOSE = "close"
    PASS_ON = "pass_on"
    ASK = "ask"
    PROPOSE = "propose"
    RESUME = "resume"
    REFER = "refer"
    RETURN_CASE = "return_case"
    APPROVE = "approve"
    DECLINE = "decline"
    LODGE_APPEAL = "lodge_appeal"
    DECIDE_APPEAL = "decide_appeal"
    MERGE = "merge"


NOT_YET = ""  # before `open`

TABLE: dict[tuple[str, Verb], State] = {
    (NOT_YET, Verb.OPEN): State.NEW,
    (State.NEW, Verb.CLAIM): State.OPEN,
    (State.NEW, Verb.CLOSE): State.CLOSED,
    (State.OPEN, Verb.UNCLAIM): State.NEW,
    (State.OPEN, Verb.TAKE_OVER): State.OPEN,
    (State.OPEN, Verb.DECIDE): State.DECIDED,
    (State.DECIDED, Verb.UNDO): State.OPEN,
    (State.DECIDED, Verb.REOPEN): State.OPEN,
    (State.DECIDED, Verb.CLOSE): State.CLOSED,
}

# How the trail names what was done.
DONE = {
    Verb.OPEN: "opened",
    Verb.CLAIM: "claimed",
    Verb.UNCLAIM: "unclaimed",
    Verb.TAKE_OVER: "taken_over",
    Verb.DECIDE: "decided",
    Verb.UNDO: "undone",
    Verb.REOPEN: "reopened",
    Verb.CLOSE: "closed",
}


def next_state(state: str, verb: Verb) -> State:
    """Where the verb leads from this state. Raises NotAllowedNow for every pair that is not in the table (MO-20)."""
    if (state, verb) not in TABLE:
        raise NotAllowedNow(verb)
    return TABLE[state, verb]
