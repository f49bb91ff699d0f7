"""What the school decides about the check before sending: its own words, and how parents hear of their own child."""

from django.db import transaction

from audit import trail
from people.models import School, SchoolWord, User
from people.models.school import OwnChildNames
from people.school_words import must_be_a_word, must_have_room


@transaction.atomic
def add_word(*, actor: User, kind: str, text: str, label: str = "") -> SchoolWord:
    """The check knows this word from the next message on. `label` says what it stands for. Raises BadWord."""
    shown, folded = must_be_a_word(text)
    School.objects.select_for_update().get(
        pk=1
    )  # two colleagues at once: the second finds what the first added
    must_have_room(kind, folded)
    word = SchoolWord.objects.create(kind=kind, text=shown, folded=folded, label=label, added_by=actor)
    trail.record(
        actor=actor, action="people.word.added", subject=word, facts={"list": str(kind), "label": str(label)}
    )
    return word


@transaction.atomic
def remove_word(*, actor: User, word_id: int) -> bool:
    """The check forgets this word; False when it was gone already."""
    School.objects.select_for_update().get(pk=1)
    word = SchoolWord.objects.filter(pk=word_id).first()
    if word is None:
        return False
    facts = {"list": word.kind, "label": word.label}
    trail.record(actor=actor, action="people.word.removed", subject=word, facts=facts)
    word.delete()
    return True


@transaction.atomic
def choose_about_own_children(*, actor: User, choice: OwnChildNames) -> bool:
    """Parents who name only their own children are told, or asked first; False when that was so already."""
    school = School.objects.select_for_update().get(pk=1)
    if school.own_child_names == choice:
        return False
    school.own_child_names = choice
    school.save(update_fields=["own_child_names"])
    trail.record(
        actor=actor, action="people.own_children.chosen", subject=school, facts={"choice": str(choice)}
    )
    return True
