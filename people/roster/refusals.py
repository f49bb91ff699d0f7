from people.roster.words import REFUSALS


class RosterRefused(Exception):
    """The whole file can't be used. `kind` names the reason; str() is the sentence the office reads."""

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.facts = facts

    def __str__(self) -> str:
        return str(REFUSALS[self.kind]) % self.facts
