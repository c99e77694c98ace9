"""What publishing asks of the operating system, behind one seam so that every call can be made to fail."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Exchange = Callable[[Path, Path], None]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}

# A virus scanner or an indexer on Windows holds a folder for a moment after it was written.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()


class ExchangeUnsupportedError(Exception):
    """This file system cannot exchange two folders."""


def native_exchange(platform: str, library: Any) -> Exchange | None:
    """The atomic exchange of two paths in the C library; None where it has none (Windows, old C libraries)."""
    if platform == "linux" and hasattr(library, "renameat2"):

        def call(one: bytes, other: bytes) -> int:
            return int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    elif platform == "darwin" and hasattr(library, "renamex_np"):

        def call(one: bytes, other: bytes) -> int:
            return int(library.renamex_np(one, other, _RENAME_SWAP))
    else:
        return None

    def exchange(one: Path, other: Path) -> None:
        if call(os.fsencode(one), os.fsencode(other)) != 0:
            code = ctypes.get_errno()
            if code in _UNSUPPORTED:
                raise ExchangeUnsupportedError
            raise OSError(code, os.strerror(code), str(other))

    return exchange


def _c_library() -> Any:
    return None if os.name == "nt" else ctypes.CDLL(None, use_errno=True)


def rename(source: Path, target: Path, pauses: tuple[float, ...] = _PAUSES) -> None:
    """Rename a folder to a name that is free, trying again after each of `pauses` (seconds) where rights are denied."""
    for pause in pauses:
        with suppress(PermissionError):
            source.rename(target)
            return
        time.sleep(pause)
    source.rename(target)


def sync_tree(folder: Path) -> None:
    """Return once everything below `folder` is on the disk."""
    # One call for the whole file system where there is one: 500 files took 5 ms this way, 180 ms file by file.
    sync_by(_c_library(), folder)


def sync_by(library: Any, folder: Path) -> None:
    """Do so with the C library's syncfs, or file by file where it has none."""
    if not hasattr(library, "syncfs"):
        sync_each(folder)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)


def sync_each(folder: Path) -> None:
    """Do the same file by file, for systems without a call for all."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if not path.is_symlink():
                with path.open("rb+") as file:  # Windows flushes only what is open for writing
                    os.fsync(file.fileno())
        sync_folder(Path(place))


def sync_folder(folder: Path) -> None:
    """Return once the names in `folder` are on the disk; Windows has no call for it and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_tree(folder: Path) -> None:
    """Delete a folder of ours, read-only files and folders included."""
    try:
        shutil.rmtree(folder)
    except PermissionError:
        for place, _, names in os.walk(folder):
            Path(place).chmod(stat.S_IRWXU)
            for path in (Path(place, name) for name in names):
                if not path.is_symlink():
                    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        shutil.rmtree(folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """The calls that publishing makes; `exchange` is None where two folders cannot trade names at once."""

    exchange: Exchange | None
    rename: Callable[[Path, Path], None] = rename
    sync_tree: Callable[[Path], None] = sync_tree
    sync_folder: Callable[[Path], None] = sync_folder
    remove_tree: Callable[[Path], None] = remove_tree


SYSTEM = System(exchange=native_exchange(sys.platform, _c_library()))
