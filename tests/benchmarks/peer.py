"""Writes the corpus for MkDocs with Material and static-i18n: a folder of Markdown for each language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.corpus import Callout, Code, GuideText, Heading, Made, Paragraph, Points, ScenarioText, Table
from tests.benchmarks.words import FIELDS, GROUPS, LANGUAGES, Words

NAMES = {"en": "English", "ko": "한국어", "ja": "日本語"}

CONFIGURATION = """\
site_name: Handbook
site_url: https://handbook.invalid/
use_directory_urls: true
theme:
  name: material
  font: false
  features:
    - navigation.indexes
markdown_extensions:
  - admonition
  - tables
  - toc:
      permalink: true
  - pymdownx.highlight
  - pymdownx.superfences
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
"""


def write(documents: Sequence[Made], root: Path) -> None:
    """Write the project below `root`, an empty folder."""
    languages = (
        f"        - locale: {lang}\n          name: {NAMES[lang]}\n          build: true\n"
        + ("          default: true\n" if lang == "en" else "")
        for lang in LANGUAGES
    )
    (root / "mkdocs.yml").write_text(CONFIGURATION + "".join(languages), encoding="utf-8", newline="\n")
    for at, lang in enumerate(LANGUAGES):
        for made in documents:
            path = root / "docs" / lang / path_of(made.number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_page(made, at), encoding="utf-8", newline="\n")


def path_of(number: int) -> str:
    """The file of a document: a home page, an index for each of ten sections, then pages in turn."""
    if number == 0:
        return "index.md"
    if number <= len(GROUPS):
        return f"{_folder(number - 1)}/index.md"
    return f"{_folder((number - 1) % len(GROUPS))}/{corpus.slug_of(number)}.md"


def _folder(group: int) -> str:
    return GROUPS[group][0].lower().replace(" ", "-")


def _target(here: int, there: int) -> str:
    return ("../" if here else "") + path_of(there)


def _page(made: Made, at: int) -> str:
    def paragraph(block: Paragraph) -> str:
        target = "" if block.link is None else _target(made.number, block.link)
        return corpus.with_link(block, at, target) + "\n"

    def points(entries: Sequence[Words], mark: str = "-") -> str:
        return "".join(f"{mark} {entry[at]}\n" for entry in entries)

    head = f"---\ntitle: {made.title[at]}\ndescription: '{_quoted(made.description[at])}'\n---\n"
    parts = [head, f"# {made.title[at]}\n", f"{made.summary[at]}\n"]
    if isinstance(made.text, GuideText):
        for block in made.text.blocks:
            match block:
                case Paragraph():
                    parts.append(paragraph(block))
                case Heading():
                    parts.append(f"{'#' * block.level} {block.text[at]}\n")
                case Points():
                    parts.append(points(block.entries, "1." if block.is_ordered else "-"))
                case Callout():
                    parts.append(f"!!! {block.style}\n\n    {block.text[at]}\n")
                case Table():
                    lines = [f"| {' | '.join(cell[at] for cell in row)} |\n" for row in (block.head, *block.rows)]
                    parts.append("".join([lines[0], f"|{' --- |' * len(block.head)}\n", *lines[1:]]))
                case Code():
                    parts.append(f"```\n{block.text}\n```\n")
    else:
        parts += _scenario(made.text, at, paragraph, points)
    return "\n".join(parts)


def _scenario(text: ScenarioText, at: int, paragraph, points) -> list[str]:  # type: ignore[no-untyped-def]
    def heading(field: str, level: int = 2) -> str:
        return f"{'#' * level} {FIELDS[field][at]}\n"

    parts = [heading("signs"), points(text.signs), heading("causes"), points(text.causes)]
    parts += [heading("repair"), paragraph(text.repair), heading("words", 3), points(text.words)]
    parts += [f"!!! tip\n\n    {text.limit[at]}\n"]
    parts += [heading("stay", 3), points(text.stay), heading("stop", 3), points(text.stop), heading("steps")]
    for title, step in text.steps:
        parts += [f"### {title[at]}\n", paragraph(step)]
    return [*parts, heading("mistakes"), points(text.mistakes)]


def _quoted(text: str) -> str:
    return text.replace("'", "''")
