"""What a message says, where there is only room for plain words."""

from rooms.attachments.attached import words_for
from rooms.mentions import words_of
from rooms.models import Message


def says(message: Message) -> str:
    """Its words with today's names; of a picture without any, what is in it."""
    return words_of(message) or ("" if message.redactions else words_for(message))
