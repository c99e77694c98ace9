"""Writes the corpus as a handbook of ours: items in docs/, catalogs for Korean and Japanese."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.po_write import write_po
from generator.loader import load
from generator.options import Options
from generator.problems import errors
from tests.benchmarks import corpus
from tests.benchmarks.corpus import Callout, Code, GuideText, Heading, Made, Paragraph, Points, ScenarioText, Table
from tests.benchmarks.words import LANGUAGES, Words

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 22)
FOREVER = dt.date(9999, 12, 31)

Translations = dict[str, Words]
"""English text to the text in all languages."""


class _Texts:
    """Gives out English texts and remembers what they are in the other languages."""

    def __init__(self) -> None:
        self.translations: Translations = {}

    def __call__(self, words: Words) -> str:
        self.translations[words[0]] = words
        return words[0]

    def paragraph(self, paragraph: Paragraph) -> str:
        target = "" if paragraph.link is None else target_of(paragraph.link)
        english, korean, japanese = (corpus.with_link(paragraph, at, target) for at in range(len(LANGUAGES)))
        return self((english, korean, japanese))

    def points(self, entries: Sequence[Words]) -> list[dict[str, str]]:
        return [{"id": f"p{number}", "text": self(entry)} for number, entry in enumerate(entries)]


def target_of(number: int) -> str:
    """The link target of a document."""
    return f"{'scenarios' if corpus.is_scenario(number) else 'guides'}/{corpus.slug_of(number)}"


def write(documents: Sequence[Made], root: Path) -> None:
    """Write the handbook below `root`, an empty folder, with this project's own templates and settings."""
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "templates", root / "templates")
    texts = _Texts()
    for made in documents:
        path = root / "docs" / (target_of(made.number) + (".md" if isinstance(made.text, GuideText) else ".yml"))
        _put(path, _guide(made, texts) if isinstance(made.text, GuideText) else _scenario(made, texts))
    for key, fields in _fixed(texts).items():
        _put(root / "docs" / f"{key}.yml", _yaml(fields))
    _write_catalogs(root, texts.translations)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


class _Dumper(yaml.SafeDumper):
    """Writes a value out wherever it stands; our dialect has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _yaml(fields: Mapping[str, Any]) -> str:
    text: str = yaml.dump(dict(fields), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text


def _head(made: Made, texts: _Texts) -> dict[str, Any]:
    return {
        "title": texts(made.title),
        "description": texts(made.description),
        "reviewed": DAY,
        "order": made.number,
        "summary": texts(made.summary),
    }


def _guide(made: Made, texts: _Texts) -> str:
    assert isinstance(made.text, GuideText)
    parts = [f"---\n{_yaml(_head(made, texts))}---\n"]
    for block in made.text.blocks:
        match block:
            case Paragraph():
                parts.append(f"{texts.paragraph(block)}\n")
            case Heading():
                parts.append(f"{'#' * block.level} {texts(block.text)} {{#{block.id}}}\n")
            case Points():
                marks = (f"{number}." if block.is_ordered else "-" for number in range(1, len(block.entries) + 1))
                parts.append(
                    "".join(f"{mark} {texts(entry)}\n" for mark, entry in zip(marks, block.entries, strict=True))
                )
            case Callout():
                parts.append(f"> [!{block.style.upper()}]\n> {texts(block.text)}\n")
            case Table():
                rows = [[texts(cell) for cell in row] for row in (block.head, *block.rows)]
                lines = [f"| {' | '.join(row)} |\n" for row in rows]
                parts.append("".join([lines[0], f"|{' --- |' * len(block.head)}\n", *lines[1:]]))
            case Code():
                parts.append(f"```\n{block.text}\n```\n")
    return "\n".join(parts)


def _scenario(made: Made, texts: _Texts) -> str:
    text = made.text
    assert isinstance(text, ScenarioText)
    fields = {
        **_head(made, texts),
        "signals": ["signal"],
        "signs": texts.points(text.signs),
        "causes": texts.points(text.causes),
        "repair": {
            "text": texts.paragraph(text.repair),
            "words": texts.points(text.words),
            "limit": texts(text.limit),
        },
        "decision": {"stay": texts.points(text.stay), "stop": texts.points(text.stop)},
        "steps": [
            {"id": f"s{number}", "title": texts(title), "day": number, "text": texts.paragraph(paragraph)}
            for number, (title, paragraph) in enumerate(text.steps)
        ],
        "mistakes": texts.points(text.mistakes),
        "scripts": ["call"],
        "letters": ["notice"],
        "clauses": ["end"],
    }
    return _yaml(fields)


def _fixed(texts: _Texts) -> dict[str, dict[str, Any]]:
    """The few documents that a handbook has whatever its size, by key."""
    line = texts(("This line is short.", "이 줄은 짧다.", "この行は短い。"))
    word = texts(("A word", "낱말", "言葉"))
    head = {"title": word, "description": line, "reviewed": DAY, "summary": line}
    point = {"id": "one", "text": line}
    turn = {"id": "one", "who": "you", "text": line}
    reaction = {"id": "one", "title": word, "says": line, "hold": line, "avoid": line, "why": line}
    door = {"id": "one", "title": word, "text": line, "to": "signals"}
    formal = texts(("This ends in {{ days }} days.", "{{ days }}일 뒤에 끝난다.", "{{ days }}日後に終わる。"))
    question = {"id": "days", "type": "number", "label": word, "example": texts(("14", "14", "14"))}
    return {
        "handbook/home": {
            "title": word, "description": line, "reviewed": DAY, "tagline": line, "doors": [door],
        },
        "handbook/signals": {
            **head, "signals": [{"id": "signal", "text": word, "weight": "grey", "meaning": line}],
        },
        "handbook/glossary": {**head, "terms": [{"id": "term", "term": word, "meaning": line}]},
        "handbook/jurisdictions": {
            **head, "jurisdictions": [{"id": "kr", "name": word, "languages": ["ko"], "note": line}],
        },
        "scripts/call": {
            **head, "channel": ["phone"], "minutes": 5, "before": [point], "opening": [turn],
            "reactions": [reaction], "closing": [turn], "after": [point], "letters": ["notice"],
        },
        "clauses/end": {
            **head, "purpose": line, "without": line, "version": 1, "review_by": FOREVER,
            "jurisdictions": [{"id": "kr", "jurisdiction": "kr", "text": line}], "fields": [question],
            "paragraphs": [{"id": "one", "formal": formal, "plain": line}],
        },
        "letters/notice": {
            **head, "when_to_send": [point], "media": ["email"], "fields": [question],
            "texts": [{"id": "standard", "subject": word, "body": [{"id": "one", "text": formal}]}],
        },
    }  # fmt: skip


def _write_catalogs(root: Path, translations: Translations) -> None:
    """Write a complete catalog for every document, and our own interface's as it is in this project."""
    options = Options()
    loaded = load(root, options)
    found = errors(loaded.problems)
    if found:
        raise ValueError(f"the corpus is broken: {found[0]}")
    for at, lang in enumerate(LANGUAGES):
        if lang == options.source_language:
            continue
        folder = root / "docs" / "locale" / lang
        for document in loaded.library:
            messages = {(message.context, message.text) for message in document.messages}
            entries = tuple(
                Entry(message.context, message.text, translations[message.text][at], references=(document.path,))
                for message in document.messages
            )
            assert len(messages) == len(entries)
            path = folder / f"{document.key}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write_po(Catalog(lang, entries)))
        interface = ROOT / "docs" / "locale" / lang / "interface.po"
        if interface.exists():
            shutil.copy(interface, folder / "interface.po")
