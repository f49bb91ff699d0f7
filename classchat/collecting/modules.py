"""ES modules joined into one file, so that a page asks once and not fifty times.

Each module becomes a function that runs once, in the order of the imports, and gives what it exports:

    m["rooms/api.js"] = (() => { const { word } = m["rooms/words.js"]; …; return { ask }; })();

What is imported with import() goes into a second file beside the joined one, which is given `m`; so both have the
same modules, and each of its parts runs when it is asked for. Only the forms that we write are known; anything else
stops collectstatic.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

IMPORT = re.compile(r'^import\s+(?:\{(?P<names>[^}]*)\}\s+from\s+)?"(?P<path>[^"]+)";\n?', re.M)
LATER = re.compile(r'\bimport\("(?P<path>[^"]+)"\)')
EXPORT = re.compile(r"^export (?P<what>(?:async )?function|class|const) (?P<name>\w+)", re.M)
UNKNOWN = re.compile(r"^(?:import|export)\b(?!\().*|\bimport\.meta\b.*", re.M)

Read = Callable[[str], str]


@dataclass
class Joining:
    """One page's scripts; `read(name)` gives a module's text by its name among the static files."""

    name: str
    read: Read
    here: dict[str, str] = field(default_factory=dict)  # module -> its function
    later: list[str] = field(default_factory=list)

    def files(self, entries: list[str]) -> Iterator[tuple[str, str]]:
        """Names and texts of the joined file and of the one for later, if anything is. Raises ValueError."""
        for entry in entries:
            self._take(entry, self.here)
        yield self.name, "const m = {};\n" + "".join(self.here.values())
        if self.later:
            parts = "".join(self._part(module) for module in self.later)  # which grows meanwhile
            yield self._later_name(), f"export const parts = {{\n{parts}}};\n"

    def _part(self, module: str) -> str:
        modules: dict[str, str] = {}
        self._take(module, modules)
        return f'"{module}": (m) => {{\n{"".join(modules.values())}return m["{module}"];\n}},\n'

    def _take(self, module: str, into: dict[str, str]) -> None:
        if module in self.here or module in into:
            return
        text = self.read(module)
        for found in IMPORT.finditer(text):
            self._take(_path(module, found["path"]), into)
        into[module] = self._function(module, text, into)

    def _function(self, module: str, text: str, into: dict[str, str]) -> str:
        given = ", ".join(found["name"] for found in EXPORT.finditer(text))
        text = IMPORT.sub(lambda found: _borrowed(module, found), text)
        text = LATER.sub(lambda found: self._fetched(_path(module, found["path"]), into), text)
        text = EXPORT.sub(r"\g<what> \g<name>", text)
        if strange := UNKNOWN.search(text):
            raise ValueError(f"{module}: this cannot be joined: {strange[0]}")
        return f'm["{module}"] ??= (() => {{\n{text}return {{ {given} }};\n}})();\n'

    def _fetched(self, module: str, into: dict[str, str]) -> str:
        if module not in self.later:
            self.later.append(module)
        if into is not self.here:
            return f'Promise.resolve().then(() => parts["{module}"](m))'
        return f'import("./{posixpath.basename(self._later_name())}").then(({{ parts }}) => parts["{module}"](m))'

    def _later_name(self) -> str:
        return self.name.removesuffix(".js") + ".later.js"


def _borrowed(module: str, found: re.Match[str]) -> str:
    if not found["names"]:
        return ""
    names = ", ".join(
        name.strip().replace(" as ", ": ") for name in found["names"].split(",") if name.strip()
    )
    return f'const {{ {names} }} = m["{_path(module, found["path"])}"];\n'


def _path(module: str, relative: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), relative))
