"""Lookup: a message's translation, and what it is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.marks import marks_of
from generator.catalogs.update import update_catalog
from generator.messages import Message
from generator.texts import Kind, State, Text

_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def state_of(entry: Entry | None) -> State:
    """What the translation in an entry is worth; None stands for a message without entry."""
    if entry is None or not entry.is_translated or not entry.text.strip():
        return State.UNTRANSLATED
    if entry.comments and marks_of(entry).is_machine:
        return State.MACHINE
    return State.OUTDATED if entry.is_fuzzy else State.CURRENT


def in_line(messages: Iterable[Message], catalog: Catalog | None, lang: str) -> Catalog:
    """The catalog in line with the messages: itself where it holds them all, else updated in memory.

    A build thus says of an edit that was not followed by an update what the
    update would say, and writes nothing.
    """
    messages = tuple(messages)
    if catalog is not None and all(catalog.get(message.context, message.text) for message in messages):
        return catalog
    return update_catalog(messages, catalog, lang)


def translate_message(catalog: Catalog, message: Message) -> Text:
    """The text of a message in the catalog's language.

    The catalog is in line with the document's messages. An untranslated
    message gives the source's text, with no language. White space is folded
    as it is in sources.
    """
    entry = catalog.get(message.context, message.text)
    state = state_of(entry)
    if entry is None or state is State.UNTRANSLATED:
        return Text(message.text, message.kind, None, State.UNTRANSLATED)
    return Text(folded(entry.text, message.kind), message.kind, catalog.lang, state)


def folded(text: str, kind: Kind) -> str:
    """A translation with its white space as it would be in a source.

    Line breaks count in letters only. The ideographic space is a sign of its
    own (山田　太郎) and stays.
    """
    if kind is Kind.LETTER:
        return text.strip("\n")
    if "\n" not in text and "  " not in text and text.isprintable() and text[:1] != " " != text[-1:]:
        return text  # as most are, and faster than to fold them
    return _SPACES.sub(" ", text.strip(" \t\n\r\f\v"))
