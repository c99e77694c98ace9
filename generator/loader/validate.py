"""Data into models: what pydantic finds, said in sentences with a place and a remedy."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model import Item, LateRate, walk
from generator.problems import Problem
from generator.strict_yaml import Data, Location, Positions


def validate(
    model: type[BaseModel], data: Data, positions: Positions, base: Location = ()
) -> tuple[BaseModel | None, list[Problem]]:
    """The item that `data` describes, or None with every reason why there is none.

    `base` is the location of `data` in its document.
    """
    try:
        item = model.model_validate(data)
    except ValidationError as error:
        return None, [_problem(detail, model, positions, base) for detail in error.errors(include_url=False)]
    problems = list(_duplicate_ids(item, positions, base))
    if isinstance(item, Item):
        problems.extend(_legal_dates(item, positions))
    return item, problems


def _dotted(location: Location) -> str:
    return ".".join(str(part) for part in location)


def _problem(detail: ErrorDetails, model: type[BaseModel], positions: Positions, base: Location) -> Problem:
    # Pydantic appends the names of validators; the deepest location that the document has is meant.
    known = tuple(detail["loc"])
    while known and (*base, *known) not in positions.values and detail["type"] != "missing":
        known = known[:-1]
    kind, context = detail["type"], detail.get("ctx", {})
    here = (*base, *known)
    place = positions.key_place(here) if kind == "extra_forbidden" else positions.place(here)
    code, reason, remedy = _sentence(kind, detail, model, known)
    if kind not in {"missing", "extra_forbidden"} and context.get("error"):
        reason = f"{str(context['error']).capitalize()}."
    return Problem(code, place, reason, remedy, field=_dotted(here) or None)


def _sentence(kind: str, detail: ErrorDetails, model: type[BaseModel], location: Location) -> tuple[str, str, str]:
    """Code, reason and remedy for one of pydantic's kinds of error."""
    context, name = detail.get("ctx", {}), str(location[-1]) if location else "the document"
    if kind == "missing":
        about = _about(model, location)
        return "field-missing", f"The field {name} is missing.", f"Add it{': ' + about if about else ''}."
    if kind == "extra_forbidden":
        fields = _fields(model, location[:-1])
        close = difflib.get_close_matches(name, fields, 1)
        remedy = f"Did you mean {close[0]}?" if close else f"Delete it; there are {', '.join(fields)}."
        return "field-unknown", f"There is no field {name}.", remedy
    if kind in {"string_type", "int_type", "bool_type", "list_type", "dict_type", "date_type", "model_type"}:
        wanted = {
            "string_type": ("text", "Write text; put quotes around what looks like a number, a date or true."),
            "int_type": ("a whole number", "Write digits without quotes."),
            "bool_type": ("true or false", "Write true or false without quotes."),
            "list_type": ("a list", "Start every entry on a line of its own with `- `."),
            "date_type": ("a date", "Write it as YYYY-MM-DD without quotes."),
        }.get(kind, ("a group of fields", "Indent its fields below it."))
        found = {"str": "text", "NoneType": "nothing", "dict": "fields", "int": "a number"}.get(
            type(detail["input"]).__name__, f"a {type(detail['input']).__name__}"
        )
        return "field-type", f"Here should be {wanted[0]}, and there is {found}.", wanted[1]
    if kind == "literal_error":
        return "field-value", f"The value is not one of {context.get('expected')}.", "Pick one of them."
    if kind == "string_pattern_mismatch":
        return (
            "field-pattern",
            f"The value has signs that are not allowed here (it must match {context.get('pattern')}).",
            "For ids use lower-case letters a-z, digits and single hyphens; in slot names underscores.",
        )
    return "field-value", f"{detail['msg']}.", "Correct the value."


def _nested(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that describes the mapping at a location."""
    current: Any = model
    for part in location:
        if isinstance(part, int):
            continue
        fields = getattr(current, "model_fields", {})
        if part not in fields:
            return None
        models = list(_models(fields[part].annotation))
        if not models:
            return None
        current = models[0]
    return typing.cast(type[BaseModel], current)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models(argument)


def _fields(model: type[BaseModel], location: Location) -> list[str]:
    nested = _nested(model, location)
    return sorted(info.alias or name for name, info in nested.model_fields.items()) if nested else []


def _about(model: type[BaseModel], location: Location) -> str:
    nested = _nested(model, location[:-1])
    info = nested.model_fields.get(str(location[-1])) if nested else None
    description = (info.description or "") if info else ""
    return description.strip().split("\n")[0].rstrip(".")


def _duplicate_ids(item: BaseModel, positions: Positions, base: Location) -> Iterator[Problem]:
    for location, context, entries in walk.lists(item, context=_dotted(base)):
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            if entry.id in seen:
                place = positions.place((*base, *location, index, "id"))
                reason = f"The id {entry.id} stands in {context} a second time."
                yield Problem("id-duplicate", place, reason, "Give each entry its own.", field=f"{context}.{entry.id}")
            seen.add(entry.id)


def _legal_dates(item: Item, positions: Positions) -> Iterator[Problem]:
    for name, index, fact in item.facts:
        place, field = positions.place((name, index, "review_by")), f"{name}.{fact.id}.review_by"
        if fact.review_by <= fact.as_of:
            reason = f"The review date {fact.review_by} is not after {fact.as_of}."
            yield Problem("legal-dates", place, reason, "Name a later day.", field=field)
        if isinstance(fact, LateRate) and fact.until is not None:
            if fact.review_by > fact.until:
                reason = f"The rate ends on {fact.until}, before its review on {fact.review_by}."
                yield Problem("legal-dates", place, reason, "Name that day, or one before it.", field=field)
            if fact.since is not None and fact.until < fact.since:
                place, field = positions.place((name, index, "until")), f"{name}.{fact.id}.until"
                reason = f"The rate ends on {fact.until}, before it begins on {fact.since}."
                yield Problem("legal-dates", place, reason, "Correct one of the two.", field=field)
