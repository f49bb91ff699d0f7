"""The door to everything about people: the person passes, or an exception says what they get instead."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from people import queries
from people.models import SchoolRole, User

Visitor = User | AnonymousUser


class SignInFirst(Exception):
    """Nobody is signed in: a page leads to the sign-in, JSON answers 401."""


class JoinFirst(Exception):
    """Signed in, but joining is not finished: a page leads to the next joining screen."""


class NotForYou(Http404):
    """There is no such page for this person; the same answer as for a page that does not exist."""


def must_be_signed_in(visitor: Visitor) -> User:
    """The signed-in person. Raises SignInFirst."""
    if not isinstance(visitor, User) or not visitor.is_active:
        raise SignInFirst
    return visitor


def must_have_joined(visitor: Visitor) -> User:
    """The signed-in person who is 16 or over and keeps to the rules. Raises SignInFirst, JoinFirst."""
    user = must_be_signed_in(visitor)
    if user.joined_at is None:
        raise JoinFirst
    return user


def must_have_role(visitor: Visitor, *roles: SchoolRole.Role) -> User:
    """The person when they hold one of these roles today. Raises SignInFirst, NotForYou."""
    user = must_be_signed_in(visitor)
    if not queries.school_roles_of(user) & set(roles):
        raise NotForYou
    return user


def must_be_office(visitor: Visitor) -> User:
    """The office. Raises SignInFirst, NotForYou."""
    return must_have_role(visitor, SchoolRole.Role.OFFICE)
