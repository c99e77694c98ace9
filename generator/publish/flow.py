"""The way of a build to the public: lock, recover, build aside, verify, swap, clean."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.errors import MachineError, machine_error
from generator.problems import ContentError, Problem, errors
from generator.publish import marker
from generator.publish.lock import lock
from generator.publish.swap import Workshop, clean, recover, settle, swap
from generator.publish.system import SYSTEM, System


class Step(StrEnum):
    """The steps of a publication, in order."""

    LOCK = "lock"
    RECOVER = "recover"
    INSPECT = "inspect"
    BUILD = "build"
    VERIFY = "verify"
    COMPARE = "compare"
    SYNC = "sync"
    SWAP = "swap"
    CLEAN = "clean"


_DOING = {
    Step.LOCK: "lock the site's folder",
    Step.RECOVER: "mend what an interrupted build left behind",
    Step.INSPECT: "look into the site's folder",
    Step.BUILD: "write the new site",
    Step.VERIFY: "read the new site",
    Step.COMPARE: "compare the new site with the old one",
    Step.SYNC: "write the new site to the disk",
    Step.SWAP: "put the new site in place",
    Step.CLEAN: "delete what is left of the build",
}


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did.

    `is_restored` says that the old site of a half-done swap was put back
    first; `leftover` is what could not be deleted afterwards, and why: the
    site is in place all the same, and the next build tries again.
    """

    site_dir: Path
    changes: marker.Changes
    is_restored: bool = False
    leftover: MachineError | None = None


def publish(
    build: Callable[[Path], None],
    site_dir: Path,
    *,
    verify: Callable[[Path], tuple[Problem, ...]],
    on_step: Callable[[Step], None] = lambda step: None,
    system: System = SYSTEM,
) -> Published:
    """Build a site aside and put it in the place of the old one, or leave that as it was.

    `build` fills the empty folder that it is given; `verify` reports what is
    wrong with the result; `on_step` hears of each step as it begins. A site
    equal to the old one byte by byte is not swapped, and an unchanged file
    keeps its time.

    Raises MachineError where the machine does not let it be done (disk,
    lock, rights, a folder that is not ours), ContentError where `verify` finds
    errors, and whatever else `build` raises.
    """
    with _step(Step.LOCK, on_step, site_dir):
        shop = Workshop(_resolved(site_dir))
        marker.refuse_unknown(shop.site)
        shop.folder.mkdir(parents=True, exist_ok=True)
        _refuse_mount(shop)
    with lock(shop.folder, shop.site):
        with _step(Step.RECOVER, on_step, shop.folder):
            is_restored = recover(shop, system)
        with _step(Step.INSPECT, on_step, shop.site):
            marker.refuse_unknown(shop.site)
            marker.refuse_foreign(shop.site)
        try:
            changes = _renew(shop, build, verify, on_step, system)
        except BaseException:
            with suppress(OSError):  # the next start tries again
                clean(shop, system)
            raise
        leftover = None
        try:
            with _step(Step.CLEAN, on_step, shop.folder):
                settle(shop, system)
                clean(shop, system)
        except MachineError as fault:
            leftover = fault
    return Published(shop.site, changes, is_restored, leftover)


def _renew(
    shop: Workshop,
    build: Callable[[Path], None],
    verify: Callable[[Path], tuple[Problem, ...]],
    on_step: Callable[[Step], None],
    system: System,
) -> marker.Changes:
    with _step(Step.BUILD, on_step, shop.staging):
        shop.staging.mkdir()
        build(shop.staging)
    with _step(Step.VERIFY, on_step, shop.staging):
        if found := errors(verify(shop.staging)):
            raise ContentError(found)
        marker.mark(shop.staging)
    with _step(Step.COMPARE, on_step, shop.site):
        changes = marker.changes(shop.site, shop.staging)
        if not changes and shop.site.exists():
            return changes
        marker.keep_times(shop.site, shop.staging, changes.kept)
        if shop.site.exists():
            shop.staging.chmod(stat.S_IMODE(shop.site.stat().st_mode) | stat.S_IRWXU)
    with _step(Step.SYNC, on_step, shop.staging):
        system.sync_tree(shop.staging)
    with _step(Step.SWAP, on_step, shop.site):
        marker.refuse_foreign(shop.site)  # the build took its time
        swap(shop, system)
    return changes


@contextmanager
def _step(step: Step, on_step: Callable[[Step], None], path: Path) -> Iterator[None]:
    try:
        on_step(step)
        yield
    except OSError as error:
        raise machine_error(error, _DOING[step], path) from error


def _resolved(site_dir: Path) -> Path:
    """The site's real folder: a symbolic link is followed, and what it points to is replaced."""
    try:
        site = site_dir.resolve()
    except RuntimeError:  # a circle of links, before Python 3.13
        site = site_dir
    if site.is_symlink() or (site_dir.is_symlink() and not site.parent.is_dir()):
        raise MachineError(
            f"The site's folder {site_dir} is a symbolic link that leads nowhere.",
            "Mend the link, or choose another `site_dir`.",
        )
    return site


def _refuse_mount(shop: Workshop) -> None:
    if shop.site.exists() and (os.path.ismount(shop.site) or shop.site.stat().st_dev != shop.folder.stat().st_dev):
        raise MachineError(
            f"The site's folder {shop.site} is on another file system than the folder above it.",
            "Choose a `site_dir` one folder deeper: a site is put in place by renaming it.",
        )
