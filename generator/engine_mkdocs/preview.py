"""The preview's server: looks for edits more often than MkDocs does by itself, so that they show within a second."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

LOOK_EVERY = 0.12
"""Seconds between two looks at the files; MkDocs waits for half a second."""


def follow_closely(server: LiveReloadServer, watched: Iterable[str]) -> LiveReloadServer:
    """The server with a quicker observer; `watched` are the paths that MkDocs has told it to watch so far."""
    paths = tuple(watched)
    for path in paths:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOK_EVERY)
    for path in paths:
        server.watch(path)
    return server
