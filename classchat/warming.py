"""Getting ready before the first family asks: the check reads the roll and its word lists once a process."""

import logging

from django.db import DatabaseError, close_old_connections, connections

import guard
from guard import Context
from people.check_facts import school_facts
from people.models import School

log = logging.getLogger(__name__)


def get_ready() -> bool:
    """Read what the first check would read, so that nobody waits for it. False where there is no school yet."""
    close_old_connections()
    try:
        guard.check("", Context(names=school_facts().names))
    except (School.DoesNotExist, DatabaseError) as error:
        log.info("The check is not ready yet: %s. The first message makes it so.", type(error).__name__)
        return False
    finally:
        connections.close_all()
    return True
