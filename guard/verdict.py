"""What guard answers: an outcome, and where in the author's text it comes from."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Outcome(IntEnum):
    """Ordered: the strictest finding decides."""

    ALLOW = 0
    NUDGE = 1
    HOLD = 2

    @property
    def word(self) -> str:
        """`allow`, `nudge` or `hold`, as the command line and the wire write it."""
        return self.name.lower()


class Label(StrEnum):
    PUPIL_NAME = "PUPIL_NAME"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    POSTCODE = "POSTCODE"
    ADDRESS = "ADDRESS"
    DOB = "DOB"
    NHS_NO = "NHS_NO"
    UPN = "UPN"
    NINO = "NINO"
    BANK = "BANK"
    INCIDENT = "INCIDENT"
    HEALTH_SEND = "HEALTH_SEND"
    FAMILY_SAFEGUARDING = "FAMILY_SAFEGUARDING"


class Reason(StrEnum):
    """Keys of the messages a page shows; never a matched value."""

    OWN_CHILD = "own_child"
    ANOTHER_CHILD = "another_child"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    ADDRESS = "address"
    ADDRESS_OF_A_CHILD = "address_of_a_child"
    BIRTHDAY = "birthday"
    IDENTIFIER = "identifier"
    IDENTIFIER_OF_A_CHILD = "identifier_of_a_child"
    BANK = "bank"
    INCIDENT = "incident"
    INCIDENT_OWN_CHILD = "incident_own_child"
    INCIDENT_ANOTHER_CHILD = "incident_another_child"
    HEALTH_OWN_CHILD = "health_own_child"
    HEALTH_ANOTHER_CHILD = "health_another_child"
    FAMILY_OWN_CHILD = "family_own_child"
    FAMILY_ANOTHER_CHILD = "family_another_child"
    SAFETY = "safety"


HOLDING = frozenset(
    {
        Reason.ADDRESS_OF_A_CHILD,
        Reason.IDENTIFIER_OF_A_CHILD,
        Reason.INCIDENT_ANOTHER_CHILD,
        Reason.HEALTH_ANOTHER_CHILD,
        Reason.FAMILY_ANOTHER_CHILD,
        Reason.SAFETY,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Code-point offsets into the author's own text, `end` exclusive."""

    label: Label
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    findings: tuple[Finding, ...] = ()

    @property
    def names_only_own_children(self) -> bool:
        """GU-11: there are findings, and each is the name of a child of the author."""
        return bool(self.findings) and all(found.reason is Reason.OWN_CHILD for found in self.findings)


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """POLICY section 3: no finding allows, any finding nudges, one that holds holds."""
    if not findings:
        return Verdict(Outcome.ALLOW)
    held = any(found.reason in HOLDING for found in findings)
    return Verdict(Outcome.HOLD if held else Outcome.NUDGE, findings)
