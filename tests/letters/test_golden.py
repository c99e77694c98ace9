"""Golden letters: each letter in every locale, register and medium, branch by branch, so that changes show in review.

`make golden` (`pytest tests/letters/test_golden.py --write-golden-letters`) writes them anew and removes stale ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.letters.frames import Frame
from generator.letters.paper import examples, paper, program, to_text
from generator.model.letter import Letter, Medium, Register
from tests.letters.support import LOCALES, ROOT, frames, letters, notice

GOLDEN = Path(__file__).parent / "golden"
FIXTURE = "fixture"
SLUGS = sorted(path.stem for path in (ROOT / "docs/letters").glob("*.yml") if "." not in path.stem)
TODAY = "2026-12-01"
CALENDAR = {"first": "2026-01-01", "last": "2027-12-31", "days": ["2026-12-25", "2027-01-01"]}


def the_letter(slug: str, language: str) -> Letter:
    """A letter of the site, or the tests' own."""
    return notice(language) if slug == FIXTURE else letters(language)[slug]


def branches(source: Letter, frame: Frame, choices: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What changes the letter, by name: answers for each of its branches; `choices` of the frame are turned too."""
    answers, findings = examples(source, frame)
    assert findings == ()
    yield "example", answers
    needed = {spec.id for spec in (*source.fields, *frame.fields) if spec.required} | {"client_company"}
    yield "no optional answers", {name: value for name, value in answers.items() if name in needed}
    private = {name: value for name, value in answers.items() if name not in ("client_company", "client_title")}
    yield "private person", private
    for spec in (*source.fields, *(choice.spec for choice in frame.choices if choice.id in choices)):
        if spec.type == "boolean":
            flipped = answers.get(spec.id) is not True
            yield f"{spec.id}: {'yes' if flipped else 'no'}", {**answers, spec.id: flipped}
        if spec.type == "choice":
            usual = answers.get(spec.id, spec.options[0].id if spec.id in choices else None)
            for option in (option for option in spec.options if option.id != usual):
                yield f"{spec.id}: {option.id}", {**answers, spec.id: option.id}


def rendered(slug: str, locale: str) -> Iterator[tuple[Path, str]]:
    """Every golden file of a letter in a locale, with its text."""
    frame = frames().get(locale)
    assert frame is not None
    source = the_letter(slug, frame.language)
    for text in source.texts:
        for medium in source.media:
            sheets = []
            compiled, _ = program(source, frames=frames(), locale=locale, register=text.id, medium=medium)
            for title, answers in branches(source, frame, compiled["choices"] if slug == FIXTURE else []):
                sheets.append((title, sheet(source, locale, text.id, medium, answers)))
            if slug == FIXTURE:
                sheets.append(("no answers", sheet(source, locale, text.id, medium, {}, today="")))
                sheets.append(("blank form", sheet(source, locale, text.id, medium, {}, blank=True)))
            path = GOLDEN / slug / f"{locale}.{text.id}.{medium}.txt"
            yield path, "".join(f"===== {title} =====\n{words}\n" for title, words in sheets)


def sheet(
    source: Letter,
    locale: str,
    register: Register,
    medium: Medium,
    answers: dict[str, Any],
    *,
    blank: bool = False,
    today: str = TODAY,
) -> str:
    """One letter as text; nothing of it is refused."""
    chosen: dict[str, Any] = {"locale": locale, "register": register, "medium": medium, "blank": blank, "today": today}
    made = paper(source, frames=frames(), answers=answers, calendar=CALENDAR, **chosen)
    assert made.refused == ()
    return to_text(made)


@pytest.mark.parametrize("slug", [FIXTURE, *SLUGS])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_letter_reads_as_its_golden_text(slug: str, locale: str, request: pytest.FixtureRequest) -> None:
    """Each branch of each register and medium is the text that was reviewed; no file is missing, none is stale."""
    made = dict(rendered(slug, locale))
    kept = set((GOLDEN / slug).glob(f"{locale}.*.txt"))
    if request.config.getoption("--write-golden-letters", default=False):
        for path in kept - set(made):
            path.unlink()
        for path, text in made.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        kept = set(made)
    names = {path.name for path in kept}
    assert names == {path.name for path in made}, "run `make golden`"
    apart = [path.name for path, text in made.items() if path.read_text("utf-8") != text]
    assert apart == [], "run `make golden` and review what changes"


def test_no_golden_letter_is_of_another_letter(request: pytest.FixtureRequest) -> None:
    """Letters that are gone leave no golden text behind."""
    stale = [path for path in GOLDEN.iterdir() if path.name not in (FIXTURE, *SLUGS)]
    if request.config.getoption("--write-golden-letters", default=False):
        for folder in stale:
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
        stale = []
    assert stale == []


def test_a_changed_letter_is_noticed() -> None:
    """The golden text of a branch holds what only that branch prints."""
    texts = {path.name: text for path, text in rendered(FIXTURE, "en-US")}
    text = texts["en-US.standard.email.txt"]
    sheets = dict(part.split(" =====\n", 1) for part in text.split("===== ")[1:])
    assert {"example", "no optional answers", "private person", "paid: yes", "closing_words: best"} <= set(sheets)
    assert "I will refund" in sheets["example"]
    assert "I will refund" not in sheets["ending: credit"]
    assert "Invoice" not in sheets["paid: yes"]
    assert "Harbor & Pine LLC" not in sheets["private person"]
