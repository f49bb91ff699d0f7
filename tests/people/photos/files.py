"""Pictures as people upload them, good and bad."""

import io
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from people.actions.photos import FOLDER, set_photo
from people.models import User

RED, BLUE, GREEN = (200, 20, 20), (20, 20, 200), (20, 160, 20)
CAMERA, CLOCK = "Invented 7 Pro", "2026:11:20 08:41:00"


def picture(
    kind: str = "JPEG", *, size: tuple[int, int] = (400, 300), colour: Any = RED, **more: Any
) -> bytes:
    return written(Image.new("RGB", size, colour), kind, **more)


def written(image: Image.Image, kind: str, **more: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def exif_of_a_phone(*, orientation: int = 1) -> bytes:
    """Camera, time and place, as a phone writes them."""
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = CAMERA
    exif[ExifTags.Base.DateTime] = CLOCK
    exif[ExifTags.Base.Orientation] = orientation
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (53.0, 4.0, 12.0)
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "W", (1.0, 38.0, 30.0)
    return bytes(exif.tobytes())


def upload(content: bytes, name: str = "me.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def with_photo(user: User, audience: str, colour: Any = RED) -> User:
    set_photo(user=user, upload=io.BytesIO(picture(colour=colour)))
    user.photo_audience = audience
    user.save(update_fields=["photo_audience"])
    return user


def stored() -> list[str]:
    """The files on the disk."""
    return sorted(default_storage.listdir(FOLDER)[1]) if default_storage.exists(FOLDER) else []
