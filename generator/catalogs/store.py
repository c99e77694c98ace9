"""Store: catalogs on disk, one file for each document and language, written whole or not at all.

A catalog stands at `<docs>/locale/<lang>/<collection>/<slug>.po`, the interface's
at `<docs>/locale/<lang>/interface.po`. A catalog whose document is gone is left
as it is, byte for byte, and reported: the document may come back or be renamed,
and its translations are somebody's work.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.catalogs.entries import Catalog
from generator.catalogs.po import SIZE_LIMIT, Reading, read_po
from generator.catalogs.po_write import write_po
from generator.catalogs.update import update_catalog
from generator.files import replace_file
from generator.messages import Message
from generator.problems import Level, Place, Problem, in_order

INTERFACE = "interface"
"""The key of the catalog that holds the interface's strings."""

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_KEY = re.compile(rf"{INTERFACE}|{_SLUG}/{_SLUG}")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


@dataclass(frozen=True, slots=True)
class Written:
    """What an update did: the catalog, whether its file changed, and why not if it could not."""

    catalog: Catalog
    is_changed: bool = False
    problems: tuple[Problem, ...] = ()


class Store:
    """The catalogs of a project; `root` is its folder and `docs_dir` that of its content, below."""

    def __init__(self, root: Path, docs_dir: str = "docs") -> None:
        self.root = root
        self.docs_dir = docs_dir

    def path(self, lang: str, key: str) -> str:
        """The file of a document's catalog, below the project, with `/` on every system.

        Raises ValueError for a language or key that is none, so that no name leaves the folder.
        """
        if not _LANG.fullmatch(lang) or not _KEY.fullmatch(key):
            raise ValueError(f"no catalog can stand at {lang!r}, {key!r}")
        return f"{self.docs_dir}/locale/{lang}/{key}.po"

    def read(self, lang: str, key: str) -> Reading | None:
        """Read a catalog; None where there is none. Whatever is wrong with the file is a problem."""
        path = self.path(lang, key)
        try:
            file = self._inside(path)
            if file is None:
                return Reading(Catalog(lang, path=path), (_outside(path),))
            with file.open("rb") as stream:
                data = stream.read(SIZE_LIMIT + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            return Reading(Catalog(lang, path=path), (_unreadable(path, error),))
        return read_po(data, path=path, lang=lang)

    def write(self, catalog: Catalog, key: str) -> bool:
        """Write a catalog if that changes a byte, and say whether it did.

        Another process sees the old file or the new one, never a part. Raises OSError
        where the disk or the rights do not allow it; the old file then stands.
        """
        path = self.path(catalog.lang, key)
        file = self._inside(path)
        if file is None:
            raise PermissionError(errno.EPERM, "the catalog's path leaves the folder of the content", path)
        data = write_po(catalog)
        with suppress(FileNotFoundError):
            if file.read_bytes() == data:
                return False
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, data)
        return True

    def update(self, key: str, messages: Iterable[Message], lang: str) -> Written:
        """Bring a catalog's file in line with its document's messages.

        A file that cannot be read in full is left as it is, so that nothing in it is lost.
        """
        reading = self.read(lang, key)
        if reading is not None and not reading.is_sound:
            return Written(reading.catalog, problems=reading.problems)
        catalog = update_catalog(messages, reading.catalog if reading else None, lang)
        return Written(catalog, self.write(catalog, key))

    def languages(self) -> tuple[str, ...]:
        """The languages that have a folder of catalogs."""
        folder = self.root / self.docs_dir / "locale"
        return tuple(sorted(entry.name for entry in _entries(folder) if entry.is_dir() and _LANG.fullmatch(entry.name)))

    def strays(self, languages: Iterable[str], keys: Collection[str]) -> tuple[Problem, ...]:
        """Notices of catalogs without a document, and problems of what else stands in the folders of catalogs."""
        problems: list[Problem] = []
        known = set(languages)
        base = f"{self.docs_dir}/locale"
        for entry in _entries(self.root / base):
            if entry.name in known:
                for path in self._files(f"{base}/{entry.name}", problems):
                    key = path.removeprefix(f"{base}/{entry.name}/").removesuffix(".po")
                    if path.endswith(".po") and key != INTERFACE and key not in keys:
                        problems.append(_orphan(path))
            elif entry.is_dir() or entry.is_symlink():
                problems.append(
                    Problem(
                        "po-language-unknown",
                        Place(f"{base}/{entry.name}"),
                        f"The site has no language “{entry.name}”.",
                        "List it under `languages` in mkdocs.yml, or take the folder away.",
                        level=Level.NOTICE,
                    )
                )
        return in_order(problems)

    def _files(self, path: str, problems: list[Problem], depth: int = 0) -> Iterator[str]:
        """The files below a folder; links are followed nowhere, and those that leave the content are reported."""
        for entry in _entries(self.root / path):
            below = f"{path}/{entry.name}"
            if entry.is_symlink() and not self._is_inside(self.root / below):
                problems.append(_outside(below))
            elif not entry.is_dir(follow_symlinks=False):
                yield below
            elif depth < 3:
                yield from self._files(below, problems, depth + 1)

    def _inside(self, path: str) -> Path | None:
        """The file at `path`, links resolved; None where that leaves the content."""
        file = self.root / path
        parts = path.split("/")
        if not any((self.root / "/".join(parts[:end])).is_symlink() for end in range(2, len(parts) + 1)):
            return file
        if not self._is_inside(file):
            return None
        return Path(os.path.realpath(file))

    def _is_inside(self, file: Path) -> bool:
        """Whether a path with links leads to something inside the content; a loop leads nowhere."""
        docs = os.path.realpath(self.root / self.docs_dir)
        try:
            target = os.path.realpath(file, strict=True)
        except FileNotFoundError:
            target = os.path.realpath(file)
        except OSError:
            return False
        return os.path.commonpath((docs, target)) == docs


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name; nothing where it is no folder."""
    try:
        with os.scandir(folder) as found:
            return sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return []


def _outside(path: str) -> Problem:
    return Problem(
        "po-outside",
        Place(path),
        "The path is a link that leads outside the folder of the content, or nowhere.",
        "Put the file itself there.",
    )


def _unreadable(path: str, error: OSError) -> Problem:
    reason = f"The catalog cannot be read: {(error.strerror or 'unknown error').lower()}."
    return Problem("po-unreadable", Place(path), reason, "Check what stands at the path, and its rights.")


def _orphan(path: str) -> Problem:
    return Problem(
        "po-orphan",
        Place(path),
        "The catalog has no document.",
        "Rename it if its document was renamed; delete it if its translations are of no more use.",
        level=Level.NOTICE,
    )
