"""Random edits of a document with updates between: nothing is lost, nothing is attached to another block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.lookup import state_of
from generator.catalogs.po import read_po
from generator.catalogs.po_write import write_po
from generator.catalogs.update import update_catalog
from generator.texts import State
from tests.catalogs.model import Block, changed_text, fresh_text

pytestmark = pytest.mark.slow

_SECTIONS = ("intro", "silence")
_EDITS = ("insert", "insert", "move", "change", "change", "change", "rename", "delete", "restore", "return", "heading")


class Author:
    """A document that changes at random, the translator of it, and what each translation was made for."""

    def __init__(self, data: DataObject) -> None:
        self.data = data
        self.count = 0
        self.deleted: list[Block] = []
        self.versions: dict[int, list[str]] = {}
        self.made_for: dict[str, tuple[int, str]] = {}
        """Translation to the block and the text that it was made for."""
        self.unseen: set[str] = set()
        self.fields = [self.new(f"points.p{number}.text", prose=False) for number in range(2)]
        self.sections = {name: [self.new(name), self.new(name), self.new(name)] for name in _SECTIONS}

    def new(self, context: str, *, prose: bool = True) -> Block:
        self.count += 1
        block = Block(self.count, context, fresh_text(self.count), prose)
        self.versions[block.name] = [block.text]
        return block

    @property
    def blocks(self) -> list[Block]:
        return [*self.fields, *(block for name in _SECTIONS for block in self.sections[name])]

    def edit(self) -> None:
        """Change the source in one way."""
        what = self.data.draw(st.sampled_from(_EDITS))
        rows = (
            self.fields if self.data.draw(st.booleans()) else self.sections[self.data.draw(st.sampled_from(_SECTIONS))]
        )
        is_prose = rows is not self.fields
        first = 1 if is_prose and rows is not self.sections["intro"] else 0  # a section keeps its heading
        context = next(name for name in _SECTIONS if self.sections[name] is rows) if is_prose else ""
        at = self.data.draw(st.integers(first, max(first, len(rows))))
        if what == "insert":
            name = context or f"points.p{self.count + 1}.text"
            rows.insert(at, self.new(name, prose=is_prose))
        elif what == "restore" and self.deleted:
            block = self.data.draw(st.sampled_from(self.deleted))
            if block.prose == is_prose:
                self.deleted.remove(block)
                rows.insert(at, replace(block, context=context or block.context))
        elif at < len(rows):
            self._change(what, rows, at, first)
        note(f"{what} at {at} in {context or 'fields'}")

    def _change(self, what: str, rows: list[Block], at: int, first: int) -> None:
        block = rows[at]
        if what == "delete":
            self.deleted.append(rows.pop(at))
        elif what == "move":
            rows.insert(self.data.draw(st.integers(first, len(rows) - 1)), rows.pop(at))
        elif what == "rename" and not block.prose:
            self.count += 1
            rows[at] = replace(block, context=f"points.q{self.count}.text")
        elif what == "rename":  # prose has no id of its own: it goes to the other section
            other = next(name for name in _SECTIONS if name != block.context)
            self.sections[other].append(replace(rows.pop(at), context=other))
        elif what == "return":
            rows[at] = replace(block, text=self.data.draw(st.sampled_from(self.versions[block.name])))
        elif what == "heading" and first:
            self.count += 1  # a heading is known by its id, however much its words change
            rows[0] = replace(rows[0], text=f"Heading {self.count}")
            self.versions[rows[0].name].append(rows[0].text)
        elif what == "change" and len(block.text.split()) > 10:
            text = changed_text(block.text, self.data.draw(st.integers(1, 9)))
            rows[at] = replace(block, text=text)
            self.versions[block.name].append(text)

    def translate(self, catalog: Catalog) -> Catalog:
        """Translate some messages, or translate them anew; a person then answers for them."""
        entries = []
        for entry in catalog.entries:
            if self.data.draw(st.integers(0, 2)) == 0:
                (name,) = {block.name for block in self.blocks if (block.context, block.text) == entry.key}
                if entry.text:
                    del self.made_for[entry.text]
                luck = self.data.draw(st.integers(0, 9**9))
                text = f"T{len(self.versions[name])}-{name}-{self.count}-{len(entries)}-{luck}"
                self.made_for[text] = (name, entry.id)
                entry = replace(entry, text=text, flags=(), previous_id=None)
            entries.append(entry)
        return replace(catalog, entries=tuple(entries))


def _through_file(catalog: Catalog) -> Catalog:
    data = write_po(catalog)
    reading = read_po(data, path="x.po", lang="ko")
    assert not reading.problems
    assert reading.catalog == catalog
    assert write_po(reading.catalog) == data
    return reading.catalog


def _check(author: Author, catalog: Catalog, blocks: Sequence[Block]) -> None:
    name_of = {(block.context, block.text): block.name for block in blocks}
    assert [entry.key for entry in catalog.entries] == list(dict.fromkeys(name_of))
    kept = [entry.text for entry in catalog if entry.text]
    assert sorted(kept) == sorted(author.made_for), "a translation was lost or doubled"
    for entry in catalog.entries:
        if entry.text:
            _check_entry(author, entry, name_of[entry.key])


def _check_entry(author: Author, entry: Entry, name: int) -> None:
    made_for, text = author.made_for[entry.text]
    assert made_for == name, "a translation stands at another block"
    if state_of(entry) is State.CURRENT:
        assert entry.id == text, "a translation of an older text passes for current"
    else:
        assert entry.is_fuzzy
        assert entry.previous_id == text != entry.id


@given(st.data())
def test_random_edits_lose_and_misplace_nothing(data: DataObject) -> None:
    """After any edits, every translation is kept once, at its own block or as obsolete, in the right state."""
    author = Author(data)
    catalog: Catalog | None = None
    for _ in range(data.draw(st.integers(2, 7))):
        messages = [block.message() for block in author.blocks]
        catalog = update_catalog(messages, catalog, "ko")
        _check(author, catalog, author.blocks)
        again = update_catalog(messages, _through_file(catalog), "ko")
        assert write_po(again) == write_po(catalog), "the second update changed something"
        catalog = author.translate(catalog)
        for _ in range(data.draw(st.integers(0, 6))):
            author.edit()
