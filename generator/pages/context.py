"""What every page builder needs: the localised library, the interface, cards and links back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from generator.interface import Interface
from generator.letters.bundles import Bundles
from generator.letters.frames import Frames
from generator.library import COLLECTIONS, Document, Library
from generator.links import Target, page_url
from generator.model import LegalFact, walk
from generator.model.registers import Jurisdiction
from generator.pages.blocks import Block, Callout, Card, Cards, Fact, Facts, Legal, Section
from generator.pages.desk_blocks import LegalLine
from generator.texts import Text

MAX_SHOWN = 6
"""How many ways on a page shows at once; the others are one click away."""
MAX_BACKLINKS = 8
"""How many links back a page shows: an item that everything refers to must not grow with the handbook."""


def backlinks(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Key of a document to the keys of those that refer to it."""
    found: dict[str, dict[str, None]] = {}
    for document in library:
        for _, collection, slug in walk.refs(document.item):
            if collection in COLLECTIONS:
                found.setdefault(f"{collection}/{slug}", {})[document.key] = None
    return {key: tuple(sources) for key, sources in found.items()}


@dataclass(frozen=True)
class Reader:
    """One language's view of the handbook, on one day."""

    lang: str
    source: str
    library: Library
    """The documents that this language has, localised."""
    originals: Library = field(repr=False)
    """The documents in the source language."""
    interface: Interface
    frames: Frames = field(repr=False)
    """The frames of letters."""
    today: dt.date
    backlinks: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    bundles: Bundles = field(repr=False, default_factory=Bundles)
    """What the letter desk loads."""
    libraries: Mapping[str, Library] = field(repr=False, default_factory=dict)
    """The handbook in every language, for what is read in one and signed in another."""

    def _(self, message: str, **values: str) -> Text:
        """An interface string; named so that extraction finds its calls."""
        return self.interface.text(message, **values)

    def kind_label(self, collection: str) -> Text:
        """The name of one item of a collection."""
        _ = self._
        labels = {
            "guides": _("Guide"),
            "scenarios": _("Situation"),
            "scripts": _("Script"),
            "clauses": _("Clause"),
            "letters": _("Letter"),
        }
        return labels.get(collection) or _("Page")

    def card(self, key: str, *, with_text: bool = True, with_label: bool = True) -> Card | None:
        """A card for a document, or None where this language does not have it."""
        document = self.library.get(key)
        if document is None:
            return None
        item = document.item
        summary = getattr(item, "summary", item.description)
        return Card(
            Target(page_url(document.collection, document.slug)),
            item.title,
            summary if with_text else None,
            self.kind_label(document.collection) if with_label else None,
        )

    def cards(self, keys: Iterable[str], *, with_text: bool = True) -> tuple[Card, ...]:
        """Cards for documents, each once, without those that this language does not have."""
        found = (self.card(key, with_text=with_text) for key in dict.fromkeys(keys))
        return tuple(card for card in found if card is not None)

    def related(self, document: Document, collections: Iterable[str] = COLLECTIONS) -> list[str]:
        """Keys of what a document refers to and of some that refer to it, by collection."""
        wanted = tuple(collections)
        forward = [f"{name}/{slug}" for _, name, slug in walk.refs(document.item) if name in wanted]
        back = [key for key in self.backlinks.get(document.key, ()) if key.split("/")[0] in wanted]
        more = [key for key in back if key not in forward][:MAX_BACKLINKS]
        found = dict.fromkeys(key for key in (*forward, *more) if key != document.key)
        return sorted(found, key=lambda key: wanted.index(key.split("/")[0]))

    def next_section(self, document: Document, collections: Iterable[str] = COLLECTIONS) -> Section | None:
        """The section that leads on from a page, both ways along its references."""
        cards = self.cards(self.related(document, collections))
        shown = _first_of_each(cards, MAX_SHOWN)
        more = tuple(card for card in cards if card not in shown)
        return Section("next", self._("Where to go next"), (Cards(shown, more=more),)) if cards else None

    def jurisdiction(self, slug: str) -> Text:
        """The name of a jurisdiction."""
        entry = self.library.entries["jurisdictions"].get(slug)
        return entry.name if isinstance(entry, Jurisdiction) else Text(slug)

    def legal_section(self, document: Document, *, always: bool = False) -> Section | None:
        """What the law says, with sources and dates, and the note to ask a lawyer."""
        facts = document.item.legal
        if not facts and not always:
            return None
        note = Callout(
            "lawyer",
            self._("This is information and not legal advice. Have a lawyer look at your contract and your case."),
            self._("Ask a lawyer"),
        )
        blocks: list[Block] = []
        if facts:
            blocks.append(self.legal(facts))
        return Section(
            "law", self._("What the law says") if facts else self._("Before you rely on this"), (*blocks, note)
        )

    def legal(self, facts: Iterable[LegalFact], name: str = "legal") -> Legal:
        """Statements about the law as a page shows them, those of countries that speak the page's language first."""
        return Legal(tuple(self._fact(fact) for fact in sorted(facts, key=self._is_foreign)), name)

    def _is_foreign(self, fact: LegalFact) -> bool:
        entry = self.library.entries["jurisdictions"].get(fact.jurisdiction)
        return not (isinstance(entry, Jurisdiction) and self.lang in entry.languages)

    def _fact(self, fact: LegalFact) -> LegalLine:
        is_due = fact.review_by <= self.today
        dates = {"as_of": self.interface.date(fact.as_of), "review_by": self.interface.date(fact.review_by)}
        line = (
            self._("Checked on {as_of}; the review was due on {review_by}, so this may be out of date.", **dates)
            if is_due
            else self._("Checked on {as_of}, to be reviewed by {review_by}.", **dates)
        )
        entry = self.library.entries["jurisdictions"].get(fact.jurisdiction)
        statute = Text(fact.statute, lang=entry.languages[0] if isinstance(entry, Jurisdiction) else None)
        return LegalLine(fact, self.jurisdiction(fact.jurisdiction), statute, line, is_due)

    def facts(self, *pairs: tuple[Text, Text | None]) -> Facts:
        """Small facts, without those that have no value."""
        return Facts(tuple(Fact(label, value) for label, value in pairs if value is not None))

    def any_of(self, words: Iterable[Text]) -> Text:
        """Words of the interface as a list of alternatives."""
        found = tuple(words)
        joined = self.interface.any_of([word.value for word in found])
        return Text(joined, lang=found[0].lang, state=found[0].state)


def _first_of_each(cards: tuple[Card, ...], number: int) -> tuple[Card, ...]:
    """So many cards that every kind of page has its first ones among them, in their order."""
    kinds: dict[Text | None, list[Card]] = {}
    for card in cards:
        kinds.setdefault(card.label, []).append(card)
    turns = [card for turn in zip_longest(*kinds.values()) for card in turn if card is not None]
    chosen = turns[:number] if len(cards) > number + 1 else turns
    return tuple(card for card in cards if card in chosen)


def sections(*found: Section | None) -> tuple[Section, ...]:
    """The sections that there are."""
    return tuple(section for section in found if section is not None)
