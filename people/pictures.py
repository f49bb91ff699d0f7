"""Any picture a person chooses is drawn anew, for /you as a small square: nothing of the file survives (PE-43)."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PIL import ExifTags, Image, ImageOps

SIDE = 256
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 30_000_000  # phones take 24 million; opening one takes up to eight bytes a pixel

_KINDS = ("JPEG", "PNG", "WEBP", "GIF")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A small picture file can open into 240 MB of memory: once that is bearable, ten times it is not.
_one_at_a_time = threading.Lock()

# Pillow's own guard, also for sizes it only learns while decoding.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class PictureRefused(Exception):
    """This picture can't be used; its subclasses say why."""


class TooManyBytes(PictureRefused):
    """The file is larger than `MOST_BYTES`."""


class TooManyPixels(PictureRefused):
    """Opened, it is larger than `MOST_PIXELS`: a huge photo, or a decompression bomb."""


class NotAPicture(PictureRefused):
    """Of another kind, cut short, or damaged."""


def as_square(upload: BinaryIO) -> bytes:
    """The middle of the picture, upright, as WebP of 256 by 256 pixels. Raises PictureRefused."""
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise TooManyBytes
    with opened(io.BytesIO(content)) as picture:
        picture.draft("RGB", (2 * SIDE, 2 * SIDE))
        square = ImageOps.fit(with_real_colours(picture), (SIDE, SIDE))
        return as_webp(upright_on_white(square, picture))


@contextmanager
def opened(file: BinaryIO) -> Iterator[Image.Image]:
    """The first picture in a file, not decoded yet. Raises PictureRefused, also for what goes wrong with it inside."""
    try:
        with _one_at_a_time:
            picture = Image.open(file, formats=_KINDS)
            if picture.width * picture.height > MOST_PIXELS:
                raise TooManyPixels  # Pillow only warns up to twice its limit
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise TooManyPixels from bomb
    except PictureRefused:
        raise
    except Exception as broken:  # decoders stumble over bad files in many ways, none of them ours
        raise NotAPicture from broken


def upright_on_white(pixels: Image.Image, source: Image.Image) -> Image.Image:
    """Pixels copied onto a new canvas: place, camera, colour profile and comments of `source` stay behind."""
    turn = _TURNS.get(source.getexif().get(ExifTags.Base.Orientation, 1))
    pixels = pixels.convert("RGBA")
    upright = pixels if turn is None else pixels.transpose(turn)
    canvas = Image.new("RGB", upright.size, "white")
    canvas.paste(upright, mask=upright)
    return canvas


def with_real_colours(picture: Image.Image) -> Image.Image:
    """Numbers of a palette can't be blended when the picture is made smaller."""
    return picture.convert("RGBA") if picture.mode in ("1", "P") else picture


def as_webp(canvas: Image.Image, quality: int = 82) -> bytes:
    written = io.BytesIO()
    canvas.save(written, "WEBP", quality=quality)
    return written.getvalue()
