"""What the sheet says about each kind of finding: the same words as on a profile."""

from people.finding_words import WORDS, Words, gravest

__all__ = ["WORDS", "Words", "gravest"]
