from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from classchat.collecting.blocks import joined_blocks
from classchat.collecting.comments import without_comments
from classchat.collecting.modules import Joining

Paths = dict[str, tuple[Any, str]]  # name -> the storage it is read from, and its name there
TEMPLATES = settings.BASE_DIR / "templates"


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, the imports inside ES modules rewritten to them; our own files lean, and joined page by page."""

    support_js_module_import_aggregation = True
    joins = True  # {% joined %} asks

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            lean = {name: self._lean(name, *place) for name, place in paths.items() if _is_ours(*place)}
            ready = {**lean, **dict(_joined(lean))}
            paths = {**paths, **{name: self._written(name, text) for name, text in ready.items()}}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _lean(self, name: str, storage: Any, path: str) -> str:
        with storage.open(path) as source:
            return without_comments(name, source.read().decode())

    def _written(self, name: str, text: str) -> tuple[Any, str]:
        if self.exists(name):
            self.delete(name)
        self._save(name, ContentFile(text.encode()))
        return self, name


def _is_ours(storage: Any, path: str) -> bool:
    return path.endswith((".css", ".js")) and "site-packages" not in Path(storage.path(path)).parts


def _joined(lean: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, files in joined_blocks(TEMPLATES).items():
        if name.endswith(".css"):
            yield name, "\n".join(lean[file] for file in files)
        else:
            yield from Joining(name, lean.__getitem__).files(files)
