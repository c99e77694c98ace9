"""Index pages of the collections: every item with what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import COLLECTIONS, Document
from generator.pages.blocks import Card, Cards, Section
from generator.pages.context import Reader
from generator.pages.source import PageSource
from generator.texts import Text


def titles(reader: Reader) -> dict[str, tuple[Text, Text]]:
    """Collection to its title and its description."""
    _ = reader._
    return {
        "guides": (_("Guides"), _("How to decide, how to talk, how to leave: the whole way, one step at a time.")),
        "scenarios": (_("Situations"), _("Find the situation that is yours, and see what others do in it.")),
        "scripts": (_("Scripts"), _("What to say on the phone, and what to answer when the client pushes back.")),
        "letters": (_("Letters"), _("Letters to fill in and send, in your client's language.")),
        "clauses": (_("Clauses"), _("What to put into the next contract, with its plain meaning beside it.")),
    }


def index(collection: str, reader: Reader) -> PageSource:
    """The index page of a collection."""
    title, description = titles(reader)[collection]
    return PageSource(
        kind="index",
        lang=reader.lang,
        url=f"{collection}/",
        section=collection,
        title=title,
        description=description,
        lead=description,
        sections=tuple(_sections(reader.library.by_collection.get(collection, ()), reader)),
        is_translated=title.lang == reader.lang,
    )


def _sections(documents: tuple[Document, ...], reader: Reader) -> Iterator[Section]:
    """The cards of a collection; those of letters by what they are about."""
    _ = reader._
    topics = {
        "ending": _("To end it"),
        "money": _("About money"),
        "answers": _("To answer and to say no"),
        "handover": _("To hand over"),
        "afterwards": _("For the time after"),
    }
    groups: dict[str, list[Card]] = {name: [] for name in ("", *topics)}
    for document in documents:
        card = reader.card(document.key, with_label=False)
        if card is not None:
            groups[getattr(document.item, "topic", "")].append(card)
    for name, cards in groups.items():
        if cards:
            yield Section(name, topics.get(name), (Cards(tuple(cards), "list"),))


INDEXED = tuple(name for name in ("guides", "scenarios", "scripts", "letters", "clauses") if name in COLLECTIONS)
"""The collections that have an index page, in the order of the navigation."""
