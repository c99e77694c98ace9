"""ProperDocs, which carries MkDocs 1.x on, runs our plugin."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.peers.conftest import build

pytestmark = pytest.mark.peers


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_properdocs_builds_the_same_site(site: Path, peers: Path, tmp_path: Path) -> None:
    """ProperDocs writes the files that MkDocs writes, byte for byte."""
    ours = _files(site)
    theirs = _files(build([peers / "properdocs"], tmp_path / "site"))
    assert sorted(theirs) == sorted(ours)
    assert [name for name in ours if theirs[name] != ours[name]] == []
