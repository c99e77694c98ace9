"""Checks run over catalogs: what is wrong with translations, at their places, with waivers heeded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from generator.catalogs.checks import markup, numbers, signs, slots
from generator.catalogs.checks.pair import Finding, Pair
from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.lookup import state_of
from generator.catalogs.marks import Marks, marks_of
from generator.messages import Message
from generator.problems import Level, Place, Problem
from generator.texts import Kind, State

Check = Callable[[Pair], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    signs.empty,
    signs.characters,
    signs.spaces,
    signs.lines,
    signs.same,
    slots.letter_slots,
    markup.html,
    markup.links,
    markup.emphasis,
    markup.code,
    markup.leftovers,
    numbers.numbers,
)
"""What every translation is checked for; a check for one language looks at `Pair.lang`."""

WAIVABLE = frozenset(("spaces", "lines", "same", "slots", "links", "emphasis", "code", "leftovers", "numbers"))
"""The checks that a waiver may name. What could harm a reader or a letter cannot be waived."""


def check_pair(pair: Pair) -> tuple[Finding, ...]:
    """All that is wrong with one translation; takes time in proportion to its length."""
    return _findings(pair.context, pair.source, pair.target, pair.kind, pair.lang)


@lru_cache(maxsize=16384)
def _findings(context: str, source: str, target: str, kind: Kind, lang: str) -> tuple[Finding, ...]:
    # A preview checks the same texts after each edit; keyed by the words, so that no parsed tree is kept.
    pair = Pair(context, source, target, kind, lang)
    too_long = tuple(signs.length(pair))
    return too_long or tuple(finding for check in CHECKS for finding in check(pair))


def check_catalog(messages: Iterable[Message], catalog: Catalog) -> tuple[Problem, ...]:
    """All that is wrong with the translations of a document.

    The catalog is in line with the messages. A problem stops the build where
    the translation claims to be current, and is a notice where it is outdated or a machine's.
    """
    problems: list[Problem] = []
    for message in messages:
        entry = catalog.get(message.context, message.text)
        if entry is not None and entry.text:
            pair = Pair(message.context, message.text, entry.text, message.kind, catalog.lang)
            problems.extend(_of_entry(check_pair(pair), entry, catalog.path))
    return tuple(problems)


def check_interface(catalog: Catalog) -> tuple[Problem, ...]:
    """All that is wrong with the translations of interface strings."""
    problems: list[Problem] = []
    for entry in catalog.entries:
        findings = [
            finding
            for form in (entry.forms or (entry.text,))
            if form
            for finding in _of_form(entry, form, catalog.lang)
        ]
        problems.extend(_of_entry(tuple(dict.fromkeys(findings)), entry, catalog.path))
    return tuple(problems)


def _of_form(entry: Entry, form: str, lang: str) -> Iterator[Finding]:
    pair = Pair("", entry.id, form, Kind.PLAIN, lang)
    too_long = tuple(signs.length(pair))
    yield from too_long
    if not too_long:
        for check in (signs.empty, signs.characters, signs.spaces, signs.same):
            yield from check(pair)
        yield from slots.placeholders(entry.id, entry.plural, form)


def _of_entry(findings: tuple[Finding, ...], entry: Entry, path: str) -> Iterator[Problem]:
    marks = marks_of(entry)
    if not findings and not marks.waivers and not marks.unknown:
        return
    is_current = state_of(entry) is State.CURRENT or not entry.text.strip()
    place = Place(path, entry.text_line or None)
    waived = {waiver.check for waiver in marks.waivers if waiver.reason} & WAIVABLE
    for finding in findings:
        if finding.check not in waived:
            level = finding.level or (Level.ERROR if is_current and not entry.is_fuzzy else Level.NOTICE)
            yield Problem(finding.code, place, finding.reason, finding.remedy, entry.context or None, level)
    if state_of(entry) is State.CURRENT:
        yield from _of_marks(marks, {finding.check for finding in findings}, entry, place)


def _of_marks(marks: Marks, found: set[str], entry: Entry, place: Place) -> Iterator[Problem]:
    """Notices of waivers that waive nothing, and of comments of ours that say nothing."""

    def notice(code: str, reason: str, remedy: str) -> Problem:
        return Problem(code, place, reason, remedy, entry.context or None, Level.NOTICE)

    for waiver in marks.waivers:
        name = waiver.check[:60]
        if waiver.check not in WAIVABLE:
            names = ", ".join(sorted(WAIVABLE))
            yield notice("waiver-unknown", f"No check “{name}” can be waived.", f"Those that can are: {names}.")
        elif not waiver.reason:
            yield notice("waiver-reason", f"The waiver of “{name}” gives no reason.", "Write one behind the name.")
        elif waiver.check not in found:
            yield notice("waiver-unused", f"The waiver of “{name}” waives nothing.", "Delete the comment.")
    for text in marks.unknown:
        reason = f"“{text[:60]}” says nothing that is known."
        yield notice("mark-unknown", reason, "Write state=machine or waive=<check> <reason>, or delete the comment.")
