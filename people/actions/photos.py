import secrets
from datetime import timedelta
from functools import partial
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from people.models import User
from people.pictures import as_square

FOLDER = "photos"
STRAY_FOR = timedelta(hours=1)  # younger files may belong to a row that is being written


def set_photo(*, user: User, upload: BinaryIO) -> User:
    """The person has this photo from now on; their audience says who sees it. Raises PictureRefused."""
    drawn = ContentFile(as_square(upload))
    return _exchange(user, default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}.webp", drawn))


def remove_photo(*, user: User) -> User:
    """The photo is gone, for everybody and at once."""
    return _exchange(user, "")


def drop_stray_photos() -> int:
    """Files that are nobody's: a server was killed between a row and its file. Returns how many went."""
    if not default_storage.exists(FOLDER):
        return 0
    files = {f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]}
    strays = files - set(User.objects.exclude(photo="").values_list("photo", flat=True))
    old = [name for name in strays if timezone.now() - default_storage.get_modified_time(name) > STRAY_FOR]
    for name in old:
        default_storage.delete(name)
    return len(old)


@transaction.atomic
def _exchange(user: User, name: str) -> User:
    """The row first; only when it is committed the old file goes, so nobody is left with neither."""
    before = User.objects.select_for_update().get(pk=user.pk).photo.name
    user.photo = name
    user.save(update_fields=["photo"])
    if before:
        transaction.on_commit(partial(default_storage.delete, before), robust=True)
    return user
