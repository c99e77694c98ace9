"""The record that every browser test relies on: what goes wrong in a page is noted, and nothing leaks into the next."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Profiles, Served, Visitor, visits

pytestmark = pytest.mark.browser


def test_what_goes_wrong_is_noted(visitor: Visitor) -> None:
    """A request elsewhere, which gets no answer, an error in the console, and a missing file are faults."""
    visit = visitor()
    visit.go("en/")
    assert not visit.faults
    visit.page.goto("about:blank")
    visit.page.set_content("<img src='http://elsewhere.invalid/one.png'><script>missing()</script>")
    assert visit.page.evaluate("document.images[0].complete && document.images[0].naturalWidth === 0")
    assert visit.faults.foreign == ["http://elsewhere.invalid/one.png"]
    assert any("missing" in words for words in visit.faults.console)
    visit.go("en/nowhere/")
    assert any(url.endswith("/en/nowhere/") for url in visit.faults.failed)


def test_a_visit_leaves_nothing_for_the_next(chromium: Browser, served: Served) -> None:
    """A visit in a profile that was used before finds no storage, cookie or name, and has a record of its own."""
    profiles: Profiles = {}
    with visits(chromium, served.address, profiles) as visitor:
        first = visitor()
        first.go("en/").evaluate("localStorage.setItem('left', '1'); document.cookie = 'left=1'; window.name = 'left'")
        first.faults.console.append("an error")
    with visits(chromium, served.address, profiles) as visitor:
        second = visitor()
        found = second.go("en/").evaluate("[localStorage.length, document.cookie, window.name]")
        assert found == [0, "", ""]
        assert not second.faults
    (profile,) = profiles.values()
    profile.context.close()
