"""The command line: `partwell build`, `check`, `update`, `status`, `new`, `schema` and `letter`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, and end the process with its exit code."""
    try:
        from generator.cli.app import app
    except KeyboardInterrupt:  # while Python reads the modules
        sys.exit(130)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that cannot show a Korean path shows its code instead of ending the work.
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="partwell")
