"""The office holds this adult as a contact, and the letter reached them."""

from people.age.adapter import Decision, Ground
from people.models import AgeCheck
from people.queries import live_guardianships


class AttestRoster:
    id = "attest-roster"
    version = "1"
    methods: tuple[str, ...] = ("attest-roster",)
    max_level: AgeCheck.Level = AgeCheck.Level.ASSERTED
    thresholds: tuple[int, ...] = (16, 18)
    needs: tuple[str, ...] = ("letter",)

    def decide(self, ground: Ground) -> Decision:
        """Pass for a contact with a live link to a pupil; inconclusive for anyone else."""
        known = ground.contact is not None and live_guardianships().filter(contact=ground.contact).exists()
        outcome = AgeCheck.Outcome.PASS if known else AgeCheck.Outcome.INCONCLUSIVE
        return Decision(outcome, self.methods[0], self.max_level)

    def is_healthy(self) -> bool:
        return True
