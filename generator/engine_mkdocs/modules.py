"""Browser modules as they are published: slim, in a folder named by their digest, and the desk's in one file.

The sources stay plain modules. A phone on a slow line is served better by one
file than by a dozen that wait for each other, and one file compresses better
too: what the desk needs at first is joined, and what it asks for later stays
apart and takes what it shares from there.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import rjsmin  # type: ignore[import-untyped]  # it has no types
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

SOURCE = "assets/javascripts/"
"""Where the theme's folder holds modules."""
TARGET = "assets/modules/"
"""Where they are published."""
ENTRY = "desk/desk.js"
"""The module that is joined with all that it imports."""

_IMPORT = re.compile(r'^import (?:\* as (?P<all>\w+)|\{(?P<some>[^}]*)\}) from "(?P<path>\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def published_modules(files: Iterable[File], config: MkDocsConfig) -> Iterator[File]:
    """The files with every module of ours as it is published; all others as they are."""
    found = list(files)
    sources = {file.src_uri.removeprefix(SOURCE): file.content_string for file in found if is_module(file)}
    modules = join(sources, ENTRY) if ENTRY in sources else sources
    slimmed = {name: str(rjsmin.jsmin(text)) for name, text in modules.items()}
    digest = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in sorted(slimmed.items())).encode())
    folder = f"{TARGET}{digest.hexdigest()[:10]}/"
    yield from (file for file in found if not is_module(file))
    for name, text in slimmed.items():
        yield File.generated(config, folder + name, content=text)


def is_module(file: File) -> bool:
    """Whether a file of the theme is a browser module."""
    return file.src_uri.startswith(SOURCE) and file.src_uri.endswith(".js")


def module_assets(uris: Iterable[str]) -> Mapping[str, str]:
    """Short names to the addresses of published modules: `module_desk_desk_js`."""
    return {
        "module_" + re.sub(r"\W", "_", uri.removeprefix(TARGET).partition("/")[2]): uri
        for uri in uris
        if uri.startswith(TARGET)
    }


@dataclass(frozen=True, slots=True)
class _Module:
    """A module taken apart: what it imports and exports, and the code between."""

    name: str
    code: str
    exports: tuple[str, ...]
    imports: tuple[tuple[str, str], ...] = field(default=())
    """Local binding, as a pattern or a name, and the module that it comes from."""


def join(sources: Mapping[str, str], entry: str) -> dict[str, str]:
    """The modules with `entry` and all that it imports at once in one file, in whose place nothing else is left.

    Each joined module becomes a function's scope; modules that are loaded
    later import those scopes from the file. Raises PluginError for a form of
    import or export that it does not know, and for a circle.
    """
    modules = {name: _read(name, text) for name, text in sources.items()}
    order: list[str] = []
    _visit(modules, entry, order, ())
    scopes = {name: f"scope{index}" for index, name in enumerate(order)}
    parts = [_scope(modules[name], scopes) for name in order]
    parts.append(f"export const {{ {', '.join(modules[entry].exports)} }} = {scopes[entry]};")
    parts.append(f"export {{ {', '.join(scopes.values())} }};")
    apart = {
        name: _apart(module, sources[name], scopes, entry) for name, module in modules.items() if name not in scopes
    }
    return {entry: "\n".join(parts) + "\n", **apart}


def _read(name: str, text: str) -> _Module:
    imports = tuple(
        (
            found["all"]
            or "{ " + ", ".join(re.sub(r" as ", ": ", part.strip()) for part in _named(found["some"])) + " }",
            posixpath.normpath(posixpath.join(posixpath.dirname(name), found["path"])),
        )
        for found in _IMPORT.finditer(text)
    )
    code = _EXPORT.sub(r"\1", _IMPORT.sub("", text))
    unknown = _OTHER.search(code)
    if unknown:
        raise PluginError(
            f"{SOURCE}{name} has an import or export that cannot be published: {unknown.group()!r}. "
            "Import names or everything from a relative path on one line, and export where something is declared."
        )
    return _Module(name, code, tuple(found[2] for found in _EXPORT.finditer(text)), imports)


def _named(some: str) -> list[str]:
    return [part for part in some.split(",") if part.strip()]


def _visit(modules: Mapping[str, _Module], name: str, order: list[str], above: tuple[str, ...]) -> None:
    """Put a module behind all that it imports."""
    if name in above:
        raise PluginError(f"Browser modules import each other in a circle: {' → '.join((*above, name))}.")
    if name not in modules:
        raise PluginError(f"{SOURCE}{above[-1]} imports {name}, which is not there.")
    if name not in order:
        for _, target in modules[name].imports:
            _visit(modules, target, order, (*above, name))
        order.append(name)


def _scope(module: _Module, scopes: Mapping[str, str]) -> str:
    taken = "".join(f"const {binding} = {scopes[target]};\n" for binding, target in module.imports)
    given = ", ".join(module.exports)
    return f"const {scopes[module.name]} = (() => {{\n{taken}{module.code}\nreturn {{ {given} }};\n}})();"


def _apart(module: _Module, text: str, scopes: Mapping[str, str], entry: str) -> str:
    """A module that is loaded later, with what it shares taken from the joined file."""
    path = posixpath.relpath(entry, posixpath.dirname(module.name) or ".")
    path = path if path.startswith(".") else f"./{path}"
    shared = sorted({scopes[target] for _, target in module.imports if target in scopes})
    if not shared:
        return text
    head = f'import {{ {", ".join(shared)} }} from "{path}";\n'
    taken = "".join(f"const {binding} = {scopes[target]};\n" for binding, target in module.imports if target in scopes)

    def kept(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(module.name), found["path"]))
        return "" if target in scopes else found.group()

    return head + taken + _IMPORT.sub(kept, text)
