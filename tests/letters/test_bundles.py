"""The files that the desk loads: whole letters only, named by what is in them, and the programs that Python runs."""

from __future__ import annotations

import json
from pathlib import Path

from generator.letters.bundles import FOLDER, Bundles, is_complete, make_bundles
from generator.letters.examples import examples
from generator.letters.execute import execute
from generator.letters.locale_data import exported
from generator.letters.paper import paper
from generator.model import Letter
from generator.texts import Text
from tests.letters.support import LOCALES, MEDIA, REGISTERS, frames, notice

LANGUAGES = ("en", "ko", "ja")


def localised(language: str) -> Letter:
    """The notice with every text marked as being in its language."""
    return notice(language)


def bundles(calendars: object = None) -> Bundles:
    """The files of the notice."""
    return make_bundles({"notice": {language: localised(language) for language in LANGUAGES}}, frames(), calendars)


def test_every_locale_has_its_letter_and_formats() -> None:
    """There is one file with programs and one with formats for each locale, and no other."""
    made = bundles()

    assert list(made.letters["notice"]) == list(LOCALES)
    assert set(made.data) == set(LOCALES)
    assert set(made.files) == {*made.letters["notice"].values(), *made.data.values()}
    assert all(path.startswith(f"{FOLDER}/") and path.endswith(".json") for path in made.files)
    for locale, path in made.data.items():
        frame = frames().get(locale)
        assert frame is not None
        assert json.loads(made.files[path]) == json.loads(json.dumps(exported(frame, frames())))


def test_programs_give_what_python_prints() -> None:
    """A program read back from its file prints the letter that Python prints from the source."""
    made = bundles()
    for locale in LOCALES:
        frame = frames().get(locale)
        assert frame is not None
        letter = localised(frame.language)
        answers = examples(letter, frame)[0]
        read = json.loads(made.files[made.letters["notice"][locale]])
        assert (read["locale"], read["slug"]) == (locale, "notice")
        assert read["example"] == json.loads(json.dumps(answers))
        for register in REGISTERS:
            for medium in MEDIA:
                mine = paper(letter, frames=frames(), locale=locale, register=register, medium=medium, answers=answers)
                result = execute(read["programs"][register][medium], exported(frame, frames()), answers)
                said = [
                    "".join(part[1] if part[0] == "t" else part[2] for part in b["parts"]) for b in result["blocks"]
                ]
                assert said == [block.text for block in mine.blocks]


def test_names_follow_content() -> None:
    """The same content has the same names on every build, and other content another name."""
    assert bundles().files == bundles().files
    first, second = bundles({"first": 2025}), bundles({"first": 2026})
    assert first.calendars != second.calendars
    assert first.letters == second.letters


def test_half_a_letter_is_not_offered() -> None:
    """A language in which one text or one printed label is another language's is left out."""
    korean = localised("ko")
    texts = [text.model_copy() for text in korean.texts]
    foreign = Text("Thank you.", lang="en")
    block = texts[0].body[0].model_copy(update={"text": foreign})
    half = korean.model_copy(
        update={"texts": [texts[0].model_copy(update={"body": [block, *texts[0].body[1:]]}), *texts[1:]]}
    )
    label = korean.model_copy(
        update={"fields": [korean.fields[0].model_copy(update={"label": foreign}), *korean.fields[1:]]}
    )
    for broken in (half, label):
        assert not is_complete(broken, "ko")
        made = make_bundles({"notice": {"ko": broken, "ja": localised("ja")}}, frames())
        assert list(made.letters["notice"]) == ["ja"]
        assert list(made.data) == ["ja"]
    assert is_complete(korean, "ko")


def test_without_letters_there_are_no_files() -> None:
    """A handbook without letters publishes nothing for a desk, calendars included."""
    assert make_bundles({}, frames(), {"first": 2025}) == Bundles()
    assert Path(FOLDER) == Path("assets/desk")
