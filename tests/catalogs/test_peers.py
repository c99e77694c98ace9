"""Other people's tools on our catalogs: gettext accepts and keeps them, a PO editor loses nothing of ours."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.marks import marks_of
from generator.catalogs.po import read_po
from generator.catalogs.po_write import write_po
from generator.catalogs.update import update_catalog
from tests.catalogs.model import Block, changed_text, fresh_text

TEXT = st.text(alphabet='ab"\\\n\té각山 -+%=', min_size=1, max_size=12)
LINE = st.text(alphabet='ab"\\é각 %=', min_size=1, max_size=12).map(str.strip).filter(bool)
ENTRY = st.builds(
    Entry,
    context=TEXT,
    id=TEXT,
    text=TEXT,
    flags=st.sampled_from([(), ("fuzzy",), ("fuzzy", "python-brace-format"), ("no-wrap",)]),
    comments=st.sampled_from(
        [(), ("for us",), ("partwell: state=machine",), ("partwell: waive=numbers in-words", "b")]
    ),
    extracted=st.lists(LINE, max_size=2).map(tuple),
    references=st.sampled_from([(), ("docs/guides/a.md",), ("docs/a b.md", "docs/c.md")]),
    previous_id=st.none() | TEXT,
    obsolete=st.booleans(),
)


def _alike_for_gettext(entry: Entry) -> bool:
    """Whether all texts of an entry begin and end a line alike, as `msgfmt -c` asks for."""
    return len({(text[:1] == "\n", text[-1:] == "\n") for text in (entry.id, entry.text)}) == 1


CATALOG = st.lists(ENTRY.filter(_alike_for_gettext), max_size=5, unique_by=lambda entry: entry.key).map(
    lambda entries: Catalog(
        "ko",
        tuple(
            replace(entry, previous_id=None) if "fuzzy" not in entry.flags else entry
            for entry in entries
            if not entry.obsolete
        ),
        tuple(replace(entry, extracted=(), references=()) for entry in entries if entry.obsolete),
        path="x.po",
    )
)


def run(*command: str, data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "x.po")
        file.write_bytes(data)
        done = subprocess.run([*command, str(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.peers
@settings(max_examples=60)
@given(CATALOG)
def test_gettext_accepts_and_keeps_every_catalog(catalog: Catalog) -> None:
    """`msgfmt -c` accepts what we write, and `msgcat --no-wrap` gives it back byte for byte."""
    data = write_po(catalog)
    run("msgfmt", "-c", "-o", "/dev/null", data=data)
    again = read_po(run("msgcat", "--no-wrap", "--force-po", data=data), path="x.po", lang="ko")
    assert not again.problems
    assert write_po(again.catalog) == data
    if all(entry.context and not entry.obsolete for entry in catalog):
        assert run("msgcat", "--no-wrap", "--force-po", data=data) == data


@pytest.mark.peers
def test_gettext_accepts_every_step_of_a_documents_life() -> None:
    """After change, move, removal and return, gettext's tools accept the file and change nothing in it."""
    blocks = [Block(number, "intro", fresh_text(number), True) for number in range(6)]
    catalog: Catalog | None = None
    steps = (
        blocks,
        [replace(blocks[0], text=changed_text(blocks[0].text, 1)), *blocks[2:]],
        [*blocks[3:], replace(blocks[1], text=changed_text(blocks[1].text, 2))],
        blocks,
    )
    for step in steps:
        catalog = update_catalog([block.message() for block in step], catalog, "ko")
        data = write_po(catalog)
        run("msgfmt", "-c", "-o", "/dev/null", data=data)
        assert run("msgcat", "--no-wrap", "--force-po", data=data) == data
        entries = tuple(replace(entry, text=entry.text or f"번역 {entry.id}") for entry in catalog.entries)
        catalog = replace(catalog, entries=entries)


@settings(max_examples=60)
@given(CATALOG, st.sampled_from([-1, 78]))
def test_an_editor_that_writes_with_polib_loses_nothing_of_ours(catalog: Catalog, width: int) -> None:
    """Opened and saved by another program, wrapped or not, a catalog comes back the same."""
    data = write_po(catalog)
    saved = str(polib.pofile(data.decode(), wrapwidth=width)).encode()
    again = read_po(saved, path="x.po", lang="ko")
    assert not again.problems
    assert write_po(again.catalog) == data


def test_a_long_waiver_that_an_editor_wraps_still_waives() -> None:
    """A waiver whose reason is broken into two comments keeps its check and the start of its reason."""
    reason = "In Korean the number of days is said in native words, which read better at this place than digits do."
    entry = Entry("a", "30 days", "서른 날", comments=(f"partwell: waive=numbers {reason}",))
    saved = str(polib.pofile(write_po(Catalog("ko", (entry,))).decode())).encode()
    (again,) = read_po(saved, path="x.po", lang="ko").catalog.entries
    assert len(again.comments) == 2
    (waiver,) = marks_of(again).waivers
    assert waiver.check == "numbers"
    assert reason.startswith(waiver.reason)


def test_a_long_previous_text_survives_wrapping() -> None:
    """An obsolete message's previous text has neither spaces nor hyphens at which an editor could break it."""
    previous = "A well-known, hand-written, word-for-word text – longer than any line: 100 % + more. " * 3
    entry = Entry("a", "b", "c", flags=("fuzzy",), previous_id=previous, obsolete=True)
    saved = str(polib.pofile(write_po(Catalog("ko", (), (entry,))).decode())).encode()
    assert b"#~|" not in saved
    assert read_po(saved, path="x.po", lang="ko").catalog.obsolete == (entry,)
