"""Small sites to publish in the tests: every file of a version says which version it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.publish import MARKER
from generator.publish.system import SYSTEM, System

# A killed process loses nothing that it wrote, so most tests flush nothing: that would wait for other programs' writes.
_NO_FLUSH: dict[str, Any] = {"sync_tree": lambda folder: None, "sync_folder": lambda folder: None}
SYSTEMS = {
    "exchange": System(exchange=SYSTEM.exchange, **_NO_FLUSH),
    "renames": System(exchange=None, **_NO_FLUSH),
}
"""Both ways of swapping."""
QUICK = SYSTEMS["exchange"]

LANGUAGES = ("en", "ko", "ja")


def pages(count: int) -> dict[str, str]:
    """Name to text of a site of `count` pages a language; the text holds `{version}`."""
    names = {f"{lang}/p{n}.html": "page {version} " * 40 for lang in LANGUAGES for n in range(count)}
    return {"index.html": "{version}", "404.html": "{version}", "same.css": "unchanged", **names}


def contents(version: str, count: int = 5) -> dict[str, str]:
    """Every file of a version and its text; each version has a page of its own."""
    own = {f"only-{version}.html": version}
    return {name: text.replace("{version}", version) for name, text in pages(count).items()} | own


def write(folder: Path, version: str, count: int = 5) -> None:
    """Build a version, as an engine does."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in contents(version, count).items():
        if "/" in name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def read(folder: Path) -> dict[str, str]:
    """Every file below a folder but the marker."""
    found = {}
    for place, _, names in os.walk(folder):
        below = Path(place).relative_to(folder).as_posix()
        for name in names:
            if name != MARKER:
                with open(f"{place}/{name}", encoding="utf-8", newline="") as file:  # noqa: PTH123 - Path objects are slow
                    found[name if below == "." else f"{below}/{name}"] = file.read()
    return found


def no_problems(folder: Path) -> tuple[Problem, ...]:
    """A verification that finds nothing."""
    return ()


def leftovers(site: Path) -> list[str]:
    """What lies beside a site's lock, by name."""
    workshop = site.parent / ".partwell" / site.name
    return sorted(path.name for path in workshop.iterdir() if path.name != "lock") if workshop.exists() else []
