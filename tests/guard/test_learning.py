"""The learned parts: what they learn from, and that they cannot undo the rules."""

from guard import Outcome
from guard.opinion.learning import Example, learn
from guard.opinion.weights import weights
from tests.guard import relearn
from tests.guard.hollybank import checked, outcome

HELD = [Example(frozenset({word, "OTHER"}), held=True) for word in ("bit", "hurt", "stole")]
FINE = [Example(frozenset({word, "OTHER"}), held=False) for word in ("party", "lift", "coat")]


def test_what_was_learned_tells_both_kinds_apart() -> None:
    learned = learn(HELD + FINE)
    assert all(learned.score(set(one.features)) > 0 for one in HELD)
    assert all(learned.score(set(one.features)) < 0 for one in FINE)


def test_the_same_examples_give_the_same_weights() -> None:
    assert learn(HELD + FINE) == learn(HELD + FINE)


def test_nothing_is_learned_from_the_messages_that_judge() -> None:
    texts = {one.text for one in relearn.messages()}
    kept = (relearn.CORPUS / "kept.jsonl").read_text(encoding="utf-8").splitlines()
    assert not [line for line in kept if relearn.json.loads(line)["text"] in texts]


def test_both_files_of_weights_are_read() -> None:
    for name in ("naming", "opinion"):
        assert len(weights(name).by_feature) > 1_000


def test_a_deed_in_words_no_list_has_is_held() -> None:
    assert outcome("Rafa lamped one of the reception kids") == "hold"
    assert outcome("Rafa brought one of the reception kids a cake") == "nudge"


def test_braces_give_the_places_without_them() -> None:
    assert relearn.braced("saw {Amir} and {Kai}") == ((4, 8), (13, 16))


def test_a_message_without_another_child_is_never_held_by_opinion() -> None:
    assert checked("lamped, furious, expelled, hospital", "Toby Long").outcome is Outcome.ALLOW
