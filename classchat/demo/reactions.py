"""How Willow took what was said lately: by the words that a message begins with."""

from people.models import SchoolClass
from rooms.actions.reacting import react
from rooms.models import Membership, Message, Room

REACTED = {
    "Does anybody have a fairly large cardboard box": {"laugh": ("Donna Long", "Sam Ellis", "Kofi Mensah")},
    "Two from a fridge": {"thank_you": ("Karthik Sharma",)},
    "Sign-up for the fair": {"thumbs_up": ("Robert Archer", "Sam Ellis", "Katie Hill", "Aisha Rahman")},
    "We’ll do the gazebos": {
        "heart": ("Hannah Clarke", "Thu Tran"),
        "laugh": ("Mrs Adeyemi", "Robert Archer"),
    },
    "Thank you for doing all this": {"heart": ("Hannah Clarke", "Sam Ellis", "Kofi Mensah", "Aisha Rahman")},
    "That one is the last day of term": {"thank_you": ("Sam Ellis",)},
    "Cake stall: which shift": {"thumbs_up": ("Sam Ellis", "Thu Tran")},
}


def react_in_willow() -> None:
    """Everybody named above reacts, in Willow's own chat."""
    room = Room.objects.get(kind=Room.Kind.CLASS, school_class=SchoolClass.objects.get(name="Willow"))
    members = {
        one.user.display_name: one
        for one in Membership.objects.filter(room=room, ended_at__isnull=True).select_related("room", "user")
    }
    for words, chosen in REACTED.items():
        message = Message.objects.filter(room=room, body__startswith=words).latest("seq")
        for kind, names in chosen.items():
            for name in names:
                react(membership=members[name], message=message, kind=kind)
