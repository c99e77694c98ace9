"""Index pages of the collections: every item with what it is for."""

from __future__ import annotations

from generator.library import COLLECTIONS
from generator.pages.blocks import Cards, Section
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
    keys = [document.key for document in reader.library.by_collection.get(collection, ())]
    cards = tuple(card for key in keys if (card := reader.card(key, with_label=False)) is not None)
    return PageSource(
        kind="index",
        lang=reader.lang,
        url=f"{collection}/",
        section=collection,
        title=title,
        description=description,
        lead=description,
        sections=(Section("", None, (Cards(cards, "list"),)),),
        is_translated=title.lang == reader.lang,
    )


INDEXED = tuple(name for name in ("guides", "scenarios", "scripts", "letters", "clauses") if name in COLLECTIONS)
"""The collections that have an index page, in the order of the navigation."""
