"""Upkeep of catalogs: brought in line with the content, and counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from generator.catalogs.carry import Source
from generator.catalogs.interface import interface_sources, update_interface
from generator.catalogs.lookup import state_of
from generator.catalogs.status import Status
from generator.catalogs.status import status as count
from generator.catalogs.store import Store, Written
from generator.content import INTERFACE
from generator.interface import INTERFACE_LANGUAGE
from generator.loader import load
from generator.options import Options
from generator.problems import Problem, errors, in_order
from generator.reports import CatalogStatus, LanguageStatus, UpdateReport
from generator.texts import State


def update(root: Path, options: Options) -> UpdateReport:
    """Bring the catalogs of every language in line with the documents and the interface.

    A document that cannot be read leaves its catalogs as they are, and so does
    a catalog that cannot be read; both are reported.
    """
    loaded = load(root, options)
    store = Store(root, options.docs_dir)
    sources = interface_sources(root, options.templates_dir)
    problems: list[Problem] = list(errors(loaded.problems))
    written: list[str] = []
    unchanged = 0
    for lang in options.languages:
        done = {
            document.key: store.update(document.key, document.messages, lang)
            for document in loaded.library
            if document.is_translated_into(lang, options)
        }
        if lang != INTERFACE_LANGUAGE:
            done[INTERFACE] = _update_interface(store, lang, sources)
        for key, result in done.items():
            problems.extend(result.problems)
            if result.is_changed:
                written.append(store.path(lang, key))
            else:
                unchanged += 1
    problems.extend(store.strays(options.languages, {*loaded.library.documents, *loaded.broken}))
    return UpdateReport(tuple(written), (), unchanged, in_order(problems))


def _update_interface(store: Store, lang: str, sources: tuple[Source, ...]) -> Written:
    reading = store.read(lang, INTERFACE)
    if reading is not None and not reading.is_sound:
        return Written(reading.catalog, problems=reading.problems)
    catalog = update_interface(sources, reading.catalog if reading else None, lang)
    return Written(catalog, store.write(catalog, INTERFACE))


def status(root: Path, options: Options) -> tuple[LanguageStatus, ...]:
    """Count the messages of every document in each state, by language."""
    loaded = load(root, options)
    store = Store(root, options.docs_dir)
    sources = interface_sources(root, options.templates_dir)
    result = []
    for lang in options.languages:
        catalogs = []
        for document in loaded.library:
            if document.is_translated_into(lang, options):
                reading = store.read(lang, document.key)
                found = count(document.key, document.messages, reading.catalog if reading else None, lang)
                catalogs.append(CatalogStatus(store.path(lang, document.key), _counts(found)))
        if lang != INTERFACE_LANGUAGE:
            reading = store.read(lang, INTERFACE)
            strings = update_interface(sources, reading.catalog if reading else None, lang)
            states = Counter(state_of(entry) for entry in strings.entries)
            catalogs.append(CatalogStatus(store.path(lang, INTERFACE), states))
        if catalogs:
            result.append(LanguageStatus(lang, tuple(catalogs)))
    return tuple(result)


def _counts(found: Status) -> dict[State, int]:
    return {state: number for state in State if (number := getattr(found, state.value))}
