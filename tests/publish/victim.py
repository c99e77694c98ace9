"""A server whose forked children publish and are killed on the way; run as `python -m tests.publish.victim`.

Reads orders, one a line: `SITE VERSION SWAP MOMENT`. SWAP is `exchange` or
`renames`. MOMENT is `line N` (the child sends itself SIGKILL when it comes to
the Nth line of the publishing code or of the builder), `swap N` (the same,
counting the lines of the swap alone) or `after S` (SIGKILL from outside after
S seconds) or `never 0`. Answers with `killed`, or with `done LINES SWAPLINES SECONDS`
where the child came to its end first.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from generator import publish as package
from generator.publish import publish
from generator.publish.system import System
from tests.publish import sites

PAGES = 70
"""Pages a language: some 200 files."""
_TRACED = (str(Path(package.__file__).parent), str(Path(sites.__file__)))


class Tracer:
    """Counts lines and kills its own process at one of them."""

    def __init__(self, kind: str, moment: float) -> None:
        self.kind = kind
        self.moment = moment
        self.lines = 0
        self.swap_lines = 0

    def __call__(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Trace the publishing code and the builder, nothing else."""
        return self.line if frame.f_code.co_filename.startswith(_TRACED) else None

    def line(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Count a line."""
        if event == "line":
            self.lines += 1
            is_swap = frame.f_code.co_name in {"swap", "_exchange", "settle"}
            self.swap_lines += is_swap
            if (self.kind == "line" and self.lines == self.moment) or (
                self.kind == "swap" and is_swap and self.swap_lines == self.moment
            ):
                os.kill(os.getpid(), signal.SIGKILL)
        return self.line


def child(site: Path, version: str, system: System, tracer: Tracer) -> None:
    """Publish, traced; report how many lines it took."""
    begin = time.monotonic()
    if tracer.kind in {"line", "swap"}:
        sys.settrace(tracer)
    publish(partial(sites.write, version=version, count=PAGES), site, verify=sites.no_problems, system=system)
    sys.settrace(None)
    answer("done", tracer.lines, tracer.swap_lines, time.monotonic() - begin)


def answer(*words: object) -> None:
    """Write a line to the one who gave the order."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve orders until the end of the input."""
    for order in sys.stdin:
        site, version, swap, kind, moment = order.split()
        pid = os.fork()
        if pid == 0:
            child(Path(site), version, sites.SYSTEMS[swap], Tracer(kind, float(moment)))
            os._exit(0)
        if kind == "after":
            time.sleep(float(moment))
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            answer("killed")
        elif os.waitstatus_to_exitcode(status) != 0:
            answer("failed")


if __name__ == "__main__":
    main()
