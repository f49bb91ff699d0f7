"""Pictures for the demo, drawn here: nobody's photo is in it."""

import io
from functools import partial

from PIL import Image, ImageDraw

WIDE = (1360, 856)
SOLE, SHADE = "#2a2d31", "#00000033"

Point = tuple[float, float]


def wellies() -> bytes:
    """Three pairs on a bench under coat pegs."""
    canvas, draw = _wall()
    draw.rectangle((0, 104, 1360, 164), "#b98d5c")
    for x in (192, 528, 864, 1200):
        draw.ellipse((x - 24, 144, x + 24, 192), "#7d5a34")
    draw.polygon([(496, 190), (560, 190), (620, 470), (436, 470)], "#c96f4a")
    draw.rounded_rectangle((800, 188, 960, 520), 40, "#3f7a61")
    draw.line((880, 200, 880, 515), "#2f5f4b", 8)
    draw.rectangle((0, 736, 1360, 856), "#a87b4b")
    draw.rectangle((0, 720, 1360, 756), "#c4955f")
    for x, colour in ((70, "#c43f37"), (490, "#e2ab2f"), (950, "#2f5d94")):
        for shift in (56, 0):
            _welly(draw, x + shift, 430, colour)
    return _written(canvas)


def boxes() -> bytes:
    """Two large cardboard boxes, one on the other."""
    canvas, draw = _wall("#dfe4e6", "#c9d1d4")
    draw.rectangle((0, 700, 1360, 856), "#9aa3a8")
    for left, top, right, bottom in ((330, 380, 1030, 780), (410, 90, 930, 380)):
        draw.rectangle((left, top, right, bottom), "#c69a63")
        draw.polygon([(left, top), (left + 60, top - 50), (right + 60, top - 50), (right, top)], "#d9b27f")
        draw.polygon(
            [(right, top), (right + 60, top - 50), (right + 60, bottom - 50), (right, bottom)], "#a97f4c"
        )
        middle = (left + right) / 2
        draw.rectangle((middle - 24, top, middle + 24, bottom), "#e2c79d")
    return _written(canvas)


def cakes() -> bytes:
    """Six buns on a blue plate."""
    canvas, draw = _wall("#f6efe4", "#eadfce")
    draw.ellipse((180, 470, 1180, 800), "#5b86b3")
    draw.ellipse((240, 490, 1120, 740), "#7ea6cf")
    icing = ("#f2a7b8", "#f7e3a1", "#b9dcb0", "#f2a7b8", "#b9dcb0", "#f7e3a1")
    for place, colour in enumerate(icing):
        x, y = 330 + (place % 3) * 240, 380 + (place // 3) * 150
        draw.polygon([(x, y + 70), (x + 180, y + 70), (x + 150, y + 190), (x + 30, y + 190)], "#b57a45")
        draw.ellipse((x - 20, y, x + 200, y + 130), colour)
        draw.ellipse((x + 72, y - 20, x + 108, y + 16), "#b3282d")
    return _written(canvas)


def hat() -> bytes:
    """A navy hat with a bobble."""
    canvas, draw = _wall("#efe9e0", "#ddd2c2")
    draw.ellipse((590, 110, 770, 290), "#e9edf2")
    draw.pieslice((340, 220, 1020, 900), 180, 360, "#24385c")
    for x in range(400, 1000, 90):
        draw.line((x, 560, 680 + (x - 680) * 0.4, 260), "#314974", 10)
    draw.rounded_rectangle((310, 540, 1050, 680), 50, "#1b2b49")
    return _written(canvas)


def paper(title: str, lines: list[str]) -> bytes:
    """One page as a PDF."""
    words = [f"BT /F1 22 Tf 60 770 Td ({title}) Tj ET"]
    words += [f"BT /F1 13 Tf 60 {730 - 24 * n} Td ({line}) Tj ET" for n, line in enumerate(lines)]
    stream = "\n".join(words)
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _with_places(parts)


def _with_places(parts: list[str]) -> bytes:
    written, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}{end}".encode()


def _wall(above: str = "#e9e0d2", below: str = "#d9cdb9") -> tuple[Image.Image, ImageDraw.ImageDraw]:
    canvas = Image.new("RGB", (1, 2))
    canvas.putdata([_colour(above), _colour(below)])
    canvas = canvas.resize(WIDE, Image.Resampling.BICUBIC)
    return canvas, ImageDraw.Draw(canvas, "RGBA")


def _welly(draw: ImageDraw.ImageDraw, x: float, y: float, colour: str) -> None:
    at = partial(_moved, x, y)
    draw.rounded_rectangle((*at((4, 0)), *at((132, 270))), 16, colour)
    draw.polygon([at((4, 180)), at((132, 180)), at((215, 232)), at((216, 272)), at((4, 272))], colour)
    draw.rectangle((*at((0, 264)), *at((220, 296))), SOLE)
    draw.rectangle((*at((0, 4)), *at((136, 30))), SHADE)
    draw.rectangle((*at((4, 30)), *at((30, 262))), "#ffffff24")


def _moved(x: float, y: float, point: Point) -> Point:
    return x + point[0], y + point[1]


def _colour(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text[1:]))


def _written(canvas: Image.Image) -> bytes:
    file = io.BytesIO()
    canvas.save(file, "PNG")
    return file.getvalue()
