"""Runs one command and says what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in."""


@dataclass(frozen=True)
class Cost:
    """What one run cost: seconds, and bytes of memory of the largest process."""

    cpu: float
    """User and system time of the process and of all that it started and waited for."""
    wall: float
    memory: int


@dataclass(frozen=True)
class Output:
    """What one run wrote."""

    pages: int
    files: int
    bytes: int
    page_bytes: int
    """Mean size of a page."""

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


class BuildFailedError(Exception):
    """The command ended with an error; the message is what it printed."""


def run(command: Sequence[str], folder: Path, log: Path, variables: Mapping[str, str]) -> Cost:
    """Run `command` in `folder`; what it prints goes to `log`."""
    with log.open("wb") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=printed,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildFailedError(
            f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text(errors='replace')[-4000:]}"
        )
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _BYTES_PER_UNIT)


def output(folder: Path) -> Output:
    """Count what lies in a built site."""
    sizes = [(path.suffix == ".html", path.stat().st_size) for path in folder.rglob("*") if path.is_file()]
    pages = [size for is_page, size in sizes if is_page]
    return Output(len(pages), len(sizes), sum(size for _, size in sizes), sum(pages) // max(1, len(pages)))
