"""The learned weights: one feature a line, its weight and how rare it is; the first line is the bar to pass."""

import math
from dataclasses import dataclass
from functools import cache

from guard.lexicon import source


@dataclass(frozen=True, slots=True)
class Weights:
    """`by_feature` gives the weight and the rarity of each feature; `unseen` is the rarity of one nobody saw."""

    bar: float
    bias: float
    unseen: float
    by_feature: dict[str, tuple[float, float]]

    def score(self, found: set[str]) -> float:
        """How much the features look like what was learned to be held, or a child; to be compared with `bar`."""
        total = length = 0.0
        for feature in found:
            weight, rarity = self.by_feature.get(feature, (0.0, self.unseen))
            total += weight * rarity
            length += rarity * rarity
        return total / math.sqrt(length) + self.bias if length else self.bias


@cache
def weights(name: str) -> Weights:
    """Of `lexicons/en/NAME.txt`."""
    head, *lines = source(f"{name}.txt").splitlines()
    bar, bias, unseen = map(float, head.split("\t"))
    table = {}
    for line in lines:
        feature, weight, rarity = line.split("\t")
        table[feature] = float(weight), float(rarity)
    return Weights(bar, bias, unseen, table)
