"""Scenarios laid out: signs, causes, one attempt to mend, the decision, the steps, what to avoid."""

from __future__ import annotations

from typing import cast

from generator.library import Document
from generator.model import Scenario
from generator.model.scenario import Step
from generator.pages.blocks import (
    Callout,
    Cards,
    Entries,
    LinkedStep,
    NamedEntry,
    Points,
    Section,
    Steps,
    SubHeading,
    Words,
)
from generator.pages.context import Reader, sections
from generator.texts import Text


def scenario(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of a scenario; where the reader may be unsafe, the way out comes first."""
    item, _ = cast(Scenario, document.item), reader._
    signs = Section("signs", _("How to recognise it"), (Points("signs", tuple(item.signs)),))
    causes = Section("causes", _("What may be behind it"), (Points("causes", tuple(item.causes)),))
    steps = Section("steps", _("The way out, step by step"), (Steps(tuple(_step(s, reader) for s in item.steps)),))
    tools = [f"{name}/{slug}" for name in ("scripts", "letters", "clauses") for slug in getattr(item, name)]
    cards = reader.cards(tools)
    main = Section("tools", _("What you need for it"), (Cards(cards),)) if cards else None
    decision = Section(
        "decision",
        _("Stay or go"),
        (
            SubHeading("decision-stay", _("What speaks for staying")),
            Points("decision-stay", tuple(item.decision.stay), "stay"),
            SubHeading("decision-stop", _("When it is time to end it")),
            Points("decision-stop", tuple(item.decision.stop), "stop"),
        ),
    )
    mistakes = Section("mistakes", _("What often goes wrong"), (Points("mistakes", tuple(item.mistakes), "avoid"),))
    differences = _differences(item, reader)
    law = reader.legal_section(document)
    onward = reader.next_section(document, ("scenarios", "guides"))
    if item.urgent:
        return sections(steps, main, signs, causes, decision, mistakes, differences, law, onward)
    repair = _repair(item, reader)
    return sections(signs, causes, repair, decision, steps, main, mistakes, differences, law, onward)


def _step(step: Step, reader: Reader) -> LinkedStep:
    keys = [
        f"{collection}/{slug}"
        for collection, slug in (("scripts", step.script), ("letters", step.letter), ("guides", step.guide))
        if slug
    ]
    return LinkedStep(step, None if step.day is None else _day(step.day, reader), reader.cards(keys, with_text=False))


def _day(day: int, reader: Reader) -> Text:
    plural = reader.interface.plural
    if day < 0:
        return plural("{n} day before", "{n} days before", -day)
    if day == 0:
        return reader._("The day itself")
    return plural("{n} day after", "{n} days after", day)


def _repair(item: Scenario, reader: Reader) -> Section | None:
    if item.repair is None:
        return None
    _ = reader._
    return Section(
        "repair",
        _("One fair attempt to mend it"),
        (
            Words(item.repair.text),
            SubHeading("repair-words", _("Words for it")),
            Points("repair-words", tuple(item.repair.words), "words"),
            Callout("tip", item.repair.limit, _("How long to wait")),
        ),
    )


def _differences(item: Scenario, reader: Reader) -> Section | None:
    if not item.differences:
        return None
    entries = tuple(
        NamedEntry(f"differences-{entry.id}", reader.jurisdiction(entry.jurisdiction), entry.text)
        for entry in item.differences
    )
    return Section("differences", reader._("What differs by country"), (Entries(entries, "countries"),))
