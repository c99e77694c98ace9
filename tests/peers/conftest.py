"""The built site, and the programs that look at it; `make test-peers` installs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv-peers" / "bin"
SITE_URL = "https://handbook.invalid/base/"


def run(command: Sequence[str | Path], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `command` in the project's folder; what it prints is text."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def build(engine: Sequence[str | Path], folder: Path) -> Path:
    """Build the handbook with `engine` as strictly as we publish it, and return its folder."""
    done = run(
        [*engine, "build", "--strict", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", folder],
        SITE_URL=SITE_URL,
        SOURCE_DATE_EPOCH="1800000000",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def peers() -> Path:
    """The folder of the peers' programs."""
    if not (PEERS / "python").exists():
        pytest.fail("The peers are not installed: run `make test-peers`.")
    return PEERS


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, built by MkDocs with our plugin."""
    return build([sys.executable, "-m", "mkdocs"], tmp_path_factory.mktemp("peers") / "site")
