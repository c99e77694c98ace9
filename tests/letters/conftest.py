"""Fixtures of the letter tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.letters.browser import BrowserRunner
from tests.letters.support import SCRIPTS


@pytest.fixture(scope="module")
def chromium() -> Iterator[BrowserRunner]:
    """One Chromium for a module's tests."""
    runner = BrowserRunner()
    yield runner
    runner.close()


@pytest.fixture
def page(chromium: BrowserRunner) -> BrowserRunner:
    """Chromium with the letter modules loaded."""
    chromium.load(SCRIPTS)
    return chromium


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden letters anew, as `make golden` does."""
    parser.addoption("--write-golden-letters", action="store_true", help="write tests/letters/golden anew")
