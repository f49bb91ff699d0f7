"""Every label has words that must be marked and words that must not."""

import pytest

from tests.guard.hollybank import marked

MARKED = [
    ("PUPIL_NAME", "has anyone seen Tyler", "Tyler"),
    ("PUPIL_NAME", "tyler marsh was great in goal", "tyler marsh"),
    ("PUPIL_NAME", "Łukasz, Siân and Zoë are in", "Zoë"),
    ("PUPIL_NAME", "where is Tyller's bag", "Tyller"),
    ("PUPIL_NAME", "where is T.y.l.e.r today", "T.y.l.e.r"),
    ("PUPIL_NAME", "has ТYLER got it", "ТYLER"),
    ("PUPIL_NAME", "has T\u200by\u200bl\u200ber got it", "T\u200by\u200bl\u200ber"),
    ("PUPIL_NAME", "where is 🅣🅨🅛🅔🅡 today", "🅣🅨🅛🅔🅡"),
    ("PUPIL_NAME", "where is ella mae", "ella mae"),
    ("PHONE", "ring 07700 900123", "07700 900123"),
    ("PHONE", "ring +44 (0)7700 900 123", "+44 (0)7700 900 123"),
    ("PHONE", "it's 01632-960377, ask for Jo", "01632-960377"),
    ("EMAIL", "write to sam.ellis@example.org", "sam.ellis@example.org"),
    ("EMAIL", "its sam.ellis [at] example [dot] org", "sam.ellis [at] example [dot] org"),
    ("POSTCODE", "ours is de38 4qt", "de38 4qt"),
    ("ADDRESS", "we are at 14 Larch Close", "14 Larch Close"),
    ("ADDRESS", "we live at Flat 2, 9 Alder Row", "Flat 2, 9 Alder Row"),
    ("DOB", "she was born on 14 March 2018", "14 March 2018"),
    ("DOB", "dob 05/01/2021", "05/01/2021"),
    ("NHS_NO", "his NHS number is 999 945 8076", "999 945 8076"),
    ("UPN", "it says M830999020358", "M830999020358"),
    ("NINO", "NI number PZ 64 75 43 C", "PZ 64 75 43 C"),
    ("BANK", "sort code 20-00-00", "20-00-00"),
    ("BANK", "account 55779911 please", "55779911"),
    ("BANK", "card 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("INCIDENT", "Tyler kicked Amir", "kicked Amir"),
    ("INCIDENT", "Some year 5 boys were fighting", "were fighting"),
    ("HEALTH_SEND", "Toby has ADHD", "ADHD"),
    ("FAMILY_SAFEGUARDING", "Toby's dad is in prison", "dad is in prison"),
]

PLAIN = [
    ("PUPIL_NAME", "we rose early, summer is nice and may be long"),
    ("PUPIL_NAME", "Mr Rose and Miss Grace say hello"),
    ("PUPIL_NAME", "the Harry Potter books by J. K. Rowling"),
    ("PUPIL_NAME", "Pearce Road is shut"),
    ("PHONE", "the office is on 01632 960142"),
    ("PHONE", "Order 2047118365 has come"),
    ("PHONE", "ring 111 or Childline on 0800 1111"),
    ("EMAIL", "write to office@hollybank.example.org"),
    ("POSTCODE", "the leisure centre is DE38 2QX"),
    ("ADDRESS", "10 mins late, road closed"),
    ("ADDRESS", "the library, 3 Church Street"),
    ("DOB", "the party is on 14 March"),
    ("NHS_NO", "order 9999458076"),
    ("UPN", "M830999020359"),
    ("NINO", "room PZ 12"),
    ("BANK", "on 12-11-26 we meet"),
    ("BANK", "ISBN 9780141439518"),
    ("INCIDENT", "what is the policy on kicking?"),
    ("INCIDENT", "we hit the post twice"),
    ("HEALTH_SEND", "there is chickenpox about"),
    ("HEALTH_SEND", "my back is bad, I have a migraine"),
    ("FAMILY_SAFEGUARDING", "my mum passed away in May"),
]


@pytest.mark.parametrize(("label", "text", "words"), MARKED)
def test_these_words_are_marked(label: str, text: str, words: str) -> None:
    assert (label, words) in marked(text)


@pytest.mark.parametrize(("label", "text"), PLAIN)
def test_these_words_are_not_marked(label: str, text: str) -> None:
    assert label not in {found for found, _ in marked(text)}
