"""One build by MkDocs under `--strict`, with whatever goes wrong turned into our own errors at this edge."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Material prints a notice on MkDocs's future when it is imported; a build's output is for the build.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.engine_mkdocs.plugin import PartwellPlugin
from generator.errors import EngineError
from generator.problems import ContentError, Place, Problem
from generator.site import Site

_CONFIG = "mkdocs.yml"


class _Collector(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


def build(root: Path, site_dir: Path) -> Site:
    """Build the project in `root` into `site_dir`; returns the site that was written.

    Raises ContentError where the content or mkdocs.yml is wrong (a warning of
    MkDocs counts), EngineError where MkDocs stops for another reason, OSError
    where the machine does.
    """
    with _collected() as collector:
        try:
            config = load_config(str(root / _CONFIG), strict=True, site_dir=str(site_dir))
            plugin = config.plugins.get("partwell")
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, Abort) as error:
            raise _translated(error, collector.messages, root) from error
        except TemplateError as error:
            raise _of_template(error, root) from error
    if not isinstance(plugin, PartwellPlugin) or plugin.site is None:
        raise EngineError("The plugin partwell takes no part in the build.", "Add it to the plugins in mkdocs.yml.")
    return plugin.site


@contextmanager
def _collected() -> Iterator[_Collector]:
    """Collect MkDocs's warnings instead of printing them."""
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    propagates = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagates


def _translated(error: BaseException, messages: list[str], root: Path) -> Exception:
    """What is behind an error of MkDocs: ours, the system's, a template's, its warnings, or itself."""
    for cause in _causes(error):
        if isinstance(cause, ContentError | OSError):
            return cause
        if isinstance(cause, TemplateError):
            return _of_template(cause, root)
    if messages:
        remedy = "Mend what it names; a strict build takes no warnings."
        return ContentError(
            Problem("engine-warning", Place(_CONFIG), f"MkDocs says: {_sentence(message)}", remedy)
            for message in messages
        )
    return EngineError(f"MkDocs stopped: {_sentence(str(error))}", "Check mkdocs.yml and its plugins.")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_template(error: TemplateError, root: Path) -> ContentError:
    """A template's error with its file and line, which Jinja2 puts into the traceback."""
    found: tuple[str, int] | None = None
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith((".html", ".xml")) and frame.lineno is not None:
            found = frame.filename, frame.lineno
    if isinstance(error, TemplateSyntaxError) and error.filename:
        found = error.filename, error.lineno
    reason = f"The template is broken: {_sentence(error.message or type(error).__name__)}"
    place = Place(_below(found[0], root), found[1]) if found else Place(_CONFIG)
    return ContentError([Problem("template-broken", place, reason, "Mend the template.")])


def _below(path: str, root: Path) -> str:
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path


def _sentence(message: str) -> str:
    line = " ".join(message.split()).removesuffix(":")
    return line if line.endswith((".", "!", "?")) else f"{line}."
