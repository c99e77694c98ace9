"""The marker in a published site: which files are ours, so that nothing else is ever deleted."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.errors import MachineError

MARKER = ".partwell.json"
"""Name of the marker, at the top of the site; it lists every file that a build wrote."""

_NOTE = "Written by partwell build, which replaces this folder. It lists the files that it may replace."


@dataclass(frozen=True, slots=True)
class Changes:
    """What a publication changes in the site, as paths below it with `/`, sorted; the marker is left out."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def files_of(folder: Path) -> tuple[str, ...]:
    """Every file below `folder`, sorted; a symbolic link counts as a file wherever it points, the marker does not."""
    top = os.fspath(folder)
    found: list[str] = []
    for place, folders, names in os.walk(top):
        linked = [name for name in folders if os.path.islink(f"{place}{os.sep}{name}")]  # noqa: PTH114 - see below
        # Strings, not Path objects: a site has thousands of files and is listed five times in a publication.
        below = place[len(top) :].replace(os.sep, "/").strip("/")
        found += [f"{below}/{name}" if below else name for name in (*names, *linked)]
    return tuple(sorted(name for name in found if name != MARKER))


def mark(folder: Path) -> None:
    """Write the marker of a finished site."""
    content = json.dumps({"note": _NOTE, "version": 1, "files": files_of(folder)}, indent=0) + "\n"
    (folder / MARKER).write_text(content, encoding="utf-8", newline="\n")


def read(folder: Path) -> frozenset[str] | None:
    """The files that the marker in `folder` lists; None where there is no marker that can be read."""
    try:
        content = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return frozenset(str(name) for name in content["files"])
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None


def refuse_unknown(folder: Path) -> None:
    """Raise MachineError unless `folder` is missing, an empty folder, or a site with our marker."""
    if folder.exists() and not folder.is_dir():
        raise MachineError(
            f"The site's folder {folder} is a file.", "Move the file away, or choose another `site_dir`."
        )
    if folder.is_dir() and read(folder) is None and any(folder.iterdir()):
        raise MachineError(
            f"The folder {folder} holds files, and partwell did not write them.",
            "Delete it if it is an old site, move it away if not, or choose another `site_dir` in mkdocs.yml.",
        )


def refuse_foreign(folder: Path) -> None:
    """Raise MachineError where a site of ours holds files that are not ours, such as a `.git` folder."""
    ours = read(folder) if folder.is_dir() else None
    foreign = [name for name in files_of(folder) if name not in ours] if ours is not None else []
    if foreign:
        names = ", ".join(foreign[:5]) + (f" and {len(foreign) - 5} more" if len(foreign) > 5 else "")
        raise MachineError(
            f"The site's folder {folder} holds files that partwell did not write: {names}.",
            "Move them away (what belongs to the site goes to docs/), then run this again; they would be lost.",
        )


def changes(old: Path, new: Path) -> Changes:
    """Compare a site with the one that is to replace it, byte by byte."""
    before = set(files_of(old)) if old.is_dir() else set()
    after = files_of(new)
    kept = tuple(name for name in after if name in before and _is_same(old / name, new / name))
    same = set(kept)
    return Changes(
        added=tuple(name for name in after if name not in before),
        changed=tuple(name for name in after if name in before and name not in same),
        removed=tuple(sorted(before.difference(after))),
        kept=kept,
    )


def keep_times(old: Path, new: Path, names: tuple[str, ...]) -> None:
    """Give files that did not change the time of the old ones: servers and rsync take them for the same."""
    for name in names:
        before = (old / name).stat()
        os.utime(new / name, ns=(before.st_atime_ns, before.st_mtime_ns))


def _is_same(one: Path, other: Path) -> bool:
    # Not filecmp, which remembers its answers by size and time.
    try:
        before, after = one.lstat(), other.lstat()
        if not stat.S_ISREG(before.st_mode) or not stat.S_ISREG(after.st_mode) or before.st_size != after.st_size:
            return False
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False  # what cannot be read any more is replaced
