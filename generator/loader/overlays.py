"""Overlays held against their item: every list and entry that they name is there, every addition is sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.library import Document
from generator.loader.validate import validate
from generator.markdown import checks
from generator.model import walk
from generator.model.overlay import Addition, Overlay
from generator.problems import Problem
from generator.strict_yaml import Location, Positions
from generator.texts import Kind


def checked(document: Document, lang: str, overlay: Overlay, positions: Positions) -> tuple[Overlay, list[Problem]]:
    """The overlay with its additions as models, and everything in it that does not fit the item."""
    check = _Check(document, lang, overlay, positions)
    check.names()
    check.additions()
    check.readings()
    for path, entries in check.lists.items():
        check.list(path, entries)
    return overlay.model_copy(update={"add": check.added}), check.problems


class _Check:
    """One overlay under check; collects its problems."""

    def __init__(self, document: Document, lang: str, overlay: Overlay, positions: Positions) -> None:
        self.lang = lang
        self.overlay = overlay
        self.positions = positions
        self.lists: dict[str, list[Any]] = {path: entries for _, path, entries in walk.lists(document.item)}
        self.added: dict[str, list[Addition]] = {}
        self.problems: list[Problem] = []

    def report(self, location: Location, reason: str, remedy: str) -> None:
        field = ".".join(str(part) for part in location)
        self.problems.append(Problem("overlay", self.positions.place(location), reason, remedy, field=field))

    def names(self) -> None:
        """The lists that the overlay names are there."""
        for part in ("drop", "add", "order"):
            for path in getattr(self.overlay, part):
                if path not in self.lists:
                    known = ", ".join(self.lists)
                    self.report((part, path), f"The item has no list {path}.", f"There are {known}.")

    def readings(self) -> None:
        """Every term whose reading is given is there."""
        terms = {entry.id for entry in self.lists.get("terms", ())}
        terms |= {addition.entry.id for addition in self.added.get("terms", ())}  # type: ignore[attr-defined]  # models
        for term in self.overlay.readings:
            if term not in terms:
                self.report(("readings", term), f"There is no term {term}.", "Correct or delete it.")

    def additions(self) -> None:
        """Every addition is an entry of its list, in words that the dialect allows."""
        for path, added in self.overlay.add.items():
            for index, addition in enumerate(added if path in self.lists else ()):
                location: Location = ("add", path, index, "entry")
                entry, found = validate(type(self.lists[path][0]), addition.entry, self.positions, location)
                self.problems.extend(found)
                if entry is None:
                    continue
                mirrored = getattr(entry, "mirrors", None)
                if mirrored is not None and mirrored not in {known.id for known in self.lists[path]}:
                    known_ids = ", ".join(known.id for known in self.lists[path])
                    reason = f"The source's list has no entry {mirrored} to mirror."
                    self.report((*location, "mirrors"), reason, f"There are {known_ids}.")
                entry = walk.with_texts(entry, lambda _, text: replace(text, lang=self.lang))
                self.problems.extend(_words(walk.texts(entry, location), self.positions))
                self.added.setdefault(path, []).append(addition.model_copy(update={"entry": entry}))

    def list(self, path: str, entries: list[Any]) -> None:
        """What becomes of one list is whole: known entries, each once, at least one."""
        ids = {entry.id for entry in entries}
        left = ids - set(self.overlay.drop.get(path, ()))
        for index, entry_id in enumerate(self.overlay.drop.get(path, ())):
            if entry_id not in ids:
                self.report(("drop", path, index), f"The list has no entry {entry_id}.", "Correct or delete it.")
        for index, addition in enumerate(self.added.get(path, ())):
            entry_id = addition.entry.id  # type: ignore[attr-defined]  # a model since it was validated
            if addition.after is not None and addition.after not in left:
                reason = f"The list has no entry {addition.after} at this point."
                self.report(("add", path, index, "after"), reason, f"There are {', '.join(sorted(left))}.")
            if entry_id in ids | left:
                reason = f"The list has an entry {entry_id} already."
                self.report(("add", path, index, "entry", "id"), reason, "Give the addition another id.")
            left.add(entry_id)
        if not left:
            self.report(("drop", path), "The list would be empty.", "Leave or add an entry.")
        self.order(path, left)

    def order(self, path: str, expected: set[str]) -> None:
        """The order names every entry once."""
        order = self.overlay.order.get(path, ())
        if order and (set(order) != expected or len(order) != len(expected)):
            missing, extra = sorted(expected - set(order)), sorted(set(order) - expected)
            reason = "The order does not name every entry once" + (
                f"; missing: {', '.join(missing)}" if missing else ""
            )
            self.report(
                ("order", path), f"{reason}{'; unknown: ' + ', '.join(extra) if extra else ''}.", "Complete it."
            )


def _words(texts: Iterable[tuple[Location, str, Any]], positions: Positions) -> Iterator[Problem]:
    for location, _, text in texts:
        if text.kind is Kind.INLINE:
            for problem in checks.inline_problems(text.value, positions.place(location)):
                yield replace(problem, field=".".join(map(str, location)))
