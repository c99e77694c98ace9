"""Bundles: the files that the letter desk in the browser loads, each named by a digest of what is in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.letters.compile import VERSION, compile_letter
from generator.letters.examples import examples
from generator.letters.frames import Frame, Frames
from generator.letters.locale_data import exported
from generator.model import Letter, walk

FOLDER = "assets/desk"
"""Where the files stand, below the site's root."""


@dataclass(frozen=True, slots=True)
class Bundles:
    """The desk's files, and where each letter and locale has its own; all paths are below the site's root."""

    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Path to content."""
    data: Mapping[str, str] = field(default_factory=dict)
    """Letter locale to the path of its formats."""
    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Slug of a letter to the locales that it can be written in, each with the path of its programs."""
    calendars: str = ""
    """The path of the public holidays; empty where there are none."""


def make_bundles(letters: Mapping[str, Mapping[str, Letter]], frames: Frames, calendars: Any = None) -> Bundles:
    """Write the desk's files for letters, which are given by slug and language, localised.

    A language in which a letter is not complete is left out: no half of a letter is sent.
    """
    files: dict[str, str] = {}
    offered: dict[str, dict[str, str]] = {}
    data: dict[str, str] = {}
    for slug, localised in letters.items():
        offered[slug] = {}
        for locale, frame in frames.by_locale.items():
            letter = localised.get(frame.language)
            if letter is not None and is_complete(letter, frame.language):
                offered[slug][locale] = _add(files, f"{slug}.{locale}", _programs(slug, letter, frame))
                if locale not in data:
                    data[locale] = _add(files, f"data.{locale}", exported(frame, frames))
    path = _add(files, "calendars", calendars) if calendars is not None and data else ""
    return Bundles(files, data, offered, path)


def is_complete(letter: Letter, lang: str) -> bool:
    """Whether all words that a letter prints are in a language: its texts, and the labels of what is missing."""
    labels = [spec.label for spec in letter.fields]
    for spec in letter.fields:
        labels += [column.label for column in spec.columns]
        labels += [option.label for option in spec.options]
    return all(label.lang in (None, lang) for label in labels) and all(walk.is_in(text, lang) for text in letter.texts)


def _programs(slug: str, letter: Letter, frame: Frame) -> dict[str, Any]:
    return {
        "version": VERSION,
        "locale": frame.locale,
        "slug": slug,
        "example": examples(letter, frame)[0],
        "programs": {
            text.id: {medium: compile_letter(letter, text, frame, medium) for medium in letter.media}
            for text in letter.texts
        },
    }


def _add(files: dict[str, str], name: str, value: Any) -> str:
    """Keep a value under a name that changes with it, so that no cache serves an old one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path = f"{FOLDER}/{name}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.json"
    files[path] = text
    return path
