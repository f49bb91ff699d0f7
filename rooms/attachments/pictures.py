"""A picture for a message, drawn anew in two sizes: nothing of the file itself survives."""

from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image

from people import pictures
from rooms.attachments.errors import Damaged, TooManyPixels

LONGEST = 2048  # pixels of the longer side: a full screen, and one step closer
PREVIEW = 720  # as wide as a message gets on a sharp phone


@dataclass(frozen=True)
class Drawn:
    """`content` and `preview` are WebP; `width` and `height` those of `content`; `colour` its average, "#a1b2c3"."""

    content: bytes
    preview: bytes
    width: int
    height: int
    colour: str


def drawn(file: BinaryIO) -> Drawn:
    """Upright, on white, of a moving picture the first frame. Raises TooManyPixels, Damaged."""
    file.seek(0)
    try:
        with pictures.opened(file) as picture:
            return _drawn(picture)
    except pictures.TooManyPixels as huge:
        raise TooManyPixels from huge
    except pictures.PictureRefused as broken:
        raise Damaged from broken


def _drawn(picture: Image.Image) -> Drawn:
    picture.draft("RGB", (LONGEST, LONGEST))
    pixels = pictures.with_real_colours(picture)
    pixels.thumbnail((LONGEST, LONGEST))
    canvas = pictures.upright_on_white(pixels, picture)
    small = canvas.copy()
    small.thumbnail((PREVIEW, PREVIEW))
    return Drawn(
        content=pictures.as_webp(canvas),
        preview=pictures.as_webp(small, quality=75),
        width=canvas.width,
        height=canvas.height,
        colour=_average(small),
    )


def _average(canvas: Image.Image) -> str:
    red, green, blue = canvas.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
