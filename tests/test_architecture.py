"""The architecture: which module may import which, and what a module looks like."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"
PATHS = sorted(PACKAGE.rglob("*.py"))
IDS = [path.relative_to(PACKAGE).as_posix() for path in PATHS]
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in PATHS}
ENGINE, CLI = "generator.engine_mkdocs", "generator.cli"
LONGEST = 320
LONGER = {
    "generator.catalogs.po": 400,  # one state machine; its parts read worse apart
}
"""Modules that may be longer, with their limit and the reason."""


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(name: str) -> Iterator[str]:
    """Every module that a module imports, inside functions too, as dotted names."""
    path = MODULES[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parts, base]).rstrip(".")
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base


def is_below(name: str, package: str) -> bool:
    """Whether a module is a package or stands in it."""
    return name == package or name.startswith(f"{package}.")


def importers(package: str) -> set[tuple[str, str]]:
    """Modules of ours outside a package that import something of it, with what they import."""
    return {
        (name, target)
        for name in MODULES
        for target in imports(name)
        if is_below(target, package) and not is_below(name, package)
    }


def test_mkdocs_is_imported_by_the_engine_alone() -> None:
    """Nothing outside generator/engine_mkdocs/ knows MkDocs or Material."""
    outside = {
        (name, target)
        for package in ("mkdocs", "material")
        for name, target in importers(package)
        if not is_below(name, ENGINE)
    }
    assert outside == set()


def test_core_knows_neither_engine_nor_command_line() -> None:
    """The core imports neither side; only the build command runs the engine, and the engine knows no command line."""
    to_engine = {(name, target) for name, target in importers(ENGINE) if name != "generator.cli.build"}
    to_cli = {(name, target) for name, target in importers(CLI) if name != "generator.__main__"}
    assert to_engine == set()
    assert to_cli == set()
    allowed = {f"{ENGINE}.run"}
    assert {target for name, target in importers(ENGINE)} <= allowed


def test_no_module_imports_itself_in_a_circle() -> None:
    """Imports inside functions count: no cycle is hidden."""
    graph = {name: {target for target in imports(name) if target in MODULES} for name in MODULES}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above[above.index(name) :], name))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_packages_do_not_import_each_other() -> None:
    """Between two packages imports go one way: the lower never knows the higher."""
    packages = {name: name.split(".")[1] for name in MODULES if MODULES[name].parent != PACKAGE}
    pairs = {
        (packages[name], packages[target])
        for name in packages
        for target in imports(name)
        if target in packages and packages[name] != packages[target]
    }
    assert {pair for pair in pairs if (pair[1], pair[0]) in pairs} == set()


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("markdown", ("model", "loader", "catalogs", "pages", "letters", "publish")),
        ("model", ("loader", "catalogs", "pages", "letters", "publish", "markdown")),
        ("loader", ("catalogs", "pages", "letters", "publish")),
        ("catalogs", ("pages", "loader", "publish")),
        ("letters", ("pages", "loader", "catalogs", "publish")),
        ("publish", ("pages", "loader", "catalogs", "letters", "model", "markdown")),
    ],
)
def test_layers_know_only_what_is_below(lower: str, higher: tuple[str, ...]) -> None:
    """The flow has one direction: source, model, catalogs, pages, publication."""
    known = {
        target.split(".")[1]
        for name in MODULES
        if is_below(name, f"generator.{lower}")
        for target in imports(name)
        if target.startswith("generator.")
    }
    assert known & set(higher) == set()


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_module_says_what_it_is_for(path: Path) -> None:
    """A module begins with a docstring of one sentence, on the first line, and fits in one screen's worth of ideas."""
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(tree(path)) or ""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)

    assert text.startswith('"""')
    assert docstring.splitlines()[0].endswith("."), "the first line is no sentence"
    assert text.count("\n") <= LONGER.get(name, LONGEST)


def test_plugin_is_hooks_alone() -> None:
    """The plugin stays under two hundred lines."""
    assert (PACKAGE / "engine_mkdocs" / "plugin.py").read_text(encoding="utf-8").count("\n") < 200


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_public_things_are_explained(path: Path) -> None:
    """Every public class, function and method has a docstring."""
    missing = []

    def look(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                if child.name.startswith("_"):
                    continue
                overrides = any(isinstance(mark, ast.Name) and mark.id == "override" for mark in child.decorator_list)
                if ast.get_docstring(child) is None and not overrides:
                    missing.append(prefix + child.name)
                if isinstance(child, ast.ClassDef):
                    look(child, f"{prefix}{child.name}.")

    look(tree(path), "")
    assert missing == []


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_no_data_of_ours_can_change(path: Path) -> None:
    """Values are frozen: a dataclass is frozen, or private to its module."""
    changeable = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for mark in node.decorator_list:
                called = mark.func if isinstance(mark, ast.Call) else mark
                if getattr(called, "id", "") == "dataclass":
                    keywords = {item.arg: item.value for item in mark.keywords} if isinstance(mark, ast.Call) else {}
                    frozen = keywords.get("frozen")
                    if not (isinstance(frozen, ast.Constant) and frozen.value is True):
                        changeable.append(node.name)
    assert changeable == []
