"""/staff/queue?tab=warned: what was sent after a warning, for whom, and a case from it (MO-14b)."""

from django.utils import timezone

from moderation.models import Case
from rooms.models import GuardAnswer, Message
from tests.cast import Cast, sign_in
from tests.moderation.queue_reading import page, row, shown
from tests.moderation.test_conflicts import child_in, parent_of
from tests.rooms.talk import said

SECRET = "Jayden Thompson has bruises again"


def warned(message: Message, *labels: str) -> Message:
    """As if its author had pressed Send anyway."""
    GuardAnswer.objects.create(message=message, labels=list(labels), answer="post_anyway")
    return message


def test_what_was_sent_after_a_warning_is_listed_in_words_newest_first(cast: Cast) -> None:
    warned(said(cast.sam, cast.willow_room, "Has anyone seen a blue bag?"), "PUPIL_NAME", "PHONE")
    warned(said(cast.kofi, cast.willow_room, "My number is on the door"), "EMAIL")
    html = page(sign_in(cast.lowe), "warned")
    assert "A child’s name, a phone number" in html
    assert html.index("My number") < html.index("blue bag")
    assert "2 in the last seven days" in html
    assert shown(html) == []


def test_a_case_is_opened_from_the_list_and_found_there_afterwards(cast: Cast) -> None:
    message = warned(said(cast.sam, cast.willow_room, "Has anyone seen a blue bag?"), "PUPIL_NAME")
    client = sign_in(cast.lowe)
    address = f"/staff/queue/warned/{message.pk}/case"
    answer = client.post(address)
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.reference}/"
    assert (case.severity, case.target_id) == ("low", message.pk)
    assert "Sent after a warning" in row(page(client), case)
    assert f"See case {case.reference}" in page(client, "warned")
    assert client.post(address)["Location"] == f"/cases/{case.reference}/"
    assert Case.objects.count() == 1


def test_the_list_of_warnings_is_for_who_looks_after_the_room(cast: Cast) -> None:
    message = warned(said(cast.sam, cast.willow_room, SECRET), "PUPIL_NAME")
    parent_of(cast.bello, child_in(cast.willow))
    for person in (cast.kaur, cast.penrose, cast.bello):
        assert SECRET not in page(sign_in(person), "warned")
        assert sign_in(person).post(f"/staff/queue/warned/{message.pk}/case").status_code == 404
    Message.objects.filter(pk=message.pk).update(state="held", held_at=timezone.now())
    assert SECRET not in page(sign_in(cast.lowe), "warned")
    assert not Case.objects.exists()
