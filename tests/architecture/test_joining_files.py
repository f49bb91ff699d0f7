"""Joining modules and leaving out comments: only what we write is understood, and the rest is refused."""

import pytest

from classchat.collecting.comments import without_comments
from classchat.collecting.modules import Joining

SOURCES = {
    "a/page.js": 'import { add as plus } from "./sum.js";\nimport "../b/start.js";\nplus(1, 2);\n'
    'const go = () => import("../b/far.js");\n',
    "a/sum.js": "export const ZERO = 0;\nexport function add(one, two) {\nreturn one + two;\n}\n",
    "b/start.js": 'import { ZERO } from "../a/sum.js";\nstart(ZERO);\n',
    "b/far.js": 'import { add } from "../a/sum.js";\nimport { near } from "./near.js";\n'
    "export async function far() {\nreturn add(near, 1);\n}\n",
    "b/near.js": "export const near = 1;\n",
}


def joined() -> dict[str, str]:
    return dict(Joining("a/all.js", SOURCES.__getitem__).files(["a/page.js"]))


def test_modules_stand_in_the_order_of_their_imports() -> None:
    text = joined()["a/all.js"]
    places = [text.index(f'm["{name}"] ??=') for name in ("a/sum.js", "b/start.js", "a/page.js")]
    assert places == sorted(places)
    assert 'const { add: plus } = m["a/sum.js"];' in text
    assert "return { ZERO, add };" in text


def test_what_is_imported_later_shares_the_modules_of_the_page() -> None:
    files = joined()
    assert 'import("./all.later.js").then(({ parts }) => parts["b/far.js"](m))' in files["a/all.js"]
    later = files["a/all.later.js"]
    assert later.startswith('export const parts = {\n"b/far.js": (m) => {\n')
    assert 'm["b/near.js"] ??=' in later and 'm["a/sum.js"] ??=' not in later
    assert 'const { add } = m["a/sum.js"];' in later and 'return m["b/far.js"];' in later


def test_what_a_later_part_imports_later_is_a_part_beside_it() -> None:
    deeper = SOURCES | {
        "b/near.js": 'export const near = () => import("./deep.js");\n',
        "b/deep.js": "go();\n",
    }
    later = dict(Joining("a/all.js", deeper.__getitem__).files(["a/page.js"]))["a/all.later.js"]
    assert 'Promise.resolve().then(() => parts["b/deep.js"](m))' in later
    assert '"b/deep.js": (m) => {\n' in later and "import(" not in later


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        'export { a } from "./a.js";',
        "export let a = 1;",
        'import * as a from "./sum.js";',
        "import.meta.url;",
    ],
)
def test_a_form_that_is_not_known_stops_it(line: str) -> None:
    with pytest.raises(ValueError, match="a/page.js: this cannot be joined"):
        list(Joining("a/all.js", {**SOURCES, "a/page.js": line}.__getitem__).files(["a/page.js"]))


def test_comments_and_room_before_lines_are_left_out() -> None:
    source = '// Why.\nconst a = 1; // ms\n\n  // More.\n  go("https://one.example.org // two");\n'
    assert without_comments("a.js", source) == 'const a = 1;\ngo("https://one.example.org // two");\n'
    styles = '/* Why */\n.a { b: c; }\n\n  .d, .e > .f { e: "a, b;  c"; }'
    assert without_comments("a.css", styles) == '.a{b: c;}.d,.e > .f{e: "a, b;  c";}'


def test_a_text_over_several_lines_is_left_alone() -> None:
    source = "const a = `\n  // no comment\n`;\n"
    assert without_comments("a.js", source) == source
