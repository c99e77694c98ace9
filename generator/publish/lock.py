"""The publishing lock: one build at a time for a site's folder."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from generator.errors import MachineError, machine_error


@contextmanager
def lock(folder: Path, site: Path) -> Iterator[None]:
    """Hold the lock in `folder` while `site` is being published.

    The system lets go of it when the process ends, however it ends. Raises
    MachineError that names the other process where it is held.
    """
    guard = filelock.FileLock(folder / "lock", timeout=0)
    holder = folder / "holder.json"
    try:
        guard.acquire()
    except filelock.Timeout:
        raise MachineError(
            f"Another build is publishing to {site}: {_describe(holder)}.", "Wait until it ends, then run this again."
        ) from None
    except OSError as error:
        raise machine_error(error, "lock the site's folder", folder) from error
    try:
        now = dt.datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        who = {"pid": os.getpid(), "host": platform.node(), "since": now}
        with suppress(OSError):  # only for the words of the error in another process
            holder.write_text(json.dumps(who) + "\n", encoding="utf-8", newline="\n")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        guard.release()


def _describe(holder: Path) -> str:
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {who['pid']} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "a process that has only just begun"
