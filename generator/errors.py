"""Errors that stop the work and are nobody's fault in the content: the environment, the engine, the wrong call."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_REMEDIES = {
    errno.ENOSPC: ("the disk is full", "Free some space, then run this again."),
    errno.EDQUOT: ("the disk quota is used up", "Free some space, then run this again."),
    errno.EACCES: ("the system does not allow it", "Make the folder and the one above it writable for you."),
    errno.EPERM: ("the system does not allow it", "Make the folder and the one above it writable for you."),
    errno.EROFS: ("the file system is read-only", "Choose a `site_dir` on one that can be written to."),
    errno.EXDEV: ("it is on another file system", "Choose a `site_dir` that is not a mount point or an image layer."),
    errno.EBUSY: ("something is using it", "Close the programs that use the folder, then run this again."),
    errno.ENOTDIR: ("a file stands where a folder should be", "Move the file away, or choose another `site_dir`."),
    errno.ELOOP: ("its symbolic links go in a circle", "Mend the links, or choose another `site_dir`."),
    errno.ENAMETOOLONG: ("the path is too long", "Move the project to a folder with a shorter path."),
    errno.EMFILE: ("too many files are open", "Raise the limit of open files, or close other programs."),
    errno.EIO: ("the disk reports an error", "Check the disk, then run this again."),
}


class StopError(Exception):
    """What stops the work and can be said in two sentences: `reason` and `remedy`."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason} {remedy}")


class MachineError(StopError):
    """The machine does not let the work be done: disk, lock, rights."""


class EngineError(StopError):
    """The site's engine stopped for a reason of its own."""


class CallError(StopError):
    """The command was called in a way that cannot work."""


def machine_error(error: OSError, doing: str, path: Path | None = None) -> MachineError:
    """Put an error of the system into words; `doing` completes "Could not …"."""
    what, remedy = _REMEDIES.get(
        error.errno or 0, (error.strerror or str(error) or type(error).__name__, "Mend that, then run this again.")
    )
    where = error.filename if isinstance(error.filename, str) else (str(path) if path is not None else "")
    return MachineError(f"Could not {doing}: {what}{f' ({os.fspath(where)})' if where else ''}.", remedy)
