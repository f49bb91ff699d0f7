"""A colleague saw a document, or knows the person. No copy is kept."""

from people.age.adapter import Decision, Ground
from people.models import AgeCheck


class IdInPerson:
    id = "id-in-person"
    version = "1"
    methods: tuple[str, ...] = ("id-in-person",)
    max_level: AgeCheck.Level = AgeCheck.Level.STANDARD
    thresholds: tuple[int, ...] = (16, 18)
    needs: tuple[str, ...] = ("visit",)

    def decide(self, ground: Ground) -> Decision:
        """Pass when the person was seen; inconclusive otherwise."""
        outcome = AgeCheck.Outcome.PASS if ground.seen_in_person else AgeCheck.Outcome.INCONCLUSIVE
        return Decision(outcome, self.methods[0], self.max_level, decided_by=ground.seen_by)

    def is_healthy(self) -> bool:
        return True
