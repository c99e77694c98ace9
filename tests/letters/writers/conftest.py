"""Fixtures of the writers' tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.letters.support import SCRIPTS
from tests.letters.writers.browser import WritersRunner


@pytest.fixture(scope="module")
def chromium() -> Iterator[WritersRunner]:
    """One Chromium for a module's tests."""
    runner = WritersRunner()
    yield runner
    runner.close()


@pytest.fixture(scope="module")
def writers(chromium: WritersRunner) -> WritersRunner:
    """Chromium with the writers loaded."""
    chromium.load(SCRIPTS)
    return chromium
