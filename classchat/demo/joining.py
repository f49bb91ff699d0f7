"""Letters go out, and most of them have been used."""

from classchat.demo.roll import adults
from people.actions.claims import claim
from people.actions.invitations import issue_letters
from people.actions.joining import accept_rules, finish_joining
from people.models import Contact, User


def send_letters_and_join(office: User) -> None:
    """Everybody whom the roll's `letter` column names has a letter; those who joined have used it."""
    story = adults()
    joined = set(story.joined)
    contacts = Contact.objects.filter(source_id__in=[*story.joined, *story.invited])
    for letter in issue_letters(contacts=contacts, actor=office):
        if letter.contact.source_id in joined:
            user = claim(invitation=letter.invitation, email=letter.contact.email)
            accept_rules(user=user)
            finish_joining(user=user)
