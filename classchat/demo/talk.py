"""Weeks of talk in every room, recorded as said: what is past is not checked before it is sent."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from uuid import uuid4

from classchat.demo.class_life import live_on, tell_of, told_in
from classchat.demo.clock import move_message_back
from classchat.demo.pictures import sent_with
from classchat.demo.polls import ask, asked_in, vote_in_all
from classchat.demo.reactions import react_in_willow
from classchat.demo.reading_notices import asks, read_notices
from classchat.demo.script import Said, read_script
from classchat.demo.shelves import fill_shelves
from people.models import User
from rooms.access import membership_for
from rooms.actions.post_message import record_message
from rooms.models import Membership, Message, Room

SCRIPTS = Path(__file__).parent / "chat"


def talk_in_all_rooms(today: date) -> datetime:
    """Everything in chat/*.chat is said, each room's oldest words first; returns when the first were."""
    people = {user.display_name: user for user in User.objects.all()}
    scripts = {room: _script(room, today) for room in Room.objects.order_by("pk")}
    for room, script in scripts.items():
        _talk(room, script, people, today)
    live_on(today)
    vote_in_all()
    fill_shelves(today)
    react_in_willow()
    read_notices()
    return min(script[0].at for script in scripts.values())


def script_name(room: Room) -> str:
    """willow.chat, willow-notices.chat, and school-notices.chat for the whole school."""
    owner = room.school_class.name.lower() if room.school_class else "school"
    return f"{owner}-notices.chat" if room.is_announcements else f"{owner}.chat"


def _script(room: Room, today: date) -> list[Said]:
    return read_script((SCRIPTS / script_name(room)).read_text(encoding="utf-8"), today)


def _talk(room: Room, script: list[Said], people: dict[str, User], today: date) -> None:
    @cache
    def seat(name: str) -> Membership:
        return membership_for(people[name], room.slug)

    def say(said: Said) -> Message:
        membership = seat(said.author)
        return record_message(
            membership=membership,
            client_id=uuid4(),
            body=said.body,
            asks=asks(said.body),
            attachments=sent_with(said.body, membership),
        )

    turns: list[tuple[datetime, Callable[[], Message]]] = [(said.at, partial(say, said)) for said in script]
    for at, one in told_in(script_name(room), today):
        turns.append((at, partial(tell_of, one, seat(one.author), today)))
    for at, question in asked_in(script_name(room), today):
        turns.append((at, partial(ask, question, seat(question.author), today)))
    for at, take in sorted(turns, key=lambda turn: turn[0]):
        move_message_back(take(), at)
