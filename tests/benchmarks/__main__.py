"""Builds one made-up handbook with us and with a peer, in turn, and compares: `make bench SIZES="300 1000"`.

The peer is MkDocs with Material and static-i18n on the same text. Both build cold, in pairs, so that what else
the machine does falls on both; the CPU time is the one to compare.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks import corpus, handbook, peer
from tests.benchmarks.measure import Cost, Output, output, run

RESULTS = Path("build", "bench")
VARIABLES = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://handbook.invalid/", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Side:
    """One of the two that are compared, at one size: where it builds, and how."""

    name: str
    folder: Path
    command: tuple[str, ...]
    leftovers: tuple[str, ...]
    """What a build leaves behind that the next one could use; removed before each."""

    def build(self, results: Path) -> Cost:
        for name in self.leftovers:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return run(self.command, self.folder, results / f"{self.folder.name}.log", VARIABLES)


@dataclass(frozen=True)
class Result:
    """All runs of one side at one size."""

    side: str
    documents: int
    costs: tuple[Cost, ...]
    output: Output

    @property
    def cpu(self) -> float:
        return statistics.median(cost.cpu for cost in self.costs)

    @property
    def wall(self) -> float:
        return statistics.median(cost.wall for cost in self.costs)

    @property
    def memory(self) -> float:
        return statistics.median(cost.memory for cost in self.costs)


def sides(size: int, folder: Path, peer_python: Path) -> tuple[Side, Side]:
    """Write the corpus for both below `folder`."""
    documents = corpus.documents(size)
    ours, theirs = folder / f"partwell-{size}", folder / f"peer-{size}"
    for path, write in ((ours, handbook.write), (theirs, peer.write)):
        path.mkdir(parents=True)
        write(documents, path)
    partwell = Path(sys.executable).with_name("partwell")
    return (
        Side("partwell", ours, (str(partwell), "build"), ("site", ".partwell", ".cache")),
        Side("peer", theirs, (str(peer_python), "-m", "mkdocs", "build", "--quiet"), ("site", ".cache")),
    )


def compare(size: int, folder: Path, peer_python: Path, pairs: int, results: Path) -> tuple[Result, Result]:
    """Build `pairs` times with each side, in turn."""
    both = sides(size, folder, peer_python)
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(pairs):
        for side, found in zip(both, costs, strict=True):
            found.append(side.build(results))
    made = [
        Result(side.name, size, tuple(found), output(side.folder / "site"))
        for side, found in zip(both, costs, strict=True)
    ]
    return made[0], made[1]


def exponents(results: Sequence[Result]) -> dict[str, float]:
    """How the CPU time grows from each size to the next: 1 is in step with the number of documents."""
    ordered = sorted(results, key=lambda result: result.documents)
    return {
        f"{small.documents}-{large.documents}": math.log(large.cpu / small.cpu)
        / math.log(large.documents / small.documents)
        for small, large in itertools.pairwise(ordered)
    }


def report(pairs: Sequence[tuple[Result, Result]]) -> str:
    """The results as lines of text."""
    lines = ["documents  side      CPU s  wall s  memory MB  pages  MB written  bytes a page"]
    for both in pairs:
        lines += [
            f"{result.documents:9}  {result.side:8}  {result.cpu:5.2f}  {result.wall:6.2f}  {result.memory / 1e6:9.0f}"
            f"  {result.output.pages:5}  {result.output.bytes / 1e6:10.1f}  {result.output.page_bytes:12}"
            for result in both
        ]
        ratios = [ours.cpu / theirs.cpu for ours, theirs in zip(both[0].costs, both[1].costs, strict=True)]
        spread = f"{min(ratios):.3f} to {max(ratios):.3f}"
        lines.append(f"{'':9}  CPU of partwell to the peer's: {statistics.median(ratios):.3f} (pairs: {spread})")
    for name, at in (("partwell", 0), ("peer", 1)):
        lines += [
            f"growth of {name}, {sizes}: {value:.2f}" for sizes, value in exponents([p[at] for p in pairs]).items()
        ]
    return "\n".join(lines)


def as_json(pairs: Sequence[tuple[Result, Result]]) -> Mapping[str, object]:
    """The results for a machine to read."""
    return {
        "machine": {"python": platform.python_version(), "system": platform.system(), "processor": platform.machine()},
        "results": [
            {
                "side": result.side,
                "documents": result.documents,
                "cpu": result.cpu,
                "wall": result.wall,
                "memory": result.memory,
                "runs": [asdict(cost) for cost in result.costs],
                **result.output.as_dict(),
            }
            for both in pairs
            for result in both
        ],
        "ratios": {str(ours.documents): ours.cpu / theirs.cpu for ours, theirs in pairs},
        "exponents": {name: exponents([both[at] for both in pairs]) for name, at in (("partwell", 0), ("peer", 1))},
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of documents; each exists in three languages")
    parser.add_argument("--peer-python", type=Path, required=True, help="the Python that the peer is installed for")
    parser.add_argument("--pairs", type=int, default=3, help="how often each side builds")
    arguments = parser.parse_args()
    results = RESULTS.absolute()
    results.mkdir(parents=True, exist_ok=True)
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sorted(arguments.sizes):
            print(f"{size} documents in three languages, {arguments.pairs} pairs", file=sys.stderr)  # noqa: T201
            peer_python = arguments.peer_python.absolute()
            pairs.append(compare(size, Path(folder), peer_python, arguments.pairs, results))
            shutil.rmtree(folder, ignore_errors=True)
    (results / "results.json").write_text(json.dumps(as_json(pairs), indent=2) + "\n", encoding="utf-8")
    print(report(pairs))  # noqa: T201


if __name__ == "__main__":
    main()
