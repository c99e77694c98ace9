"""GNU gettext's tools, which translators' editors and platforms stand on, read every catalog."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from tests.peers.conftest import ROOT, run

pytestmark = pytest.mark.peers


ALLOWED = re.compile(r"warning: header field '(PO-Revision-Date|Last-Translator|Language-Team|Project-Id-Version)'")
"""Catalogs carry no names and no dates: the repository's history knows both, and branches never conflict in them."""


@pytest.fixture(scope="module")
def catalogs() -> list[Path]:
    """Every catalog of the handbook."""
    found = sorted(ROOT.glob("docs/locale/**/*.po"))
    assert found
    return found


def _entries(path: Path) -> list[tuple[str | None, str, str, str | None, tuple[str, ...], str, str, bool]]:
    return sorted(
        (
            entry.msgctxt,
            entry.msgid,
            entry.msgstr,
            entry.previous_msgid,
            tuple(sorted(entry.flags)),
            entry.comment,
            entry.tcomment,
            bool(entry.obsolete),
        )
        for entry in polib.pofile(str(path))
    )


def test_msgfmt_accepts_every_catalog(catalogs: list[Path]) -> None:
    """`msgfmt --check` finds nothing but the header fields that we leave out."""
    said = {}
    for path in catalogs:
        done = run(["msgfmt", "--check", "--output-file=/dev/null", path], LC_ALL="C.UTF-8")
        warnings = [line for line in done.stderr.splitlines() if not ALLOWED.search(line)]
        if done.returncode or warnings:
            said[path.relative_to(ROOT).as_posix()] = warnings
    assert said == {}


def test_msgcat_changes_nothing(catalogs: list[Path], tmp_path: Path) -> None:
    """What `msgcat --no-wrap` writes holds the same entries, marks and comments."""
    for path in catalogs:
        copy = tmp_path / "copy.po"
        done = run(["msgcat", "--no-wrap", f"--output-file={copy}", path], LC_ALL="C.UTF-8")
        assert (done.returncode, done.stderr) == (0, ""), path
        assert _entries(copy) == _entries(path), path


def test_msgmerge_keeps_every_translation(catalogs: list[Path], tmp_path: Path) -> None:
    """Merged with the messages that it holds already, a catalog loses none of its translations."""
    for path in catalogs:
        template, merged = tmp_path / "template.pot", tmp_path / "merged.po"
        made = run(["msgattrib", "--no-obsolete", "--empty", "--clear-fuzzy", f"--output-file={template}", path])
        assert made.returncode == 0, made.stderr
        done = run(
            ["msgmerge", "--quiet", "--previous", "--no-wrap", f"--output-file={merged}", path, template],
            LC_ALL="C.UTF-8",
        )
        assert (done.returncode, done.stderr) == (0, ""), path
        assert _entries(merged) == _entries(path), path
