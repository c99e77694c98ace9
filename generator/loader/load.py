"""Source files into a library, with every problem of every file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator import strict_yaml
from generator.library import COLLECTIONS, HANDBOOK, PROSE, Document, Library
from generator.loader.files import SourceFile, read_all
from generator.loader.validate import validate
from generator.markdown import blocks as markdown
from generator.model import Item, Model, walk
from generator.model.overlay import Overlay
from generator.options import Options
from generator.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, and what is wrong."""

    library: Library
    problems: tuple[Problem, ...]


def load(root: Path, options: Options) -> Loaded:
    """Read the content below `root`; documents with problems of their own are left out of the library."""
    files, problems = read_all(root, options.docs_dir, options.languages)
    documents: dict[str, Document] = {}
    overlays: list[tuple[SourceFile, Overlay, strict_yaml.Positions]] = []
    for file in files:
        if file.lang is None:
            document, of_document = _document(file)
            problems.extend(of_document)
            if document is not None:
                documents[document.key] = document
        else:
            overlay, positions, of_overlay = _overlay(file)
            problems.extend(of_overlay)
            if overlay is not None:
                overlays.append((file, overlay, positions))
    broken = {f"{file.collection}/{file.slug}" for file in files if file.lang is None} - set(documents)
    for file, overlay, positions in overlays:
        key = f"{file.collection}/{file.slug}"
        if key in documents:
            overlay, of_lists = _checked_overlay(documents[key], file, overlay, positions)
            problems.extend(of_lists)
            merged = {**documents[key].overlays, str(file.lang): overlay}
            documents[key] = replace(documents[key], overlays=merged)
        elif key not in broken:
            reason = f"There is no {key} that this file could arrange."
            problems.append(Problem("overlay-orphan", Place(file.path), reason, "Correct its name, or delete it."))
    for slug in HANDBOOK:
        key = f"handbook/{slug}"
        if key not in documents and key not in broken:
            place = Place(f"{options.docs_dir}/{key}.yml")
            problems.append(Problem("file-missing", place, "The handbook needs this file.", "Write it."))
    return Loaded(Library(documents), tuple(problems))


@lru_cache(maxsize=8192)
def _document(file: SourceFile) -> tuple[Document | None, tuple[Problem, ...]]:
    """One document; kept by content, so that a preview reads again only what changed."""
    model = HANDBOOK[file.slug] if file.collection == "handbook" else COLLECTIONS[file.collection]
    if file.collection in PROSE:
        return _prose(file, model)
    data, positions, problems = strict_yaml.read(file.text, file.path)
    if problems:
        return None, problems
    item, found = validate(model, data, positions)
    if not isinstance(item, Item) or found:
        return None, tuple(found)
    document = Document(file.collection, file.slug, file.path, item, positions)
    return document, tuple(_text_problems(document))


def _prose(file: SourceFile, model: type[Model]) -> tuple[Document | None, tuple[Problem, ...]]:
    """A guide: front matter between lines of three hyphens, and Markdown below it."""
    parts = file.text.split("\n---\n", 1)
    if not file.text.startswith("---\n") or len(parts) != 2:
        reason = "The file does not start with front matter between two lines of three hyphens."
        remedy = "Write `---`, the fields, `---` and then the text; `partwell new guide` shows how."
        return None, (Problem("front-matter", Place(file.path, 1), reason, remedy),)
    data, positions, problems = strict_yaml.read(parts[0].removeprefix("---\n"), file.path, 2)
    body_line = parts[0].count("\n") + 3
    blocks, found = markdown.parse(parts[1], file.path, body_line)
    problems = (*problems, *found)
    item, invalid = (None, []) if data is None and problems else validate(model, data, positions)
    problems = (*problems, *invalid)
    if not isinstance(item, Item) or problems:
        return None, problems
    document = Document(file.collection, file.slug, file.path, item, positions, blocks)
    return document, tuple(_text_problems(document))


def _text_problems(document: Document) -> Iterator[Problem]:
    """What the dialect refuses in the document's texts."""
    for message in document.messages:
        if message.kind != "inline":
            continue
        check = markdown.emphasis_problems if message.prose else markdown.inline_problems
        for problem in check(message.text, message.place):
            yield replace(problem, field=message.context)


def _overlay(file: SourceFile) -> tuple[Overlay | None, strict_yaml.Positions, Iterable[Problem]]:
    data, positions, problems = strict_yaml.read(file.text, file.path)
    if problems:
        return None, positions, problems
    overlay, found = validate(Overlay, data if data is not None else {}, positions)
    return (overlay if isinstance(overlay, Overlay) else None), positions, found


def _checked_overlay(
    document: Document, file: SourceFile, overlay: Overlay, positions: strict_yaml.Positions
) -> tuple[Overlay, list[Problem]]:
    """The overlay with its additions validated, and what it names that is not there."""
    problems: list[Problem] = []
    lists: Mapping[str, list[Any]] = {path: entries for _, path, entries in walk.lists(document.item)}

    def report(location: strict_yaml.Location, reason: str, remedy: str) -> None:
        field = ".".join(str(part) for part in location)
        problems.append(Problem("overlay", positions.place(location), reason, remedy, field=field))

    for part in ("drop", "add", "order"):
        for path in getattr(overlay, part):
            if path not in lists:
                known = ", ".join(lists)
                report((part, path), f"The item has no list {path}.", f"There are {known}.")
    additions: dict[str, list[Any]] = {}
    for path, added in overlay.add.items():
        for index, addition in enumerate(added):
            model = type(lists[path][0]) if path in lists else None
            if model is None:
                continue
            here = strict_yaml.Positions(
                positions.path,
                {key[4:]: mark for key, mark in positions.values.items() if key[:4] == ("add", path, index, "entry")},
                {key[4:]: mark for key, mark in positions.keys.items() if key[:4] == ("add", path, index, "entry")},
            )
            entry, found = validate(model, addition.entry, here)
            problems.extend(found)
            if entry is not None:
                entry = walk.with_texts(entry, lambda _, text: replace(text, lang=file.lang))
                additions.setdefault(path, []).append(addition.model_copy(update={"entry": entry}))
    for path, entries in lists.items():
        ids = {entry.id for entry in entries}
        added_ids = {addition.entry.id for addition in additions.get(path, ())}
        for entry_id in sorted(ids & added_ids):
            report(("add", path), f"The list has an entry {entry_id} already.", "Give the addition another id.")
        for index, entry_id in enumerate(overlay.drop.get(path, ())):
            if entry_id not in ids:
                report(("drop", path, index), f"The list has no entry {entry_id}.", "Correct or delete it.")
        order = overlay.order.get(path, ())
        expected = (ids | added_ids) - set(overlay.drop.get(path, ()))
        if order and (set(order) != expected or len(order) != len(expected)):
            missing, extra = sorted(expected - set(order)), sorted(set(order) - expected)
            reason = "The order does not name every entry once" + (
                f"; missing: {', '.join(missing)}" if missing else ""
            )
            report(("order", path), f"{reason}{'; unknown: ' + ', '.join(extra) if extra else ''}.", "Complete it.")
    return overlay.model_copy(update={"add": additions}), problems
