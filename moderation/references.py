"""Numbers people can say on the telephone: C-0421 for a case, R-1042 for a report.

They are drawn by lot. Counting up, a gap would tell a moderator of a case that is kept from them (MO-23).
"""

import secrets

from moderation.models import Case, Report


def for_case() -> str:
    """A case number that is not in use, such as C-0421."""
    return _unused(Case, "C")


def for_report() -> str:
    """A report number that is not in use, such as R-1042."""
    return _unused(Report, "R")


def _unused(model: type[Case] | type[Report], letter: str) -> str:
    digits = 4
    while model._default_manager.count() * 2 > 10**digits:
        digits += 1
    while True:
        reference = f"{letter}-{secrets.randbelow(10**digits):0{digits}d}"
        if not model._default_manager.filter(reference=reference).exists():
            return reference
