"""Publishing puts a whole site in place, and only where one of ours may stand."""

from __future__ import annotations

import dataclasses
import json
import os
import threading
from functools import partial
from pathlib import Path

import pytest

from generator.errors import MachineError
from generator.problems import ContentError, Place, Problem
from generator.publish import MARKER, Step, publish
from generator.publish.system import SYSTEM, ExchangeUnsupportedError, System
from tests.publish import sites


def refuse(one: Path, other: Path) -> None:
    """An exchange on a file system that has none."""
    raise ExchangeUnsupportedError


SYSTEMS = {
    "as it is": SYSTEM,
    **sites.SYSTEMS,
    "unsupported": dataclasses.replace(sites.QUICK, exchange=refuse),
}


@pytest.fixture(params=SYSTEMS)
def system(request: pytest.FixtureRequest) -> System:
    """Each way of swapping."""
    return SYSTEMS[request.param]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where the site goes."""
    return tmp_path / "site"


def put(site: Path, version: str, system: System = sites.QUICK) -> None:
    """Publish a version."""
    publish(partial(sites.write, version=version), site, verify=sites.no_problems, system=system)


def test_this_system_exchanges_folders_at_once() -> None:
    """Linux and macOS take the path without an instant between two renames."""
    assert SYSTEM.exchange is not None


def test_first_and_second_site(site: Path, system: System) -> None:
    """A site is put where nothing was, and another in its place, with nothing left beside it."""
    put(site, "one", system)
    assert sites.read(site) == sites.contents("one")
    put(site, "two", system)
    assert sites.read(site) == sites.contents("two")
    assert sites.leftovers(site) == []


def test_an_empty_folder_is_filled(site: Path, system: System) -> None:
    """An empty folder is nobody's, thus ours."""
    site.mkdir()
    put(site, "one", system)
    assert sites.read(site) == sites.contents("one")
    assert sites.leftovers(site) == []


def test_the_folders_above_are_made(tmp_path: Path) -> None:
    """`site_dir: build/out/site` needs no preparation."""
    put(tmp_path / "build" / "out" / "site", "one")
    assert sites.read(tmp_path / "build" / "out" / "site") == sites.contents("one")


def test_steps_are_heard_in_order(site: Path) -> None:
    """The hook hears of every step once, in order."""
    heard: list[Step] = []
    publish(
        partial(sites.write, version="one"), site, verify=sites.no_problems, on_step=heard.append, system=sites.QUICK
    )
    assert heard == list(Step)


def test_changes_are_told(site: Path) -> None:
    """The result says which pages are new, changed, gone and the same."""
    put(site, "one")
    published = publish(partial(sites.write, version="two"), site, verify=sites.no_problems, system=sites.QUICK)
    assert published.changes.added == ("only-two.html",)
    assert published.changes.removed == ("only-one.html",)
    assert published.changes.kept == ("same.css",)
    assert len(published.changes.changed) == len(sites.contents("two")) - 2
    assert published.site_dir == site


def test_an_equal_site_is_left_alone(site: Path) -> None:
    """Building the same again changes neither the folder nor a file's time."""
    put(site, "one")
    before = {path: path.stat() for path in (site, *site.rglob("*"))}
    published = publish(partial(sites.write, version="one"), site, verify=sites.no_problems, system=sites.QUICK)
    after = {path: path.stat() for path in (site, *site.rglob("*"))}
    assert not published.changes
    assert {path: (s.st_ino, s.st_mtime_ns) for path, s in before.items()} == {
        path: (s.st_ino, s.st_mtime_ns) for path, s in after.items()
    }
    assert sites.leftovers(site) == []


def test_an_unchanged_file_keeps_its_time(site: Path, system: System) -> None:
    """Servers and rsync take a file that did not change for the same."""
    put(site, "one", system)
    os.utime(site / "same.css", ns=(10**18, 10**18))
    os.utime(site / "index.html", ns=(10**18, 10**18))
    put(site, "two", system)
    assert (site / "same.css").stat().st_mtime_ns == 10**18
    assert (site / "index.html").stat().st_mtime_ns != 10**18


def test_the_folders_rights_stay(site: Path, system: System) -> None:
    """A folder opened for a group stays open, and a web server can read a new one."""
    put(site, "one", system)
    assert site.stat().st_mode & 0o777 == 0o777 & ~_umask()
    site.chmod(0o2775)
    put(site, "two", system)
    assert site.stat().st_mode & 0o7777 == 0o2775


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_read_only_files_can_be_replaced(site: Path, system: System) -> None:
    """Files and folders without write permission do not stop the next build."""
    put(site, "one", system)
    (site / "index.html").chmod(0o444)
    (site / "en").chmod(0o555)
    put(site, "two", system)
    assert sites.read(site) == sites.contents("two")
    assert sites.leftovers(site) == []


def test_problems_keep_the_old_site(site: Path, system: System) -> None:
    """A site that fails its verification is not put in place."""
    put(site, "one", system)
    problem = Problem("site-page-missing", Place("index.html"), "Missing.", "Build it.")
    with pytest.raises(ContentError) as caught:
        publish(partial(sites.write, version="two"), site, verify=lambda folder: (problem,), system=system)
    assert caught.value.problems == (problem,)
    assert sites.read(site) == sites.contents("one")
    assert sites.leftovers(site) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, ContentError([]), ZeroDivisionError], ids=repr)
@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("swap", sites.SYSTEMS)
def test_a_stop_at_any_step_keeps_a_whole_site(site: Path, step: Step, error: BaseException, swap: str) -> None:
    """Ctrl-C, problems in the content and faults of ours leave a whole site and nothing beside it, at every step."""

    def stop(now: Step) -> None:
        if now is step:
            raise error

    system = sites.SYSTEMS[swap]
    put(site, "one", system)
    with pytest.raises(BaseException):  # noqa: B017, PT011, RUF100 - any of the three
        publish(partial(sites.write, version="two"), site, verify=sites.no_problems, on_step=stop, system=system)
    assert sites.read(site) == sites.contents("two" if step is Step.CLEAN else "one")
    put(site, "three", system)
    assert sites.read(site) == sites.contents("three")
    assert sites.leftovers(site) == []


def test_a_folder_of_somebody_else_is_refused(site: Path) -> None:
    """A folder with files and without our marker is never touched."""
    site.mkdir()
    (site / "novel.txt").write_text("years of work")
    with pytest.raises(MachineError, match="did not write them"):
        put(site, "one")
    assert (site / "novel.txt").read_text() == "years of work"
    assert not (site.parent / ".partwell").exists()


@pytest.mark.parametrize("marker", ["", "{}", "[]", "not JSON", '{"files": 3}'])
def test_a_spoilt_marker_is_no_marker(site: Path, marker: str) -> None:
    """What cannot be read as our marker protects the folder."""
    put(site, "one")
    (site / MARKER).write_text(marker)
    with pytest.raises(MachineError, match="did not write them"):
        put(site, "two")
    assert sites.read(site) == sites.contents("one")


@pytest.mark.parametrize("foreign", [".git/HEAD", "CNAME", "en/notes.txt"])
def test_files_that_were_put_into_the_site_are_not_lost(site: Path, foreign: str, system: System) -> None:
    """A site with files that no build wrote is refused, and they are named."""
    put(site, "one", system)
    (site / foreign).parent.mkdir(exist_ok=True)
    (site / foreign).write_text("mine")
    with pytest.raises(MachineError, match=foreign):
        put(site, "two", system)
    assert sites.read(site) == sites.contents("one") | {foreign: "mine"}


def test_files_put_in_during_the_build_are_not_lost(site: Path) -> None:
    """The look at the folder is repeated right before the swap."""

    def build(staging: Path) -> None:
        sites.write(staging, "two")
        for n in range(7):
            (site / f"CNAME{n}").write_text("mine")

    put(site, "one")
    with pytest.raises(MachineError, match=r"CNAME0, .*CNAME4 and 2 more"):
        publish(build, site, verify=sites.no_problems, system=sites.QUICK)
    assert "CNAME0" in sites.read(site)


def test_a_linked_folder_in_the_site_counts_as_foreign(site: Path, tmp_path: Path) -> None:
    """A link that somebody put into the site is named, and never followed."""
    (tmp_path / "photos").mkdir()
    put(site, "one")
    (site / "photos").symlink_to(tmp_path / "photos")
    with pytest.raises(MachineError, match="photos"):
        put(site, "two")


def test_a_file_in_the_sites_place_is_refused(site: Path) -> None:
    """A file is not replaced by a folder."""
    site.write_text("a file")
    with pytest.raises(MachineError, match="is a file"):
        put(site, "one")
    assert site.read_text() == "a file"


def test_a_file_above_the_site_is_refused(tmp_path: Path) -> None:
    """A file where a folder above the site should be is named."""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(MachineError, match="a file stands where a folder should be"):
        put(tmp_path / "out" / "site", "one")


def test_a_symbolic_link_is_followed(site: Path, tmp_path: Path, system: System) -> None:
    """A linked site is replaced where the link points to, and the link stays."""
    (tmp_path / "www").mkdir()
    site.symlink_to(tmp_path / "www" / "handbook")
    put(site, "one", system)
    put(site, "two", system)
    assert site.is_symlink()
    assert sites.read(tmp_path / "www" / "handbook") == sites.contents("two")
    assert sites.leftovers(tmp_path / "www" / "handbook") == []


def test_a_link_that_leads_nowhere_is_refused(site: Path, tmp_path: Path) -> None:
    """A circle of links, and a link into a folder that is not there, are told as such."""
    site.symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(site)
    with pytest.raises(MachineError, match="leads nowhere"):
        put(site, "one")
    (tmp_path / "drive").symlink_to(tmp_path / "unplugged" / "site")
    with pytest.raises(MachineError, match="leads nowhere"):
        put(tmp_path / "drive", "one")


def test_a_mount_point_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be renamed because a disk is mounted there is refused before the build."""
    put(site, "one")
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    with pytest.raises(MachineError, match="another file system"):
        put(site, "two")
    assert sites.read(site) == sites.contents("one")


def test_two_builds_at_once(site: Path) -> None:
    """The second of two builds ends with the name of the first, and the first is not disturbed."""
    inside, go_on = threading.Event(), threading.Event()

    def slow(staging: Path) -> None:
        sites.write(staging, "one")
        inside.set()
        assert go_on.wait(10)

    first = threading.Thread(
        target=publish, args=(slow, site), kwargs={"verify": sites.no_problems, "system": sites.QUICK}
    )
    first.start()
    assert inside.wait(10)
    holder = site.parent / ".partwell" / "site" / "holder.json"
    try:
        with pytest.raises(MachineError, match=f"process {os.getpid()} on .*, since "):
            put(site, "two")
        holder.write_text("half a li")
        with pytest.raises(MachineError, match="has only just begun"):
            put(site, "two")
    finally:
        go_on.set()
        first.join()
    assert sites.read(site) == sites.contents("one")
    put(site, "two")
    assert sites.read(site) == sites.contents("two")


def test_two_sites_side_by_side(tmp_path: Path) -> None:
    """Two sites in one folder have a lock and a workshop each."""

    def build(staging: Path) -> None:
        put(tmp_path / "other", "two")
        sites.write(staging, "one")

    publish(build, tmp_path / "site", verify=sites.no_problems, system=sites.QUICK)
    assert sites.read(tmp_path / "site") == sites.contents("one")
    assert sites.read(tmp_path / "other") == sites.contents("two")


def test_the_marker_lists_all_files_and_nothing_that_changes(site: Path, tmp_path: Path) -> None:
    """The marker is the same for the same site, wherever and whenever it is built."""
    put(site, "one")
    put(tmp_path / "elsewhere", "one")
    content = (site / MARKER).read_bytes()
    assert content == (tmp_path / "elsewhere" / MARKER).read_bytes()
    assert json.loads(content)["files"] == sorted(sites.contents("one"))
