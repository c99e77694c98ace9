"""Faults of the machine, injected at every step and at every call: a whole site is left each time."""

from __future__ import annotations

import dataclasses
import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.errors import MachineError
from generator.publish import Step, publish
from generator.publish.system import System
from tests.publish import sites

CODES = [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO]
OLD, NEW = sites.contents("old"), sites.contents("new")


class Faulty:
    """A system whose calls with a number in `failing` fail with `code`."""

    def __init__(self, system: System, failing: range, code: int) -> None:
        self.calls = 0
        self.failing = failing
        self.code = code
        self.system = System(
            exchange=self._wrap(system.exchange) if system.exchange else None,
            rename=self._wrap(system.rename),
            sync_tree=self._wrap(system.sync_tree),
            sync_folder=self._wrap(system.sync_folder),
            remove_tree=self._wrap(system.remove_tree),
        )

    def _wrap(self, function: Callable[..., None]) -> Callable[..., None]:
        def call(*paths: Path) -> None:
            self.calls += 1
            if self.calls - 1 in self.failing:
                raise OSError(self.code, os.strerror(self.code), str(paths[-1]))
            function(*paths)

        return call


def attempt(site: Path, version: str, system: System = sites.QUICK, **options: Any) -> MachineError | None:
    """Publish a version; returns what stopped it."""
    try:
        publish(partial(sites.write, version=version), site, verify=sites.no_problems, system=system, **options)
    except MachineError as error:
        return error
    return None


def assert_next_build_succeeds(site: Path, system: System) -> None:
    """The next build mends whatever is left and leaves nothing beside the site."""
    assert attempt(site, "next", system=system) is None
    assert sites.read(site) == sites.contents("next")
    assert sites.leftovers(site) == []


@pytest.mark.parametrize("system", sites.SYSTEMS.values(), ids=sites.SYSTEMS)
@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("step", Step)
def test_fault_at_a_step(tmp_path: Path, step: Step, code: int, system: System) -> None:
    """A fault at any step is told with a remedy; the old site stays until the new one is whole."""
    site = tmp_path / "site"
    assert attempt(site, "old", system=system) is None

    def fail(now: Step) -> None:
        if now is step:
            raise OSError(code, os.strerror(code))

    fault = attempt(site, "new", on_step=fail, system=system)
    if step is Step.CLEAN:
        assert fault is None
        assert sites.read(site) == NEW
    else:
        assert fault is not None
        assert str(fault).startswith("Could not ")
        assert fault.remedy
        assert sites.read(site) == OLD
    assert_next_build_succeeds(site, system)


@pytest.mark.parametrize("times", [1, 2, 1000])
@pytest.mark.parametrize("system", sites.SYSTEMS.values(), ids=sites.SYSTEMS)
@pytest.mark.parametrize("call", range(8))
def test_fault_in_a_call(tmp_path: Path, call: int, system: System, times: int) -> None:
    """Whichever call to the system fails, once, twice or for good: the site is whole, or put back by the next build."""
    site = tmp_path / "site"
    assert attempt(site, "old", system=system) is None
    faulty = Faulty(system, range(call, call + times), errno.EACCES)
    fault = attempt(site, "new", system=faulty.system)
    if not site.exists():
        # Only where the second of two renames fails, and putting the old site back fails as well.
        assert system.exchange is None
        assert times > 1
        assert fault is not None
        assert "it is complete in" in fault.reason
        assert sites.read(site.parent / ".partwell" / "site" / "old") == OLD
        published = publish(partial(sites.write, version="old"), site, verify=sites.no_problems, system=system)
        assert published.is_restored
        assert not published.changes
        assert sites.read(site) == OLD
    else:
        assert sites.read(site) == (OLD if fault is not None else NEW)
    assert_next_build_succeeds(site, system)


@pytest.mark.parametrize("system", sites.SYSTEMS.values(), ids=sites.SYSTEMS)
def test_the_calls_above_are_all_there_are(tmp_path: Path, system: System) -> None:
    """The faults above reach every call of a publication."""
    site = tmp_path / "site"
    assert attempt(site, "old", system=system) is None
    counter = Faulty(system, range(0), errno.EIO)
    assert attempt(site, "new", system=counter.system) is None
    assert 5 <= counter.calls <= 8


def test_what_cannot_be_deleted_is_told_and_tried_again(tmp_path: Path) -> None:
    """A site is published even where the old one cannot be deleted; the next build deletes it."""

    def busy(folder: Path) -> None:
        raise OSError(errno.EBUSY, "busy", str(folder))

    site = tmp_path / "site"
    stubborn = dataclasses.replace(sites.QUICK, remove_tree=busy)
    assert attempt(site, "old") is None
    published = publish(partial(sites.write, version="new"), site, verify=sites.no_problems, system=stubborn)
    assert published.leftover is not None
    assert "something is using it" in str(published.leftover)
    assert sites.read(site) == NEW
    assert sites.leftovers(site) == ["trash"]
    assert_next_build_succeeds(site, sites.QUICK)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.__getitem__)
def test_a_full_disk_in_the_middle_of_the_build(tmp_path: Path, code: int) -> None:
    """A disk that fills up while pages are written leaves the old site, and frees what was written."""

    def build(staging: Path) -> None:
        sites.write(staging, "new", count=2)
        raise OSError(code, os.strerror(code), str(staging / "en" / "p3"))

    site = tmp_path / "site"
    assert attempt(site, "old") is None
    with pytest.raises(MachineError, match=r"Could not write the new site: .*p3"):
        publish(build, site, verify=sites.no_problems, system=sites.QUICK)
    assert sites.read(site) == OLD
    assert sites.leftovers(site) == []


def test_a_folder_that_came_back_empty(tmp_path: Path) -> None:
    """The old site of a half-done swap is put back even where another tool has made the folder anew."""
    site = tmp_path / "site"
    assert attempt(site, "old") is None
    site.rename(tmp_path / ".partwell" / "site" / "old")
    site.mkdir()
    with pytest.raises(ZeroDivisionError):
        publish(lambda folder: exit_by_a_fault(), site, verify=sites.no_problems, system=sites.QUICK)
    assert sites.read(site) == OLD


def exit_by_a_fault() -> None:
    """A builder with a fault of its own."""
    raise ZeroDivisionError


def test_staging_left_by_a_killed_run(tmp_path: Path) -> None:
    """Half a staged site, a half-deleted old one and a finished swap are cleared away."""
    site = tmp_path / "site"
    assert attempt(site, "old") is None
    workshop = tmp_path / ".partwell" / "site"
    sites.write(workshop / "staging", "half")
    sites.write(workshop / "trash" / "0", "older")
    sites.write(workshop / "old", "previous")
    assert_next_build_succeeds(site, sites.QUICK)


def test_an_unreadable_page_of_the_old_site_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in reading the old site does not keep it in place."""
    site = tmp_path / "site"
    assert attempt(site, "old") is None

    read = Path.read_bytes

    def unreadable(path: Path) -> bytes:
        if site in path.parents:
            raise OSError(errno.EIO, "bad sector")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    published = publish(partial(sites.write, version="old"), site, verify=sites.no_problems, system=sites.QUICK)
    assert published.changes.changed
    assert sites.read(site) == OLD


def test_a_half_deleted_old_site_is_never_put_back(tmp_path: Path) -> None:
    """A kill while the old site is deleted, and a deleted new one, do not bring half an old site back."""

    def half(folder: Path) -> None:
        next(folder.rglob("index.html")).unlink()
        raise OSError(errno.EIO, "killed here")

    site = tmp_path / "site"
    assert attempt(site, "old") is None
    assert attempt(site, "new", system=dataclasses.replace(sites.SYSTEMS["renames"], remove_tree=half)) is None
    site.rename(tmp_path / "taken away")
    with pytest.raises(ZeroDivisionError):
        publish(lambda folder: exit_by_a_fault(), site, verify=sites.no_problems, system=sites.QUICK)
    assert not site.exists()


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    """A fault of the lock file is told like any other."""
    (tmp_path / ".partwell" / "site" / "lock").mkdir(parents=True)
    fault = attempt(tmp_path / "site", "one")
    assert fault is not None
    assert "lock the site's folder" in str(fault)
