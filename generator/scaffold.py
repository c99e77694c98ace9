"""Skeletons of new items, made from the models, so that they name every field and are valid right away."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator import strict_yaml
from generator.library import COLLECTIONS, PROSE
from generator.loader.files import read_text
from generator.model import REGISTERS, Entry, Ref
from generator.texts import Text

KINDS: Mapping[str, str] = types.MappingProxyType(
    {model.__name__.lower(): collection for collection, model in COLLECTIONS.items()}
)
"""Kind, as one names it (`scenario`), to collection (`scenarios`)."""

TEXT = "To be written."
"""What stands where a text is to be written."""

_ID_COMMENT = Entry.model_fields["id"].description
_IDS = "# An id is unique in its list; translations hang on it, so it stays when the text changes."
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WIDTH = 100
_REVIEW_AFTER = dt.timedelta(days=365)


def is_slug(text: str) -> bool:
    """Whether `text` can be the name of an item."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= 60


def file_name(kind: str, slug: str) -> str:
    """The item's file below the docs folder."""
    collection = KINDS[kind]
    return f"{collection}/{slug}.{'md' if collection in PROSE else 'yml'}"


def known_ids(docs: Path) -> dict[str, str]:
    """An existing slug for each collection, and an existing id for each register, to refer to."""
    known = {}
    for collection in COLLECTIONS:
        names = sorted(path.name.split(".")[0] for path in (docs / collection).glob("*.*"))
        if names and is_slug(names[0]):
            known[collection] = names[0]
    for slug, (entries, _) in REGISTERS.items():
        text = read_text(docs / "handbook" / f"{slug}.yml", slug)
        data = strict_yaml.read(text, slug)[0] if isinstance(text, str) else None
        found = data.get(entries) if isinstance(data, dict) else None
        first = found[0] if isinstance(found, list) and found else None
        if isinstance(first, dict) and isinstance(first.get("id"), str):
            known[slug] = str(first["id"])
    return known


def skeleton(kind: str, slug: str, *, today: dt.date, known: Mapping[str, str]) -> str:
    """The text of a new item's file: every field with its comment, optional ones commented out.

    `known` gives an existing slug or id for each collection and register that
    an item may refer to; where it has none, the reference is to be changed.
    """
    collection = KINDS[kind]
    title = slug.replace("-", " ").capitalize()
    lines = _Writer(today, known).fields(COLLECTIONS[collection], {"title": title}, comments=True)
    lines = [_IDS, *(f"\n{line}" if _starts_field(before, line) else line for before, line in pairwise(["", *lines]))]
    if collection in PROSE:
        prose = [TEXT, "", "## First section {#first-section}", "", TEXT]
        return "\n".join(["---", *lines, "---", "", *prose, ""])
    return "\n".join([f"# yaml-language-server: $schema=../.schemas/{kind}.json", *lines, ""])


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the fields of a model as YAML."""

    today: dt.date
    known: Mapping[str, str] = field(default_factory=dict)

    def fields(self, model: type[BaseModel], given: Mapping[str, str], *, comments: bool) -> list[str]:
        """One line or more for each field; without comments, only the fields that must be there."""
        lines: list[str] = []
        for name, info in model.model_fields.items():
            if not comments and not info.is_required():
                continue
            value = [f"{name}: {given[name]}"] if name in given else self._entry(name, info, comments)
            if comments and info.description != _ID_COMMENT:
                lines += _comment(info)
            lines += value if info.is_required() else [f"# {line}" for line in value]
        return lines

    def _entry(self, name: str, info: FieldInfo, comments: bool) -> list[str]:
        value = self._value(name, info.annotation, info.metadata, comments and info.is_required())
        example = re.search(r"`([^`]+)`", info.description or "")
        if _plain(info.annotation, [])[0] is str and value == TEXT and example:
            value = example[1]
        if info.annotation is bool:
            value = "false" if info.default else "true"
        if isinstance(value, str):
            return [f"{name}: {value}"]
        return [f"{name}:", *(f"  {line}" for line in value)]

    def _value(self, name: str, annotation: Any, metadata: list[Any], comments: bool) -> str | list[str]:
        """A scalar or a flow list on one line, or the lines of a block."""
        annotation, metadata = _plain(annotation, metadata)
        for mark in metadata:
            if isinstance(mark, Ref):
                return self.known.get(mark.collection, "change-me")
        if typing.get_origin(annotation) is list:
            return self._list(name, typing.get_args(annotation)[0], comments)
        if typing.get_origin(annotation) is dict:
            return f"{{first: {TEXT}}}"
        if typing.get_origin(annotation) is Literal:
            return str(typing.get_args(annotation)[0])
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.fields(annotation, {}, comments=comments)
        return self._scalar(name, annotation, metadata)

    def _list(self, name: str, entry: Any, comments: bool) -> str | list[str]:
        value = self._value(name, entry, [], comments)
        if isinstance(value, str):
            return f"[{value}]"
        first = next(index for index, line in enumerate(value) if not line.startswith("#"))
        return [*value[:first], f"- {value[first]}", *(f"  {line}" for line in value[first + 1 :])]

    def _scalar(self, name: str, annotation: Any, metadata: list[Any]) -> str:
        if annotation is dt.date:
            return str(self.today + _REVIEW_AFTER if name == "review_by" else self.today)
        if annotation is int:
            return str(
                next((mark.ge for mark in metadata if getattr(mark, "ge", 0) > 0), 100 if name == "order" else 0)
            )
        if annotation is Text:
            return TEXT
        pattern = next((mark.pattern for mark in _unfolded(metadata) if getattr(mark, "pattern", None)), None)
        samples = {"first": "first", "en": "en", "https://example.org/": "https://example.org/", "0": '"0"'}
        return next((said for text, said in samples.items() if re.search(pattern, text)), TEXT) if pattern else TEXT


def _starts_field(before: str, line: str) -> bool:
    """Whether a field of the item itself begins, which an empty line sets apart."""
    is_text = line.startswith("# ") and not re.match(r"# (\s|- |[a-z_]+:)", line)
    follows_text = before.startswith("# ") and not re.match(r"# (\s|- |[a-z_]+:)", before)
    return is_text and not follows_text


def _plain(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    """The type without `Annotated` and `| None`, and what it was marked with."""
    if typing.get_origin(annotation) is typing.Annotated:
        base, *marks = typing.get_args(annotation)
        return _plain(base, [*metadata, *marks])
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        chosen = next(part for part in typing.get_args(annotation) if part is not type(None))
        return _plain(chosen, metadata)
    return annotation, metadata


def _unfolded(metadata: list[Any]) -> list[Any]:
    """Marks, with those inside a FieldInfo."""
    return [inner for mark in metadata for inner in (mark, *getattr(mark, "metadata", ()))]


def _comment(info: FieldInfo) -> list[str]:
    text = " ".join((info.description or "").split())
    annotation, _ = _plain(info.annotation, [])
    entry = _plain(typing.get_args(annotation)[0], [])[0] if typing.get_origin(annotation) is list else annotation
    if typing.get_origin(entry) is Literal:
        text += f" One of: {', '.join(map(str, typing.get_args(entry)))}."
    if not info.is_required():
        text += " Optional."
    return [f"# {line}" for line in textwrap.wrap(text, _WIDTH)]
