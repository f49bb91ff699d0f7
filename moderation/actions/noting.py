"""A case's lines in the trail: all under its reference, told to whoever may open it."""

from audit import trail
from moderation import queries
from moderation.models import Case, EvidenceCapsule
from people.models import User


def note_case(case: Case, action: str, actor: User | None, /, **facts: object) -> None:
    """One more line; `actor` is None where a rule of the school did it."""
    trail.record(
        actor=actor,
        action=action,
        subject=case,
        label=case.reference,
        matter=case.reference,
        facts=facts,
        circle=queries.circle_of(case),
    )


def note_sealed(case: Case, capsule: EvidenceCapsule, actor: User | None) -> None:
    """The trail keeps the capsule's hash: a chain that was rewritten as a whole would not fit it any more."""
    note_case(case, "moderation.evidence.sealed", actor, capsule=capsule.sha256)
