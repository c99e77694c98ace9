"""Overlays: what one language arranges otherwise than the source."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints

from generator.model.base import Model

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]
"""The id of an entry: a slug, or the name of a field."""


class Addition(Model):
    """An entry that only this language has, written in it."""

    after: EntryId | None = None
    """The id of the entry that it follows; the first place where there is none."""
    entry: dict[str, Any]
    """The entry, as it would stand in the list."""


class Overlay(Model):
    """`<slug>.<lang>.yml`: lists are named by their dotted path, such as `texts.standard.body`."""

    drop: dict[str, list[EntryId]] = {}
    """Entries that this language leaves out."""
    add: dict[str, list[Addition]] = {}
    """Entries that only this language has."""
    order: dict[str, list[EntryId]] = {}
    """The whole order of a list, additions included."""
    readings: dict[EntryId, str] = {}
    """How glossary terms are read in this language, for sorting and for readers: kana for Japanese."""


def arrange(value: BaseModel, overlay: Overlay, context: str = "") -> BaseModel:
    """The item as the overlay arranges it; entries to add are models already."""
    update: dict[str, Any] = {}
    for name, child in value.__dict__.items():
        path = f"{context}.{name}" if context else name
        if isinstance(child, Model):
            update[name] = arrange(child, overlay, path)
        elif isinstance(child, list) and child and hasattr(child[0], "id"):
            entries = [arrange(entry, overlay, f"{path}.{entry.id}") for entry in child]
            update[name] = _arranged(entries, overlay, path)
    return value.model_copy(update=update) if update else value


def _arranged(entries: list[Any], overlay: Overlay, path: str) -> list[Any]:
    dropped = set(overlay.drop.get(path, ()))
    result = [entry for entry in entries if entry.id not in dropped]
    for addition in overlay.add.get(path, ()):
        ids = [entry.id for entry in result]
        result.insert(ids.index(addition.after) + 1 if addition.after in ids else 0, addition.entry)
    order = {entry_id: index for index, entry_id in enumerate(overlay.order.get(path, ()))}
    return sorted(result, key=lambda entry: order.get(entry.id, len(order))) if order else result
