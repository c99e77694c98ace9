"""The project: its folder, and what mkdocs.yml says that matters without the engine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from generator.errors import CallError
from generator.loader.files import read_text
from generator.loader.validate import validate
from generator.options import Options
from generator.problems import ContentError, Place, Problem
from generator.strict_yaml import Data, Location, Positions

CONFIG = "mkdocs.yml"

# libyaml's loader is ten times as fast; PyYAML may be installed without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Project:
    """A handbook's project; `root` and `site_dir` are absolute."""

    root: Path
    options: Options
    site_dir: Path


def find_root(start: Path, *, upwards: bool = True) -> Path:
    """The folder with a mkdocs.yml: `start`, or with `upwards` the nearest above it; CallError where there is none."""
    for folder in (start.resolve(), *(start.resolve().parents if upwards else ())):
        if (folder / CONFIG).is_file():
            return folder
    where = f"{start} or in a folder above it" if upwards else f"{start}"
    raise CallError(f"There is no {CONFIG} in {where}.", "Go to the handbook's folder, or name it with --project.")


def load_project(root: Path) -> Project:
    """Read `mkdocs.yml` in `root`; ContentError with everything that is wrong with it.

    Only what partwell needs is judged; keys and tags that belong to the engine
    or to other plugins are left to them.
    """
    text = read_text(root / CONFIG, CONFIG)
    if isinstance(text, Problem):
        raise ContentError([text])
    reader = _Reader()
    top = reader.top(text)
    options = reader.options(top) if not reader.problems else None
    site_dir = reader.site_dir(top, root) if not reader.problems else None
    if options is None or site_dir is None:
        raise ContentError(reader.problems)
    return Project(root.resolve(), options, site_dir)


class _Reader:
    """Turns YAML's nodes into data, with the positions of what is judged."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.positions = Positions(CONFIG)

    def report(self, code: str, node: yaml.Node | None, reason: str, remedy: str, field: str | None = None) -> None:
        mark: Any = node.start_mark if node is not None else None
        place = Place(CONFIG, mark.line + 1, mark.column + 1) if mark is not None else Place(CONFIG)
        self.problems.append(Problem(code, place, reason, remedy, field))

    def top(self, text: str) -> dict[str, yaml.Node]:
        try:
            node = yaml.compose(text, Loader=_LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = Place(CONFIG, mark.line + 1, mark.column + 1) if mark is not None else Place(CONFIG)
            what = getattr(error, "problem", None) or str(error).splitlines()[0]
            remedy = "Check the indentation, the colons and the quotes around here."
            self.problems.append(Problem("yaml-syntax", place, f"This is not YAML: {what}.", remedy))
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.report("config-shape", node, "The file should hold settings such as `site_name: …`.", "Add them.")
            return {}
        top = self.mapping(node)
        if "INHERIT" in top:
            reason = "The file inherits from another, which partwell does not read."
            self.report("config-inherit", top["INHERIT"], reason, "Write the settings into this file.", "INHERIT")
        return top

    def mapping(self, node: yaml.MappingNode) -> dict[str, yaml.Node]:
        """Key to value; a key that stands twice is a problem (the engine would take the last without a word)."""
        result: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in result:
                reason = f"The key {key.value} stands here a second time."
                self.report("yaml-duplicate-key", key, reason, "Keep one of the two.")
            result.setdefault(str(key.value), value)
        return result

    def options(self, top: dict[str, yaml.Node]) -> Options | None:
        found = self._plugin(top.get("plugins"))
        if found is None:
            reason = "The plugin partwell is not among the plugins."
            remedy = "Add `- partwell` below `plugins:`."
            self.report("config-plugin", top.get("plugins"), reason, remedy, "plugins")
            return None
        key, node = found
        data = self.data(node, ()) if node is not None else {}
        if self.problems:
            return None
        if data is None:
            data = {}
        mark: Any = key.start_mark
        self.positions.values.setdefault((), (mark.line + 1, mark.column + 1))
        options, problems = validate(Options, data, self.positions)
        self.problems.extend(problems)
        return cast(Options | None, options)

    def _plugin(self, node: yaml.Node | None) -> tuple[yaml.Node, yaml.Node | None] | None:
        """The name and the options of our plugin, in a list or in a mapping of plugins."""
        entries = node.value if isinstance(node, yaml.SequenceNode | yaml.MappingNode) else []
        for entry in entries:
            if isinstance(entry, yaml.ScalarNode) and entry.value == "partwell":
                return entry, None
            pairs = [entry] if isinstance(entry, tuple) else entry.value if isinstance(entry, yaml.MappingNode) else []
            for key, value in pairs:
                if key.value == "partwell":
                    return key, value
        return None

    def site_dir(self, top: dict[str, yaml.Node], root: Path) -> Path | None:
        node = top.get("site_dir")
        value = self.data(node, ()) if node is not None else None
        if value is not None and (not isinstance(value, str) or not value.strip()):
            self.report("config-site-dir", node, "The site's folder should be text.", "Write a path.", "site_dir")
            return None
        # Not resolved: publishing follows a symbolic link itself.
        path = Path(os.path.normpath(root.resolve() / (value or "site")))
        if path == root.resolve() or path in root.resolve().parents:
            reason = f"The site's folder {path} holds the project itself."
            self.report("config-site-dir", node, reason, "Choose a folder of its own, such as `site`.", "site_dir")
            return None
        return path

    def data(self, node: yaml.Node, location: Location) -> Data:
        """Plain data; `!ENV` is understood as the engine does."""
        mark: Any = node.start_mark
        self.positions.values[location] = (mark.line + 1, mark.column + 1)
        if node.tag == "!ENV":
            return self._from_environment(node)
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Data] = {}
            for key, _ in node.value:
                self.positions.keys[(*location, str(key.value))] = (key.start_mark.line + 1, key.start_mark.column + 1)
            for name, value in self.mapping(node).items():
                result[name] = self.data(value, (*location, name))
            return result
        if isinstance(node, yaml.SequenceNode):
            return [self.data(child, (*location, index)) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _from_environment(self, node: yaml.Node) -> Data:
        """`!ENV NAME` or `!ENV [NAME, OTHER, default]`."""
        names = list(node.value) if isinstance(node, yaml.SequenceNode) else [node]
        default = self._scalar(names.pop()) if len(names) > 1 else None
        for name in names:
            value = os.environ.get(str(name.value))
            if value is not None:
                return value
        return default

    def _scalar(self, node: yaml.Node) -> Data:
        try:
            return cast(Data, yaml.constructor.SafeConstructor().construct_object(node))
        except (yaml.YAMLError, ValueError):
            reason = f"The value cannot be read as {node.tag}."
            self.report("yaml-tag", node, reason, "Write a plain value.")
            return None
