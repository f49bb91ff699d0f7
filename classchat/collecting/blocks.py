"""What belongs together, as the templates say: {% joined "classchat/app.css" %} links {% endjoined %}."""

import re
from pathlib import Path

BLOCK = re.compile(r"""{% joined "(?P<name>[^"]+)" %}(?P<links>.*?){% endjoined %}""", re.S)
STATIC = re.compile(r"""{% static ["']([^"']+)["'] %}""")


def joined_blocks(folder: Path) -> dict[str, list[str]]:
    """The files of each block in the templates of a folder, by the name of the one file that takes their place."""
    blocks: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        for block in BLOCK.finditer(path.read_text()):
            files = STATIC.findall(block["links"])
            if blocks.setdefault(block["name"], files) != files:
                raise ValueError(f"{path.name}: {block['name']} stands for other files elsewhere")
    return blocks
