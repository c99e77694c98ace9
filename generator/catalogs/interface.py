"""Interface strings: found by Babel in templates and code, translated through a catalog like everything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from babel.messages.extract import extract
from jinja2 import TemplateSyntaxError

from generator import strict_yaml
from generator.catalogs.carry import Source
from generator.catalogs.entries import Catalog
from generator.catalogs.lookup import state_of
from generator.catalogs.plurals import plural_rule
from generator.catalogs.update import update_sources
from generator.problems import ContentError, Place, Problem
from generator.texts import State

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "text": None,
    "string": None,
    "plural": (1, 2),
}
"""Names of functions whose literal arguments are interface strings, as Babel takes them."""

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def interface_sources(root: Path, templates_dir: str = "templates") -> tuple[Source, ...]:
    """All interface strings of a project's templates and of the generator, in the order of files and lines.

    What the reader may choose about a letter's frame is said in English there and is part of them.
    Raises ContentError for a template that cannot be read: its strings would else
    count as gone. Comments that begin with `Translators:` go with the string below them.
    """
    found: dict[str, Source] = {}
    for path, name, method in _files(root, templates_dir):
        for text, plural, comments in _labels(path, name) if method == "frame" else _strings(path, name, method):
            earlier = found.get(text, Source("", text))
            found[text] = Source(
                "",
                text,
                earlier.plural or plural,
                ("python-brace-format",) if _PLACEHOLDER.search(text + (plural or "")) else (),
                tuple(dict.fromkeys((*earlier.extracted, *comments))),
                tuple(dict.fromkeys((*earlier.references, name))),
            )
    return tuple(found.values())


def _files(root: Path, templates_dir: str) -> Iterator[tuple[Path, str, str]]:
    """The files to look into, their names in catalogs, and the extractors for them."""
    templates = root / templates_dir
    for path in sorted(templates.rglob("*.html")):
        yield path, str(PurePosixPath(templates_dir, path.relative_to(templates).as_posix())), "jinja2"
    for path in sorted((templates / "letters").glob("*.yml")):
        yield path, str(PurePosixPath(templates_dir, path.relative_to(templates).as_posix())), "frame"
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        yield path, str(PurePosixPath("generator", path.relative_to(package).as_posix())), "python"


def _labels(path: Path, name: str) -> Iterator[tuple[str, str | None, list[str]]]:
    """The labels of a frame's choices and options; what is wrong with the file is reported where it is loaded."""
    try:
        data, _, _ = strict_yaml.read(path.read_text("utf-8"), name)
    except UnicodeDecodeError:
        return
    choices = data.get("choices") if isinstance(data, dict) else None
    for choice in choices if isinstance(choices, list) else ():
        options = choice.get("options") if isinstance(choice, dict) else None
        for entry in (choice, *(options if isinstance(options, list) else ())):
            label = entry.get("label") if isinstance(entry, dict) else None
            if isinstance(label, str) and label.strip():
                yield label, None, []


def _strings(path: Path, name: str, method: str) -> Iterator[tuple[str, str | None, list[str]]]:
    data = path.read_bytes()
    if not any(f"{keyword}(".encode() in data for keyword in KEYWORDS):
        return
    options = {"silent": "false"} if method == "jinja2" else {}
    extractor = "jinja2.ext:babel_extract" if method == "jinja2" else method
    try:
        found = list(extract(extractor, BytesIO(data), KEYWORDS, ("Translators:",), options, True))
    except (TemplateSyntaxError, UnicodeDecodeError) as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else None
        what = error.message if isinstance(error, TemplateSyntaxError) else "it is not UTF-8"
        reason = f"The template cannot be read: {what}."
        raise ContentError([Problem("template-syntax", Place(name, line), reason, "Mend the template.")]) from error
    for _, message, comments, _ in found:
        text, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, None)
        if text.strip():
            yield text, plural, comments


def update_interface(sources: Iterable[Source], catalog: Catalog | None, lang: str) -> Catalog:
    """Bring the interface's catalog in line with the strings in use."""
    return update_sources(sources, catalog, lang)


class Strings:
    """The interface's strings in one language; `catalog` is None for the source language.

    Only what a person translated for the string as it is now is given.
    """

    def __init__(self, catalog: Catalog | None, lang: str) -> None:
        self._catalog = catalog
        self._form = plural_rule(lang).form

    def state(self, message: str) -> State:
        """What the translation of a string is worth."""
        return state_of(self._catalog.get("", message) if self._catalog else None)

    def gettext(self, message: str) -> str | None:
        """The translation of a string, or None where the source text must stand in."""
        entry = self._catalog.get("", message) if self._catalog else None
        return entry.text if entry is not None and state_of(entry) is State.CURRENT else None

    def ngettext(self, singular: str, plural: str, number: int) -> str | None:
        """The translation in the form for `number`, or None where the source text must stand in."""
        entry = self._catalog.get("", singular) if self._catalog else None
        if entry is None or entry.plural != plural or state_of(entry) is not State.CURRENT:
            return None
        form = self._form(abs(number))
        return entry.forms[form] if form < len(entry.forms) else None
