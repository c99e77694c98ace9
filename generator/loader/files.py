"""The content's files: which there are, read once, with everything odd about them reported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.library import COLLECTIONS, HANDBOOK, PROSE
from generator.problems import Place, Problem
from generator.texts import CONTROL

MAX_BYTES = 1_000_000
"""The largest source file that is read; the longest guide has a hundredth of that."""

MAX_LINES = 50_000
"""The most lines that are read; the longest guide has a hundredth of that, too."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source file as text, its line ends made LF."""

    collection: str
    slug: str
    lang: str | None
    """The language of an overlay, None for the item itself."""
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What stands below the content's folder: the files that could be read, and all that is wrong."""

    files: list[SourceFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Keys of the items whose file is there and could not be read."""


def read_all(root: Path, docs_dir: str, languages: tuple[str, ...]) -> Sources:
    """Read every source file below `docs_dir`, in the order of their names."""
    found = Sources()
    problems = found.problems
    base = root / docs_dir
    if not base.is_dir():
        remedy = "Make it, or name the right one as `docs_dir` in mkdocs.yml."
        problems.append(Problem("docs-missing", Place(docs_dir), "There is no folder with the content.", remedy))
        return found
    known = {*COLLECTIONS, "handbook"}
    try:
        names = sorted(entry.name for entry in os.scandir(base))
    except OSError as error:
        reason = f"The folder cannot be read: {error.strerror}."
        problems.append(Problem("file-unreadable", Place(docs_dir), reason, "Check that you may read it."))
        return found
    for collection in names:
        if collection.startswith(".") or collection in {"locale", "assets"}:
            continue
        if collection not in known:
            reason = f"{shown(collection)} is not a collection; there are {', '.join(sorted(known))}."
            place = Place(f"{docs_dir}/{shown(collection)}")
            problems.append(Problem("file-unknown", place, reason, "Move or delete it."))
            continue
        for path in _walk(base / collection, root, problems):
            name = shown(path.relative_to(root).as_posix())
            identity = _identify(collection, path, name, languages)
            if isinstance(identity, Problem):
                problems.append(identity)
                continue
            slug, lang = identity
            text = read_text(path, name)
            if not isinstance(text, Problem):
                found.files.append(SourceFile(collection, slug, lang, name, text))
                continue
            problems.append(text)
            if lang is None:
                found.unread.add(f"{collection}/{slug}")
    return found


def shown(name: str) -> str:
    """A file's name as it can be printed anywhere: what is not a visible character becomes an escape."""
    if name.isprintable() and not CONTROL.search(name):
        return name
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files of a collection's folder; links and folders below it are not followed."""
    if folder.is_symlink() or not folder.is_dir():
        place = Place(folder.relative_to(root).as_posix())
        problems.append(Problem("file-link", place, "This is not a plain folder.", "Put a folder in its place."))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        place = Place(folder.relative_to(root).as_posix())
        reason = f"The folder cannot be read: {error.strerror}."
        problems.append(Problem("file-unreadable", place, reason, "Check that you may read it."))
        return
    for entry in entries:
        place = Place(shown(Path(entry.path).relative_to(root).as_posix()))
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            problems.append(
                Problem("file-link", place, "Links to other files are not followed.", "Put the file itself here.")
            )
        elif entry.is_dir():
            reason = "A collection has no folders in it."
            problems.append(Problem("file-unknown", place, reason, "Move its files up, or delete it."))
        elif not entry.is_file():
            # A pipe or a socket would keep the build waiting.
            problems.append(Problem("file-unknown", place, "This is not a plain file.", "Delete it."))
        else:
            yield Path(entry.path)


def _identify(collection: str, path: Path, name: str, languages: tuple[str, ...]) -> tuple[str, str | None] | Problem:
    """The slug and the overlay's language of a file, from its name."""
    suffix = ".md" if collection in PROSE else ".yml"
    place = Place(name)
    if path.suffix not in {suffix, ".yml"}:
        return Problem(
            "file-unknown", place, f"The files of {collection} end in {suffix}.", "Rename, move or delete it."
        )
    slug, _, lang = path.stem.partition(".")
    if not _SLUG.fullmatch(slug) or len(slug) > 60:
        return Problem(
            "slug",
            place,
            f"{shown(slug)} cannot stand in an address.",
            "Use lower-case letters a-z, digits and single hyphens, 60 at most.",
        )
    if lang:
        if path.suffix != ".yml":
            return Problem("file-unknown", place, "An overlay ends in .yml.", "Rename it.")
        if lang not in languages:
            return Problem(
                "overlay-language",
                place,
                f"{shown(lang)} is not one of the site's languages ({', '.join(languages)}).",
                "Correct the file's name, or add the language in mkdocs.yml.",
            )
        return slug, lang
    if path.suffix != suffix:
        return Problem("file-unknown", place, f"The files of {collection} end in {suffix}.", "Rename it.")
    if collection == "handbook" and slug not in HANDBOOK:
        known = ", ".join(HANDBOOK)
        return Problem("file-unknown", place, f"{slug} is not one of {known}.", "Rename, move or delete it.")
    return slug, None


def read_text(path: Path, name: str) -> str | Problem:
    """Read a text file; CRLF becomes LF, and everything that is not clean UTF-8 text is a problem."""
    place = Place(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            size = path.stat().st_size
            return Problem(
                "file-too-large", place, f"The file has {size} bytes; {MAX_BYTES} is the most.", "Split the item."
            )
        data = path.read_bytes()
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror}."
        return Problem("file-unreadable", place, reason, "Check that it exists and that you may read it.")
    if data.startswith(b"\xef\xbb\xbf"):
        reason = "The file starts with a byte order mark."
        return Problem("file-bom", Place(name, 1, 1), reason, "Save it as UTF-8 without a mark.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode(errors="replace")) + 1
        reason = f"The byte 0x{data[error.start]:02x} is not UTF-8."
        return Problem("file-encoding", Place(name, line, column), reason, "Save the file as UTF-8.")
    text = text.replace("\r\n", "\n")
    if (lines := text.count("\n")) > MAX_LINES:
        reason = f"The file has {lines} lines; {MAX_LINES} is the most."
        return Problem("file-too-large", place, reason, "Split the item.")
    if bad := CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        reason = f"The invisible control character U+{ord(bad[0]):04X} stands here."
        return Problem("file-control", Place(name, line, column), reason, "Delete it.")
    return text.replace("\r", "\n")
