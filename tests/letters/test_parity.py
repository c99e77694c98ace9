"""Python and Chromium run one program to the same bytes, and a fault in either is found."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.letters import execute as executor
from generator.letters import formats
from generator.letters.execute import execute
from generator.letters.layout import plain_text
from generator.letters.locale_data import locale_data
from generator.letters.paper import examples, program
from generator.letters.particles import particle
from tests.letters.browser import BrowserRunner
from tests.letters.support import LOCALES, MEDIA, REGISTERS, SCRIPTS, frames, notice, random_answers

FIXED_SEED = 20261122
Job = tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]

pytestmark = pytest.mark.browser


def jobs_for(locale: str, count: int, seed: int) -> list[Job]:
    """Random answer sets over all registers and media of a locale."""
    chance = random.Random(f"{seed}-{locale}")  # noqa: S311 - test data
    language = locale.split("-")[0]
    programs = []
    for register in REGISTERS:
        for medium in MEDIA:
            compiled, data = program(notice(language), frames=frames(), locale=locale, register=register, medium=medium)
            programs += [(compiled, data), ({**compiled, "calendar": "era"}, data)]
    jobs = []
    for index in range(count):
        compiled, data = programs[index % len(programs)]
        jobs.append(
            (compiled, data, random_answers(compiled["fields"], language, chance), {"blank": chance.random() < 0.03})
        )
    return jobs


def in_python(jobs: list[Job]) -> list[Any]:
    """What the Python executor and layout give, as JSON does."""
    results = []
    for compiled, data, answers, options in jobs:
        result = execute(compiled, data, answers, options)
        results.append([result, plain_text(result, compiled["layout"])])
    return list(json.loads(json.dumps(results)))


def in_browser(page: BrowserRunner, jobs: list[Job]) -> list[Any]:
    """What the browser gives for the same jobs, in portions."""
    programs = {id(job[0]): job[0] for job in jobs}
    tables = {id(job[1]): job[1] for job in jobs}
    places = {name: index for names in (programs, tables) for index, name in enumerate(names)}
    results: list[Any] = []
    for start in range(0, len(jobs), 400):
        sent = [(places[id(job[0])], places[id(job[1])], *job[2:]) for job in jobs[start : start + 400]]
        results += page.call("run", list(programs.values()), list(tables.values()), sent)
    return results


def differences(mine: list[Any], theirs: list[Any]) -> list[tuple[Any, Any]]:
    """The pairs of results that are not the same bytes."""
    pairs = zip(mine, theirs, strict=True)
    return [pair for pair in pairs if json.dumps(pair[0]).encode() != json.dumps(pair[1]).encode()]


def assert_equal(page: BrowserRunner, count: int, seed: int) -> None:
    """No random answer set gives different bytes in any locale."""
    for locale in LOCALES:
        jobs = jobs_for(locale, count, seed)
        assert differences(in_python(jobs), in_browser(page, jobs)) == [], f"seed {seed}, {locale}"


def test_random_letters_are_equal_with_the_fixed_seed(page: BrowserRunner) -> None:
    """Three hundred random answer sets a locale give the same blocks and text in both executors."""
    assert_equal(page, 300, FIXED_SEED)


def test_random_letters_are_equal_with_a_new_seed(page: BrowserRunner) -> None:
    """Two hundred answer sets a locale from a seed of the day do so as well; the seed is printed."""
    seed = random.SystemRandom().randrange(10**9)
    print(f"letters: random seed {seed}")  # noqa: T201 - a failure must be repeatable
    assert_equal(page, 200, seed)


@pytest.mark.slow
def test_many_random_letters_are_equal(page: BrowserRunner) -> None:
    """Three thousand random answer sets a locale give the same blocks and text."""
    assert_equal(page, 3000, FIXED_SEED + 1)


def test_filled_and_blank_letters_are_equal(page: BrowserRunner) -> None:
    """The examples and the blank form give the same bytes in every locale, register and medium."""
    jobs: list[Job] = []
    for locale in LOCALES:
        letter = notice(locale.split("-")[0])
        answers, findings = examples(letter, frames().get(locale))
        assert findings == ()
        for register in REGISTERS:
            for medium in MEDIA:
                compiled, data = program(letter, frames=frames(), locale=locale, register=register, medium=medium)
                jobs += [
                    (compiled, data, given, {"blank": blank})
                    for given, blank in ((answers, False), ({}, False), ({}, True))
                ]
    assert differences(in_python(jobs), in_browser(page, jobs)) == []


@pytest.fixture
def scripts(tmp_path: Path) -> Iterator[Path]:
    """A copy of the browser modules, to break."""
    copy = tmp_path / "letters"
    shutil.copytree(SCRIPTS, copy)
    yield copy


@pytest.mark.parametrize(
    ("module", "sound", "broken"),
    [
        ("formats.js", "kept % 2n === 1n", "kept % 2n === 0n"),
        ("formats.js", "entries.slice(1, -2)", "entries.slice(1, -1)"),
        ("particles.js", 'return final === 0 ? "O"', 'return final === 8 ? "O"'),
        ("execute.js", 'order(value.amount, "0") !== 0', "true"),
        ("values.js", "const LINE_LIMIT = 300", "const LINE_LIMIT = 9000"),
        ("layout.js", "Math.floor(room / 2)", "Math.ceil(room / 2)"),
    ],
)
def test_a_fault_in_the_browser_is_found(
    chromium: BrowserRunner, scripts: Path, module: str, sound: str, broken: str
) -> None:
    """A planted fault in a copy of the JavaScript gives different bytes for some random answers."""
    text = (scripts / module).read_text("utf-8")
    assert sound in text
    (scripts / module).write_text(text.replace(sound, broken), "utf-8")
    chromium.load(scripts)
    jobs = [job for locale in LOCALES for job in jobs_for(locale, 100, FIXED_SEED)]
    assert differences(in_python(jobs), in_browser(chromium, jobs)) != []


def test_a_fault_in_python_is_found(page: BrowserRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted fault in the Python executor gives different bytes for some random answers."""
    jobs = [job for locale in LOCALES for job in jobs_for(locale, 100, FIXED_SEED)]
    theirs = in_browser(page, jobs)
    assert differences(in_python(jobs), theirs) == []
    monkeypatch.setattr(executor.formats, "rounded", lambda value, digits: rounded_up(value, digits))
    assert differences(in_python(jobs), theirs) != []


SOUND_ROUNDED = formats.rounded


def rounded_up(value: str, digits: int) -> str:
    """Half-up instead of half-even."""
    return SOUND_ROUNDED(value + "1" if "." in value else value, digits)


def test_particles_are_the_same_in_the_browser(page: BrowserRunner) -> None:
    """Every case of the shared file, and thousands of random texts, get the same particle in both."""
    shared = json.loads((Path(__file__).parent / "particles.json").read_text("utf-8"))
    frame = frames().get("ko")
    assert frame is not None
    tables = locale_data(frame)["particles"]
    chance = random.Random(FIXED_SEED)  # noqa: S311 - test data
    signs = "가각갈산0123789,.-/:()[]（）「」㈜%㎡²① abcdeghiklmnprtxyABCEGLMNRTZ+#$₩\n'\"ㄱㄹㅏ🎉é한ᄀ"
    texts = [case[0] for case in shared["cases"]]
    texts += ["".join(chance.choice(signs) for _ in range(chance.randrange(1, 9))) for _ in range(6000)]
    texts += ["(" * 5000, ")" * 5000, "🎉" * 400 + "가", "a" * 100_000, "1" * 3000, "(" + "가" * 1000 + ")"]
    cases = [[text, pair, ""] for text in texts for pair in ("은/는", "으로/로")]
    mine = [particle(tables, text, pair, reading) for text, pair, reading in cases]
    theirs = page.call("particles", tables, cases)
    assert [case for case, a, b in zip(cases, mine, theirs, strict=True) if a != b] == []


def test_formats_are_the_same_in_the_browser(page: BrowserRunner) -> None:
    """Every case of the shared file has its golden form in the browser."""
    shared = json.loads((Path(__file__).parent / "formats.json").read_text("utf-8"))
    cases = []
    for locale, name, value, style, _ in shared["cases"]:
        frame = frames().get(locale)
        assert frame is not None
        said = dict(zip(("amount", "currency"), value.split(), strict=True)) if name in ("money", "words") else value
        cases.append([locale_data(frame), name, said, style])
    assert page.call("formats", cases) == [case[-1] for case in shared["cases"]]
