"""Browser modules as they are published: in a folder named by their digest, without comments and indentation.

Modules import each other by relative paths, so one new folder for all of them
keeps every cache right: no page runs half an old set. Comments are for the
repository; leaving them out saves a sixth of what a phone has to load.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

SOURCE = "assets/javascripts/"
"""Where the theme's folder holds modules."""

TARGET = "assets/modules/"

_COMMENT = re.compile(r"(//|/\*\*.*\*/$)")


def published_modules(files: Iterable[File], config: MkDocsConfig) -> Iterator[File]:
    """The files with every module of ours moved and slimmed; all others as they are."""
    found = list(files)
    modules = {file.src_uri: slim(file.content_string) for file in found if is_module(file)}
    digest = hashlib.sha256("\0".join(f"{uri}\0{text}" for uri, text in sorted(modules.items())).encode())
    folder = f"{TARGET}{digest.hexdigest()[:10]}/"
    for file in found:
        if file.src_uri in modules:
            uri = folder + file.src_uri.removeprefix(SOURCE)
            yield File.generated(config, uri, content=modules[file.src_uri])
        else:
            yield file


def is_module(file: File) -> bool:
    """Whether a file of the theme is a browser module."""
    return file.src_uri.startswith(SOURCE) and file.src_uri.endswith(".js") and file.src_uri.count("/") > 2


def module_assets(uris: Iterable[str]) -> Mapping[str, str]:
    """Short names to the addresses of published modules: `desk_desk_js`."""
    return {
        "module_" + re.sub(r"\W", "_", uri.removeprefix(TARGET).partition("/")[2]): uri
        for uri in uris
        if uri.startswith(TARGET)
    }


def slim(text: str) -> str:
    """A module without comment lines and indentation.

    Only whole lines go, which is right as long as no template literal runs
    over several lines; a test holds our modules to that.
    """
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not _COMMENT.match(line)) + "\n"
