"""A build killed at any moment leaves a whole old site or a whole new one, and the next build succeeds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.publish import publish
from tests.publish import sites
from tests.publish.victim import PAGES

pytestmark = pytest.mark.slow

MOMENTS = 30


class Victims:
    """Runs publications that are killed on the way, and judges what they leave."""

    def __init__(self, process: subprocess.Popen[str], site: Path) -> None:
        self.process = process
        self.site = site
        self.count = 0
        self.gaps = 0
        self.outcomes: set[str] = set()
        self.put("v0", "exchange")

    def put(self, version: str, swap: str) -> None:
        """Publish a version undisturbed."""
        build = partial(sites.write, version=version, count=PAGES)
        publish(build, self.site, verify=sites.no_problems, system=sites.SYSTEMS[swap])
        self.current = version

    def order(self, swap: str, kind: str, moment: float) -> list[str]:
        """Have the next version published and killed; the answer in words."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.count += 1
        print(self.site, f"v{self.count}", swap, kind, moment, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().split()

    def kill_and_judge(self, swap: str, kind: str, moment: float) -> None:
        """Kill the publication of the next version, look at the site, and publish once more."""
        answer = self.order(swap, kind, moment)
        assert answer[0] == "killed" or (kind == "after" and answer[0] == "done")
        if not self.site.exists():
            self.gaps += 1
            with pytest.raises(ZeroDivisionError):  # a build that fails has put the old site back first
                publish(divide, self.site, verify=sites.no_problems, system=sites.SYSTEMS[swap])
        found = sites.read(self.site)
        outcome = "old" if found == sites.contents(self.current, PAGES) else "new"
        if outcome == "new":
            assert found == sites.contents(f"v{self.count}", PAGES)
        self.outcomes.add(outcome)
        self.count += 1
        self.put(f"v{self.count}", swap)
        assert sites.read(self.site) == sites.contents(f"v{self.count}", PAGES)
        assert sites.leftovers(self.site) == []


def divide(folder: Path) -> None:
    """A builder with a fault of its own."""
    raise ZeroDivisionError


@pytest.fixture
def victims(tmp_path: Path) -> Iterator[Victims]:
    """A server of victims, and a site of some 200 files to begin with."""
    command = [sys.executable, "-m", "tests.publish.victim"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Victims(process, tmp_path / "site")
        process.communicate()
        assert process.returncode == 0


@pytest.mark.parametrize("swap", sites.SYSTEMS)
def test_killed_at_thirty_lines(victims: Victims, swap: str) -> None:
    """SIGKILL at 30 lines spread over the whole publication."""
    _, lines, _, _ = victims.order(swap, "line", 0)
    victims.current = f"v{victims.count}"
    for n in range(MOMENTS):
        victims.kill_and_judge(swap, "line", 1 + (int(lines) - 1) * n // (MOMENTS - 1))
    assert swap == "renames" or victims.gaps == 0


@pytest.mark.parametrize("swap", sites.SYSTEMS)
def test_killed_at_every_line_of_the_swap(victims: Victims, swap: str) -> None:
    """SIGKILL at every line of the swap; the exchange leaves not an instant without a site, two renames leave one."""
    _, _, lines, _ = victims.order(swap, "swap", 0)
    victims.current = f"v{victims.count}"
    for n in range(1, int(lines) + 1):
        victims.kill_and_judge(swap, "swap", n)
    assert victims.outcomes == {"old", "new"}
    assert victims.gaps == (0 if swap == "exchange" else 1)


def test_killed_from_outside_at_thirty_moments(victims: Victims) -> None:
    """SIGKILL from another process at 30 moments spread over the time that a publication takes."""
    *_, seconds = victims.order("exchange", "never", 0)
    victims.current = f"v{victims.count}"
    for n in range(MOMENTS):
        victims.kill_and_judge("exchange", "after", float(seconds) * n / MOMENTS)
    assert victims.gaps == 0
