"""What becomes of a chosen picture: a small upright square, and nothing of the file it came in."""

import io
import struct
import warnings
import zlib
from typing import Literal

import pytest
from PIL import Image

from people.pictures import (
    MOST_BYTES,
    MOST_PIXELS,
    SIDE,
    NotAPicture,
    PictureRefused,
    TooManyBytes,
    TooManyPixels,
    as_square,
)
from tests.people.photos.files import (
    BLUE,
    CAMERA,
    CLOCK,
    GREEN,
    RED,
    exif_of_a_phone,
    opened,
    picture,
    written,
)

CORNERS = {"top left": (40, 40), "top right": (216, 40), "bottom left": (40, 216), "bottom right": (216, 216)}
# Where the red corner stands once each of EXIF's eight orientations is undone.
UPRIGHT = {
    1: "top left",
    2: "top right",
    3: "bottom right",
    4: "bottom left",
    5: "top left",
    6: "top right",
    7: "bottom right",
    8: "bottom left",
}


def square(content: bytes) -> Image.Image:
    drawn = opened(as_square(io.BytesIO(content)))
    assert (drawn.format, drawn.size, drawn.mode) == ("WEBP", (SIDE, SIDE), "RGB")
    return drawn


def looks_like(seen: object, colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 25 for one, other in zip(seen, colour, strict=True))  # type: ignore[call-overload]


def red_corner(orientation: int, kind: str) -> str:
    image = Image.new("RGB", (SIDE, SIDE), BLUE)
    image.paste(RED, (0, 0, SIDE // 2, SIDE // 2))
    drawn = square(written(image, kind, exif=exif_of_a_phone(orientation=orientation)))
    [corner] = [name for name, where in CORNERS.items() if looks_like(drawn.getpixel(where), RED)]
    return corner


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_kind_of_picture_becomes_a_small_square(kind: str) -> None:
    assert looks_like(square(picture(kind, size=(900, 300))).getpixel((128, 128)), RED)


def test_the_middle_is_kept() -> None:
    wide = Image.new("RGB", (900, 300), BLUE)
    wide.paste(GREEN, (300, 0, 600, 300))
    drawn = square(written(wide, "PNG"))
    assert looks_like(drawn.getpixel((4, 128)), GREEN) and looks_like(drawn.getpixel((251, 128)), GREEN)


@pytest.mark.parametrize("orientation", UPRIGHT)
def test_a_phone_held_sideways(orientation: int) -> None:
    assert red_corner(orientation, "JPEG") == UPRIGHT[orientation]
    assert red_corner(orientation, "PNG") == UPRIGHT[orientation]


def test_place_time_and_camera_are_gone() -> None:
    exif = exif_of_a_phone()
    photo = picture(exif=exif, comment=b"Mill Lane", icc_profile=b"a profile", xmp=b"<x>Mill Lane</x>")
    assert opened(photo).getexif().get_ifd(0x8825), "the upload says where it was taken"
    drawn = as_square(io.BytesIO(photo))
    assert dict(opened(drawn).getexif()) == {}
    assert opened(drawn).info.keys().isdisjoint({"exif", "xmp", "icc_profile", "comment"})
    for mark in (b"Exif", b"EXIF", b"GPS", b"XMP", b"ICCP", b"Mill Lane", CAMERA.encode(), CLOCK.encode()):
        assert mark not in drawn


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame(kind: str) -> None:
    frames = [Image.new("RGB", (300, 300), colour) for colour in (GREEN, BLUE)]
    moving = written(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert looks_like(square(moving).getpixel((128, 128)), GREEN)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_way_of_storing_colours_in_a_png(mode: str) -> None:
    square(written(Image.new(mode, (300, 400)), "PNG"))


def test_a_print_shops_jpeg() -> None:
    square(written(Image.new("CMYK", (300, 400)), "JPEG"))


def test_what_is_see_through_becomes_white() -> None:
    assert looks_like(square(written(Image.new("RGBA", (9, 9)), "PNG")).getpixel((5, 5)), (255, 255, 255))


def test_one_pixel_is_a_picture() -> None:
    assert looks_like(square(picture("PNG", size=(1, 1))).getpixel((128, 128)), RED)


def refused(content: bytes) -> type[PictureRefused]:
    with pytest.raises(PictureRefused) as caught:
        as_square(io.BytesIO(content))
    return caught.type


def test_six_megabytes_are_too_many() -> None:
    padded = picture() + bytes(6 * 1024 * 1024)
    assert refused(padded) is TooManyBytes
    square(padded[:MOST_BYTES])


@pytest.mark.parametrize("filtered", ["ignore", "error"])
@pytest.mark.parametrize("size", [(6001, 5000), (10_000, 10_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_not_opened(
    size: tuple[int, int], filtered: Literal["ignore", "error"], recwarn: pytest.WarningsRecorder
) -> None:
    """A few bytes that claim a huge size: just above our limit, where Pillow only warns, and far beyond."""
    warnings.simplefilter(filtered, Image.DecompressionBombWarning)
    assert size[0] * size[1] > MOST_PIXELS
    header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    claim = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(99)))
    assert refused(claim + chunk(b"IEND", b"")) is TooManyPixels


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_picture_cut_short(kind: str, share: float) -> None:
    whole = written(Image.effect_noise((200, 200), 90), kind)
    assert refused(whole[: int(len(whole) * share)]) is NotAPicture


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Just words, named me.jpg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        picture("TIFF"),
        picture("BMP"),
        picture("ICO"),
    ],
    ids=["empty", "words", "svg", "postscript", "tiff", "bmp", "ico"],
)
def test_other_files_are_not_even_tried(content: bytes) -> None:
    assert refused(content) is NotAPicture
