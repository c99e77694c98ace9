"""Walks through an item: its texts with their contexts, its references, its lists of entries."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.model.base import Model, Ref
from generator.texts import Text

Location = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


def texts(value: BaseModel, location: Location = (), context: str = "") -> Iterator[tuple[Location, str, Text]]:
    """Every text in reading order, with its location and its context.

    The context is the dotted path in which an entry's id stands for its index,
    so that moving an entry changes no context.
    """
    for name, child in value.__dict__.items():
        yield from _texts(child, (*location, name), f"{context}.{name}" if context else name)


def _texts(value: Any, location: Location, context: str) -> Iterator[tuple[Location, str, Text]]:
    if isinstance(value, Text):
        yield location, context, value
    elif isinstance(value, BaseModel):
        yield from texts(value, location, context)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            if isinstance(child, BaseModel | Text):
                name = getattr(child, "id", index)
                yield from _texts(child, (*location, index), f"{context}.{name}")
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, (*location, key), f"{context}.{key}")


def is_in(value: BaseModel, lang: str) -> bool:
    """Whether every text of a value is in a language, as far as texts say which one they are in."""
    return all(text.lang in (None, lang) for _, _, text in texts(value))


def with_texts(value: M, change: Callable[[str, Text], Text], context: str = "") -> M:
    """The same item with every text replaced by what `change` gives for its context and text."""
    update: dict[str, Any] = {}
    for name, child in value.__dict__.items():
        changed = _changed(child, change, f"{context}.{name}" if context else name)
        if changed is not child:
            update[name] = changed
    return value.model_copy(update=update) if update else value


def _changed(value: Any, change: Callable[[str, Text], Text], context: str) -> Any:
    if isinstance(value, Text):
        return change(context, value)
    if isinstance(value, BaseModel):
        return with_texts(value, change, context)
    if isinstance(value, list) and value and isinstance(value[0], BaseModel | Text):
        return [
            _changed(child, change, f"{context}.{getattr(child, 'id', index)}") for index, child in enumerate(value)
        ]
    if isinstance(value, dict):
        return {key: _changed(child, change, f"{context}.{key}") for key, child in value.items()}
    return value


@cache
def _ref_fields(model: type[BaseModel]) -> dict[str, str]:
    """Fields of a model that hold references, and the collection that they point to."""

    def collection(annotation: Any, metadata: tuple[Any, ...] = ()) -> str | None:
        for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
            if isinstance(mark, Ref):
                return mark.collection
        found = (collection(argument) for argument in typing.get_args(annotation))
        return next(filter(None, found), None)

    fields = {name: collection(info.annotation, tuple(info.metadata)) for name, info in model.model_fields.items()}
    return {name: target for name, target in fields.items() if target}


def refs(value: BaseModel, location: Location = ()) -> Iterator[tuple[Location, str, str]]:
    """Every reference: its location, the collection that it points to, and the slug."""
    fields = _ref_fields(type(value))
    for name, child in value.__dict__.items():
        here = (*location, name)
        if name in fields:
            if isinstance(child, str):
                yield here, fields[name], child
            else:
                yield from (((*here, index), fields[name], slug) for index, slug in enumerate(child or ()))
        elif isinstance(child, Model):
            yield from refs(child, here)
        elif isinstance(child, list):
            for index, entry in enumerate(child):
                if isinstance(entry, Model):
                    yield from refs(entry, (*here, index))


def lists(value: BaseModel, location: Location = (), context: str = "") -> Iterator[tuple[Location, str, list[Any]]]:
    """Every list of entries that carry ids: its location, its context and the entries."""
    for name, child in value.__dict__.items():
        here, path = (*location, name), f"{context}.{name}" if context else name
        if isinstance(child, Model):
            yield from lists(child, here, path)
        elif isinstance(child, list) and child and hasattr(child[0], "id"):
            yield here, path, child
            for index, entry in enumerate(child):
                yield from lists(entry, (*here, index), f"{path}.{entry.id}")


def locate(value: Any, context: str) -> Location | None:
    """The location of a field that a dotted context names, with ids for indices; None where there is none."""
    location: list[str | int] = []
    for name in context.split("."):
        if isinstance(value, list):
            index = next((index for index, entry in enumerate(value) if getattr(entry, "id", None) == name), None)
            if index is None:
                return None
            location.append(index)
            value = value[index]
        elif isinstance(value, BaseModel) and name in type(value).model_fields:
            location.append(name)
            value = getattr(value, name)
        elif isinstance(value, dict) and name in value:
            location.append(name)
            value = value[name]
        else:
            return None
    return tuple(location)
