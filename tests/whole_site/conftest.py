"""One build of the real site, shared by all tests of a session."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_site.crawler import BASE, Crawl

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built strictly for a local address."""
    folder = tmp_path_factory.mktemp("real") / "site"
    environment = {**os.environ, "SITE_URL": BASE, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def crawl(built_site: Path) -> Crawl:
    """The real site, crawled."""
    return Crawl(built_site)
