"""How the weights are learned from labelled messages: a linear support vector machine, in plain Python.

Dual coordinate descent (Hsieh et al., ICML 2008), squared hinge. The same examples always give the same weights.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from guard.opinion.weights import Weights

ROUNDS = 40
COST = 0.5
FAINTEST = 0.004


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one message, and whether it has to be held."""

    features: frozenset[str]
    held: bool


def learn(examples: Sequence[Example]) -> Weights:
    """`examples` hold both kinds. The bar is 0 until somebody sets another."""
    counts = Counter(feature for example in examples for feature in example.features)
    rarity = {feature: math.log((1 + len(examples)) / (1 + count)) + 1 for feature, count in counts.items()}
    rows = [normal(example.features, rarity) for example in examples]
    held = sum(example.held for example in examples)
    share = {True: len(examples) / (2 * held), False: len(examples) / (2 * (len(examples) - held))}
    weight = dict.fromkeys([*rarity, ""], 0.0)
    dual = [0.0] * len(rows)
    for _ in range(ROUNDS):
        for number, row in enumerate(rows):
            sign = 1.0 if examples[number].held else -1.0
            slack = 1 / (2 * COST * share[examples[number].held])
            slope = sign * sum(weight[feature] * value for feature, value in row) - 1 + dual[number] * slack
            step = max(dual[number] - slope / (2 + slack), 0.0) - dual[number]
            if step:
                dual[number] += step
                for feature, value in row:
                    weight[feature] += step * sign * value
    kept = {one: (weight[one], rarity[one]) for one in rarity if abs(weight[one]) >= FAINTEST}
    return Weights(0.0, weight[""], math.log(1 + len(examples)) + 1, kept)


def normal(found: frozenset[str], rarity: dict[str, float]) -> list[tuple[str, float]]:
    """The features by rarity, one long, and the bias."""
    length = math.sqrt(sum(rarity[feature] ** 2 for feature in found)) or 1.0
    return [*((feature, rarity[feature] / length) for feature in sorted(found)), ("", 1.0)]
