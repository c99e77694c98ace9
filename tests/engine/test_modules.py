"""Browser modules as published: the desk in one file, all in a folder of their own, light enough for a phone."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from generator.engine_mkdocs.modules import ENTRY, TARGET, join
from tests.engine.building import build_site, make_project
from tests.engine.sample_site import make_site

SOURCES = Path(__file__).parents[2] / "templates/theme/assets/javascripts"
MODULES = sorted(SOURCES.glob("*/*.js"))
IDS = [path.relative_to(SOURCES).as_posix() for path in MODULES]
IMPORTED = re.compile(r'(?:from|import\()\s*"(\.[^"]+)"')

FIRST_LIMIT = 20_000
"""Bytes, compressed, that the desk may load before the reader can type."""
LATER_LIMIT = 12_000
"""Bytes more, compressed, that the writers of documents may bring."""
WRITERS = {"docx", "eml", "ics", "looks", "markdown", "rich", "words", "zip"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the modules in a built site."""
    site = build_site(make_project(tmp_path_factory.mktemp("modules")), make_site())
    assert not (site / "assets/javascripts/desk").exists()
    (found,) = (site / TARGET).iterdir()
    return found


def weight(paths: Iterable[Path]) -> int:
    """The bytes of files as a host sends them, each compressed on its own."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def test_every_import_leads_to_a_module(folder: Path) -> None:
    """Every path that a published module imports, at once or later, is published beside it."""
    count = 0
    for path in folder.rglob("*.js"):
        for name in IMPORTED.findall(path.read_text("utf-8")):
            assert (path.parent / name).is_file(), f"{path.name} imports {name}"
            count += 1
    assert count > 8


def test_desk_is_one_file(folder: Path) -> None:
    """The desk imports nothing before it runs, and nothing that is in it is published a second time."""
    text = (folder / ENTRY).read_text("utf-8")
    assert not re.search(r"^import\b|[;}]import ?[{*]", text)
    assert "function execute(" in text
    assert not (folder / "letters/execute.js").exists()


def test_desk_is_light_at_first_use(folder: Path) -> None:
    """What the desk loads before the reader can type is at most 20 kB compressed."""
    assert 10_000 < weight([folder / ENTRY]) <= FIRST_LIMIT


def test_writers_are_light(folder: Path) -> None:
    """What the writers of documents bring when they are asked for is at most 12 kB more."""
    writers = [path for path in folder.glob("letters/*.js") if path.stem in WRITERS]
    assert {path.stem for path in writers} == WRITERS
    assert weight(writers) <= LATER_LIMIT


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_no_template_stands_in_a_template(path: Path) -> None:
    """No template literal holds another one, whose words the slimmer would take for code, and their spaces away."""
    code = re.sub(r"^\s*(?://|/?\*).*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    code = re.sub(r"\\.|(?<=[(,=:\s])/(?![/*])(?:\[[^]\n]*\]|[^/\n])+/", "", code)
    for template in code.split("`")[1::2]:
        assert template.count("${") == len(re.findall(r"\$\{[^`]*?\}", template)), template


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_module_says_what_it_is_for(path: Path) -> None:
    """A module begins with a comment and stays within a screen's worth of ideas."""
    text = path.read_text("utf-8")
    assert text.startswith("// ")
    assert text.count("\n") <= LONGER.get(path.stem, 330)


LONGER = {"desk": 450}
"""The desk's main module ties all others together."""


def test_a_name_changes_with_any_module(folder: Path, tmp_path: Path) -> None:
    """The folder's name is a digest: the same modules keep it from build to build."""
    again = build_site(make_project(tmp_path), make_site())
    assert [path.name for path in (again / TARGET).iterdir()] == [folder.name]
    assert re.fullmatch("[0-9a-f]{10}", folder.name)


SOUND = {
    "desk/desk.js": 'import { low as deep } from "../letters/low.js";\nexport function open() {\n  return deep();\n}\n',
    "letters/low.js": 'import * as base from "./base.js";\nexport const low = () => base.one;\n',
    "letters/base.js": "export const one = 1;\n",
    "desk/later.js": (
        'import { one } from "../letters/base.js";\nimport { x } from "./x.js";\nexport const two = one + x;\n'
    ),
    "desk/x.js": "export const x = 1;\n",
}


def test_joined_modules_keep_their_scopes() -> None:
    """Each joined module is a scope behind those that it imports; what comes later takes them from the joined file."""
    made = join(SOUND, "desk/desk.js")

    assert set(made) == {"desk/desk.js", "desk/later.js", "desk/x.js"}
    assert made["desk/desk.js"] == (
        "const scope0 = (() => {\nconst one = 1;\n\nreturn { one };\n})();\n"
        "const scope1 = (() => {\nconst base = scope0;\nconst low = () => base.one;\n\nreturn { low };\n})();\n"
        "const scope2 = (() => {\nconst { low: deep } = scope1;\n"
        "function open() {\n  return deep();\n}\n\nreturn { open };\n})();\n"
        "export const { open } = scope2;\nexport { scope0, scope1, scope2 };\n"
    )
    assert made["desk/later.js"] == (
        'import { scope0 } from "./desk.js";\nconst { one } = scope0;\n'
        'import { x } from "./x.js";\nexport const two = one + x;\n'
    )
    assert made["desk/x.js"] == SOUND["desk/x.js"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("letters/base.js", 'import { open } from "../desk/desk.js";\n', "in a circle"),
        ("letters/base.js", 'import { a } from "./gone.js";\n', "letters/gone.js, which is not there"),
        ("letters/base.js", "export default 1;\n", "cannot be published: 'export default 1;'"),
        ("letters/base.js", "export let one = 1;\n", "cannot be published"),
        ("letters/base.js", 'import one from "./low.js";\n', "cannot be published"),
        ("desk/x.js", 'import "./y.js";\n', "cannot be published"),
    ],
)
def test_what_cannot_be_joined_is_refused(name: str, text: str, reason: str) -> None:
    """A circle, a missing module, and a form that joining would change end the build with the module's name."""
    with pytest.raises(PluginError, match=re.escape(reason)):
        join({**SOUND, name: text}, "desk/desk.js")
