"""What every way of checking an age has in common (PE-34)."""

from dataclasses import dataclass
from typing import Protocol

from people.models import AgeCheck, Contact, User


@dataclass(frozen=True)
class Ground:
    """What a decision rests on: a contact the office holds, or a colleague who saw the person."""

    threshold: int
    contact: Contact | None = None
    seen_in_person: bool = False
    seen_by: User | None = None


@dataclass(frozen=True)
class Decision:
    """The outcome and how it was reached; never the evidence (PE-35)."""

    outcome: AgeCheck.Outcome
    method: str
    level: AgeCheck.Level
    decided_by: User | None = None


class AgeCheckAdapter(Protocol):
    """One way of knowing that a person is old enough.

    `methods` are what it may write to `AgeCheck.method`, `max_level` the best it can reach,
    `thresholds` the ages it can answer for, `needs` what the person must have.
    """

    id: str
    version: str
    methods: tuple[str, ...]
    max_level: AgeCheck.Level
    thresholds: tuple[int, ...]
    needs: tuple[str, ...]

    def decide(self, ground: Ground) -> Decision: ...

    def is_healthy(self) -> bool: ...
