"""The real handbook instead of the sample site."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Served, serving

ROOT = pathlib.Path(__file__).resolve().parents[3]


def _build(folder: pathlib.Path, address: str) -> pathlib.Path:
    environment = {**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    site = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real handbook, served at the address that it was built for."""
    with serving(tmp_path_factory.mktemp("handbook"), _build) as found:
        yield found


@pytest.fixture(scope="session")
def site_dir(served: Served) -> pathlib.Path:
    """The folder of the real handbook; a fixture of this folder's own, since a session keeps the sample's."""
    return served.folder
