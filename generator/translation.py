"""Documents in one language: every text replaced by its translation, with the state that it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from generator.library import INTRO, Document
from generator.markdown import blocks as markdown
from generator.markdown.blocks import Heading, Paragraph
from generator.model import Item, walk
from generator.model.overlay import arrange
from generator.texts import State, Text

Lookup = Callable[[str, Text], "Text | None"]
"""Gives the translation of a text in its context, with its state, or None where there is none."""

GUARDED = frozenset({"letters", "scripts", "clauses"})
"""Collections whose words are sent or signed: an outdated translation is not shown in them."""


def translated(context: str, text: Text, lookup: Lookup, source: str, *, is_guarded: bool) -> Text:
    """One text translated, or in the source language with the state that says why.

    What a machine made and nobody read is never shown; an outdated translation
    is shown where it is prose and not where it would be sent or signed.
    """
    found = lookup(context, text)
    if found is None:
        return Text(text.value, text.kind, source, State.UNTRANSLATED)
    if found.state is State.MACHINE or (found.state is State.OUTDATED and is_guarded):
        return Text(text.value, text.kind, source, found.state)
    return found


def localize(document: Document, lang: str, source: str, lookup: Lookup | None) -> Document:
    """The document as a reader of `lang` gets it; `lookup` is None for the source language."""
    is_guarded = document.collection in GUARDED

    def of_field(context: str, text: Text) -> Text:
        if lookup is None:
            return Text(text.value, text.kind, lang)
        return translated(context, text, lookup, source, is_guarded=is_guarded)

    section = INTRO

    def of_block(block: Paragraph | Heading) -> Text:
        nonlocal section
        if isinstance(block, Heading):
            section = block.id
        return of_field(section, block.text)

    item = walk.with_texts(document.item, of_field)
    blocks = markdown.with_texts(document.blocks, of_block)
    if lang in document.overlays:
        item = cast(Item, arrange(item, document.overlays[lang]))
    return replace(document, item=item, blocks=blocks)


def share(document: Document, lang: str) -> float:
    """How much of a localised document is in `lang`, by characters, from 0 to 1."""
    total = own = 0
    for _, _, text in walk.texts(document.item):
        total += len(text.value)
        own += len(text.value) if text.lang == lang else 0
    for block in markdown.texts(document.blocks):
        total += len(block.text.value)
        own += len(block.text.value) if block.text.lang == lang else 0
    return own / total if total else 1.0


def is_translated(document: Document, lang: str) -> bool:
    """Whether a page counts as translated: its title is, and at least half of its words are."""
    return document.item.title.lang == lang and share(document, lang) >= 0.5
