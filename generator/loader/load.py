"""Source files into a library, with every problem of every file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator import strict_yaml
from generator.library import COLLECTIONS, HANDBOOK, PROSE, Document, Library
from generator.loader.files import SourceFile, read_all
from generator.loader.overlays import checked
from generator.loader.validate import validate
from generator.markdown import blocks as markdown
from generator.markdown import checks
from generator.model import Item, Model
from generator.model.overlay import Overlay
from generator.options import Options
from generator.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, and what is wrong."""

    library: Library
    problems: tuple[Problem, ...]
    broken: frozenset[str] = frozenset()
    """Keys of the documents that are there, or must be, and could not be read."""


def load(root: Path, options: Options) -> Loaded:
    """Read the content below `root`; documents with problems of their own are left out of the library."""
    sources = read_all(root, options.docs_dir, options.languages)
    files, problems = sources.files, sources.problems
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
    broken = {f"{file.collection}/{file.slug}" for file in files if file.lang is None} - set(documents) | sources.unread
    for file, overlay, positions in overlays:
        key = f"{file.collection}/{file.slug}"
        if key in documents:
            lang, document = str(file.lang), documents[key]
            overlay, of_lists = checked(document, lang, overlay, positions)
            problems.extend(of_lists)
            documents[key] = replace(
                document,
                overlays={**document.overlays, lang: overlay},
                overlay_positions={**document.overlay_positions, lang: positions},
            )
        elif key not in broken:
            reason = f"There is no {key} that this file could arrange."
            problems.append(Problem("overlay-orphan", Place(file.path), reason, "Correct its name, or delete it."))
    for document in documents.values():
        problems.extend(_limits(document, options))
    for slug in HANDBOOK if (root / options.docs_dir).is_dir() else ():
        key = f"handbook/{slug}"
        if key not in documents and key not in broken:
            place = Place(f"{options.docs_dir}/{key}.yml")
            problems.append(Problem("file-missing", place, "The handbook needs this file.", "Write it."))
            broken.add(key)
    return Loaded(Library(documents), tuple(problems), frozenset(broken))


def _limits(document: Document, options: Options) -> Iterator[Problem]:
    """Limits to languages that would take the page away from everybody."""
    if document.item.only and document.collection == "handbook":
        reason = "The pages of the handbook itself are there in every language."
        place = document.positions.place(("only",))
        yield Problem("only-handbook", place, reason, "Delete the field.", field="only")
        return
    for index, lang in enumerate(document.item.only):
        if lang not in options.languages:
            place = document.positions.place(("only", index))
            reason = f"{lang} is not one of the site's languages ({', '.join(options.languages)})."
            yield Problem("only-language", place, reason, "Correct it, or add the language.", field=f"only.{index}")


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
    data, positions, problems = strict_yaml.read(f"{parts[0]}\n".removeprefix("---\n"), file.path, 2)
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
        check = checks.emphasis_problems if message.prose else checks.inline_problems
        for problem in check(message.text, message.place):
            yield replace(problem, field=message.context)


def _overlay(file: SourceFile) -> tuple[Overlay | None, strict_yaml.Positions, Iterable[Problem]]:
    data, positions, problems = strict_yaml.read(file.text, file.path)
    if problems:
        return None, positions, problems
    overlay, found = validate(Overlay, data if data is not None else {}, positions)
    return (overlay if isinstance(overlay, Overlay) else None), positions, found
