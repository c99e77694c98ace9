"""JSON Schemas of the content, with which editors complete and check it while it is written."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from generator.library import COLLECTIONS, HANDBOOK
from generator.model.overlay import Overlay
from generator.problems import Place, Problem, in_order
from generator.scaffold import KINDS

FOLDER = ".schemas"
"""The schemas' folder below the docs folder."""

_MODELS: dict[str, type[BaseModel]] = {
    **{kind: COLLECTIONS[collection] for kind, collection in KINDS.items()},
    **HANDBOOK,
    "overlay": Overlay,
}


def schemas() -> dict[str, str]:
    """File name to text of every schema; a guide's and a page's describe their front matter."""
    return {f"{name}.json": _text(model) for name, model in _MODELS.items()}


def write(docs: Path) -> tuple[str, ...]:
    """Write the schemas that are missing or out of date, and return their names."""
    folder = docs / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        if _read(folder / name) != text:
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            written.append(name)
    return tuple(written)


def stale(root: Path, docs_dir: str) -> tuple[Problem, ...]:
    """A problem for each schema that is missing or out of date, and for each file that is none."""
    folder = root / docs_dir / FOLDER
    current = schemas()
    problems = []
    for name, text in current.items():
        found = _read(folder / name)
        if found != text:
            reason = "The schema is missing." if found is None else "The schema differs from the content model."
            problems.append(_problem("schema-stale", f"{docs_dir}/{FOLDER}/{name}", reason, "Run `partwell schema`."))
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in current:
            reason = "No content model has this schema."
            problems.append(_problem("schema-unknown", f"{docs_dir}/{FOLDER}/{path.name}", reason, "Delete it."))
    return in_order(problems)


def _problem(code: str, name: str, reason: str, remedy: str) -> Problem:
    return Problem(code, Place(name), reason, remedy)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None


def _text(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
