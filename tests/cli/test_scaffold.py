"""Skeletons and schemas follow the models: valid right away, every field named, and editors agree."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
import yaml

from generator import schemas, strict_yaml
from generator.library import COLLECTIONS, HANDBOOK
from generator.loader import load
from generator.loader.validate import validate
from generator.options import Options
from generator.scaffold import KINDS, file_name, known_ids, skeleton
from tests.cli.fakes import project, run

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 2, 28)
FIELD = re.compile(r"^( *)# ((?:  )*(?:- )?[a-z_]+:(?: .*)?)$", re.MULTILINE)
"""A field that is commented out."""


def front(kind: str, text: str) -> str:
    """The YAML of a skeleton."""
    return text.split("---\n")[1] if file_name(kind, "x").endswith(".md") else text


def assert_valid(kind: str, text: str) -> None:
    """The YAML is strict, and the model takes it."""
    data, positions, problems = strict_yaml.read(text, "x.yml")
    assert problems == ()
    item, found = validate(COLLECTIONS[KINDS[kind]], data, positions)
    assert found == []
    assert item is not None


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_is_valid_right_away(kind: str) -> None:
    """The model takes a skeleton as it is, read strictly or by any YAML reader, and so does the editors' schema."""
    text = front(kind, skeleton(kind, "late-payer", today=TODAY, known={}))
    assert_valid(kind, text)
    data = yaml.safe_load(text)
    COLLECTIONS[KINDS[kind]].model_validate_json(json.dumps(data, default=str))
    jsonschema.validate(json.loads(json.dumps(data, default=str)), json.loads(schemas.schemas()[f"{kind}.json"]))
    assert data["title"] == "Late payer"
    assert data["reviewed"] == TODAY


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_is_valid_with_all_optional_fields(kind: str) -> None:
    """What is commented out is valid as well once the comment signs are gone, and then no field is missing."""
    text = FIELD.sub(r"\1\2", front(kind, skeleton(kind, "late-payer", today=TODAY, known={})))
    assert_valid(kind, text)
    assert set(yaml.safe_load(text)) == set(COLLECTIONS[KINDS[kind]].model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_explains_every_field(kind: str) -> None:
    """Every field's own description stands above it; lines stay short."""
    text = skeleton(kind, "late-payer", today=TODAY, known={})
    words = " ".join(line.strip().removeprefix("# ") for line in text.splitlines())
    for name, field in COLLECTIONS[KINDS[kind]].model_fields.items():
        assert field.description is not None
        assert " ".join(field.description.split()) in words, name
    assert max(map(len, text.splitlines())) <= 120
    if file_name(kind, "x").endswith(".yml"):
        assert text.startswith(f"# yaml-language-server: $schema=../.schemas/{kind}.json\n")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_item_of_this_handbook_has_no_problems(kind: str, tmp_path: Path) -> None:
    """A skeleton refers to items that exist, and the loader finds nothing wrong in its file."""
    known = known_ids(ROOT / "docs")
    assert set(known) == {*COLLECTIONS, "signals", "glossary", "jurisdictions"}
    text = skeleton(kind, "brand-new", today=TODAY, known=known)
    assert "change-me" not in text
    path = tmp_path / "docs" / file_name(kind, "brand-new")
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    loaded = load(tmp_path, Options())
    assert [problem for problem in loaded.problems if problem.place.path.startswith("docs/" + KINDS[kind])] == []
    assert f"{KINDS[kind]}/brand-new" in loaded.library.documents


def test_ids_of_a_broken_handbook_are_left_out(tmp_path: Path) -> None:
    """A register that cannot be read, and files with odd names, give no id, and are no reason to stop."""
    (tmp_path / "handbook").mkdir()
    (tmp_path / "handbook" / "signals.yml").write_text("signals: [3]\n")
    (tmp_path / "handbook" / "glossary.yml").write_bytes(b"\xff")
    (tmp_path / "handbook" / "jurisdictions.yml").write_text("- a\n")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "Odd Name.yml").write_text("")
    assert known_ids(tmp_path) == {}


def test_the_committed_schemas_are_up_to_date() -> None:
    """A changed model comes with its schema: run `partwell schema`."""
    assert schemas.stale(ROOT, "docs") == ()


def test_schemas_are_deterministic() -> None:
    """Two runs write the same, one schema for each kind of file."""
    assert schemas.schemas() == schemas.schemas()
    assert set(schemas.schemas()) == {f"{name}.json" for name in (*KINDS, *HANDBOOK, "overlay")}


def items() -> list[Any]:
    """Every YAML item of this handbook, with the kind that its schema is named after."""
    of_kind = [(kind, path) for kind in KINDS for path in (ROOT / "docs" / KINDS[kind]).glob("*.yml")]
    registers = [(name, ROOT / "docs" / "handbook" / f"{name}.yml") for name in HANDBOOK]
    pairs = [("overlay" if "." in path.stem else kind, path) for kind, path in of_kind] + registers
    return [pytest.param(kind, path, id=path.stem) for kind, path in pairs]


@pytest.mark.parametrize(("kind", "path"), items())
def test_editors_accept_the_handbook(kind: str, path: Path) -> None:
    """What the loader takes, an editor does not underline."""
    data = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(data, json.loads(schemas.schemas()[f"{kind}.json"]))


def test_editors_find_the_schemas() -> None:
    """The editor settings name a schema for every YAML file of the handbook, and only schemas that exist."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert all((ROOT / name).is_file() for name in settings)
    named = {Path(name).stem for name in settings}
    assert named == {*(kind for kind in KINDS if file_name(kind, "x").endswith(".yml")), *HANDBOOK, "overlay"}
    for name, patterns in settings.items():
        wanted = [pattern for pattern in patterns if not pattern.startswith("!")]
        assert any(list(ROOT.glob(pattern)) for pattern in wanted) or Path(name).stem == "overlay", name


def test_a_first_line_leads_to_its_schema(tmp_path: Path) -> None:
    """The path in a new item's first line is the schema that `partwell schema` wrote."""
    folder = project(tmp_path / "handbook")
    run(["schema", "--project", folder])
    run(["new", "letter", "first-letter", "--project", folder])
    path = folder / "docs" / "letters" / "first-letter.yml"
    target = path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    assert (path.parent / target).resolve() == folder / "docs" / ".schemas" / "letter.json"
    assert (path.parent / target).is_file()
