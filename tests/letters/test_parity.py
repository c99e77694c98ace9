"""Python and Chromium run one program to the same bytes, and a fault in either is found."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.letters import compute, execute, formats
from generator.letters import run as runs
from generator.letters.answers import read_state
from generator.letters.document import align, document_of, to_text
from generator.letters.layout import plain_text
from generator.letters.locale_data import exported, locale_data
from generator.letters.paper import NOTES, examples, program
from generator.letters.particles import particle
from generator.letters.values import REFUSALS
from generator.model.letter import Letter
from tests.letters import computing
from tests.letters.blocks import ALIGNED
from tests.letters.browser import BrowserRunner
from tests.letters.states import SMALL_STATES, STATES
from tests.letters.support import (
    LOCALES,
    SCRIPTS,
    everything,
    frames,
    letters,
    notice,
    random_answers,
    random_options,
)

FIXED_SEED = 20261122
PORTION = 200
Job = tuple[int, int, dict[str, Any], dict[str, Any]]
"""A program and the locale's data by their places in the tables, answers and options."""

pytestmark = pytest.mark.browser


class Tables:
    """Programs, each once, with the locales' data: of the tests' own letters, and of the site's unless `few` do."""

    def __init__(self, few: bool = False) -> None:
        self.data = [exported(frame, frames()) for frame in frames().by_locale.values()]
        self.programs: list[dict[str, Any]] = []
        self.by_locale: dict[str, list[int]] = {}
        self.sources: list[tuple[Letter, str]] = []
        """What each program was compiled from, and its locale."""
        for locale in LOCALES:
            language = locale.split("-")[0]
            sources: list[Letter] = [everything(language), notice(language)]
            sources += [] if few else letters(language).values()
            first = len(self.programs)
            for source in sources:
                for text in source.texts:
                    for medium in source.media:
                        chosen: dict[str, Any] = {"locale": locale, "register": text.id, "medium": medium}
                        self.programs.append(program(source, frames=frames(), **chosen)[0])
                        self.sources.append((source, locale))
            places = list(range(first, len(self.programs)))
            self.by_locale[locale] = places + places[:3] * 3  # more of the letter that computes
        self.programs = json.loads(json.dumps(self.programs))

    def jobs(self, locale: str, count: int, seed: int) -> list[Job]:
        """Random answers and options over all programs of a locale in turn."""
        chance = random.Random(f"{seed}-{locale}")  # noqa: S311 - test data
        language = locale.split("-")[0]
        jobs: list[Job] = []
        for index in range(count):
            place = self.by_locale[locale][index % len(self.by_locale[locale])]
            fields = self.programs[place]["fields"]
            answers = random_answers(fields, language, chance)
            jobs.append((place, self.place(locale), answers, random_options(self.programs[place], language, chance)))
        return jobs

    def place(self, locale: str) -> int:
        """Where a locale's data stands."""
        return LOCALES.index(locale)

    def run(self, job: Job) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        """A job in Python, as a part of a document."""
        compiled, data = self.programs[job[0]], self.data[job[1]]
        return compiled, data, execute.execute(compiled, data, job[2], job[3])


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The tables, compiled once."""
    return Tables()


def in_python(tables: Tables, jobs: list[Job]) -> list[Any]:
    """What the Python executor and layout give."""
    results = []
    for job in jobs:
        compiled, _, result = tables.run(job)
        results.append([result, plain_text(result, compiled["layout"])])
    return results


def written(value: Any) -> str:
    """JSON as a browser writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def differences(
    page: BrowserRunner, tables: Tables, jobs: list[Job], mine: list[str] | None = None
) -> list[tuple[Any, Any]]:
    """The first pairs of results that are not the same bytes; digests travel, and what differs does in full.

    `mine` are the digests of what Python gives, where they are known.
    """
    page.call("prepare", tables.programs, tables.data)
    for start in range(0, len(jobs), PORTION):
        portion = jobs[start : start + PORTION]
        theirs = page.call("digests", portion)
        ours = mine[start : start + PORTION] if mine else digests(tables, portion)
        apart = [job for job, one, other in zip(portion, ours, theirs, strict=True) if one != other][:3]
        if apart:
            return list(zip(in_python(tables, apart), page.call("run", apart), strict=True))
    return []


def digests(tables: Tables, jobs: list[Job]) -> list[str]:
    """Digests of what Python gives, as the bytes of JSON."""
    return [_digest(written(result)) for result in in_python(tables, jobs)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def assert_equal(page: BrowserRunner, tables: Tables, count: int, seed: int) -> None:
    """So many random answer sets for each letter language give the same bytes."""
    for locale in LOCALES:
        share = count // len([other for other in LOCALES if other[:2] == locale[:2]])
        assert differences(page, tables, tables.jobs(locale, share, seed)) == [], f"seed {seed}, {locale}"


def test_random_letters_are_equal_with_the_fixed_seed(page: BrowserRunner, tables: Tables) -> None:
    """Three thousand random answer sets for each letter language, over all letters, give the same bytes in both."""
    assert_equal(page, tables, 3000, FIXED_SEED)


def test_random_letters_are_equal_with_a_new_seed(page: BrowserRunner, tables: Tables) -> None:
    """Five hundred answer sets a language from a seed of the day do so as well; the seed is printed."""
    seed = random.SystemRandom().randrange(10**9)
    print(f"letters: random seed {seed}")  # noqa: T201 - a failure must be repeatable
    assert_equal(page, tables, 500, seed)


def test_random_answers_reach_everything(tables: Tables) -> None:
    """The random sets print, compute, refuse and note enough of everything to say something about it."""
    codes: dict[str, int] = {}
    computed = own = filled = 0
    for locale in LOCALES:
        for job in tables.jobs(locale, 600, FIXED_SEED):
            _, _, result = tables.run(job)
            for _, code in (*result["refused"], *result["notes"]):
                codes[code] = codes.get(code, 0) + 1
            computed += len(result["computed"])
            own += sum("own" in block for block in result["blocks"])
            filled += sum(part[-1] is True for block in result["blocks"] for part in block["parts"])
    assert set(codes) >= {*REFUSALS, *NOTES}
    assert min(codes.values()) >= 5
    assert computed > 1000
    assert own > 500
    assert filled > 10_000


def test_filled_and_blank_letters_are_equal(page: BrowserRunner, tables: Tables) -> None:
    """The examples and the blank form of every letter give the same bytes in every locale, register and medium."""
    jobs: list[Job] = []
    for place, (source, locale) in enumerate(tables.sources):
        answers, findings = examples(source, frames().get(locale))
        assert findings == ()
        given: tuple[tuple[Any, bool], ...] = ((answers, False), ({}, False), ({}, True))
        jobs += [(place, tables.place(locale), some, {"blank": blank}) for some, blank in given]
    assert differences(page, tables, jobs) == []


def test_documents_are_equal(page: BrowserRunner, tables: Tables) -> None:
    """Documents of one and of two languages, their texts, and blocks side by side are the same in both."""
    chance = random.Random(FIXED_SEED)  # noqa: S311 - test data
    sets = {locale: tables.jobs(locale, 200, FIXED_SEED) for locale in LOCALES}
    pairs = []
    for index in range(200):
        one, other = chance.sample(LOCALES, 2)
        jobs = [sets[one][index], *([sets[other][index]] if index % 4 else [])]
        pairs.append((jobs, chance.choice(("single", "stacked", "columns")), chance.randrange(2)))
    page.call("prepare", tables.programs, tables.data)
    theirs = page.call("documents", pairs)
    for (jobs, arrangement, prevails), found in zip(pairs, theirs, strict=True):
        parts = [tables.run(job) for job in jobs]
        made = document_of(parts, arrangement, prevails)
        rows = align(parts[0][2]["blocks"], parts[-1][2]["blocks"])
        assert written(found) == written([made, to_text(made), to_text(made, aligned=False), rows])


def test_golden_computations_are_equal(page: BrowserRunner) -> None:
    """Every golden computation has its value and its note in the browser too."""
    made = [computing.job(*case[:3]) for case in computing.CASES]
    page.call("prepare", [part for part, _, _ in made], [made[0][1]])
    jobs = [(index, 0, answers, computing.OPTIONS) for index, (_, _, answers) in enumerate(made)]
    for case, (result, _) in zip(computing.CASES, page.call("run", jobs), strict=True):
        assert computing.said(result["computed"].get("result")) == case[3], case
        assert result["notes"] == ([["result", case[4]]] if case[4] else [])


def test_states_are_read_alike(page: BrowserRunner) -> None:
    """Sound, broken and hostile files give the same state and the same problems in both."""
    cases: list[tuple[str, Any]] = [(text, None) for text in STATES]
    cases += [(text, ["fee", "sender_name", "constructor"]) for text in SMALL_STATES]
    theirs = page.call("states", cases)
    for (text, known), found in zip(cases, theirs, strict=True):
        state, problems = read_state(text, known)
        assert found == [state, [[problem.path, problem.code] for problem in problems]], text[:200]


@pytest.fixture
def scripts(tmp_path: Path) -> Iterator[Path]:
    """A copy of the browser modules, to break."""
    copy = tmp_path / "letters"
    shutil.copytree(SCRIPTS, copy)
    yield copy


FAULTS = [
    ("formats.js", "whole % 2n === 1n", "whole % 2n === 0n"),
    ("formats.js", "entries.slice(1, -2)", "entries.slice(1, -1)"),
    ("formats.js", "size = other", "size = 2"),
    ("particles.js", 'return final === 0 ? "O"', 'return final === 8 ? "O"'),
    ("execute.js", "formats.scaled(value.amount) !== 0n", "true"),
    ("execute.js", 'style === "era" ? ""', 'style === "era" ? style'),
    ("execute.js", '!value?.person) return ""', '!value?.person) return "x"'),
    ("execute.js", "run.blank || entry.body ? null", "run.blank ? null"),
    ("values.js", "const LINE_LIMIT = 300", "const LINE_LIMIT = 9000"),
    ("values.js", "scaled(text) < scaled(field.min)", "scaled(text) <= scaled(field.min)"),
    ("values.js", "[language, ...names]", "names"),
    ("values.js", "field.length ??", "LONG_LIMIT ??"),
    ("layout.js", "Math.floor(room / 2)", "Math.ceil(room / 2)"),
    ("run.js", 'reading: "", path', "reading, path"),
    ("run.js", "value < other", "value > other"),
    ("run.js", "this.closed.add(path);\n      return null", "return null"),
    ("run.js", "if (this.unknown.has(path)) throw", "if (false) throw"),
    ("run.js", "Array.isArray(said) && this", "value?.path && this"),
    ("compute.js", '["JPY", "KRW"]', "[]"),
    ("compute.js", "day % 7 !== 6 && ", ""),
    ("compute.js", "date < calendar.first || ", ""),
    ("compute.js", "365n * 10n", "366n * 10n"),
    ("compute.js", "3660n", "3n"),
    ("compute.js", "amount.currency !== code", "false"),
]


@pytest.fixture(scope="module")
def few() -> tuple[Tables, list[Job], list[str]]:
    """The tables and jobs that faults are looked for with, and what Python gives for them."""
    tables = Tables(few=True)
    sets = [tables.jobs(locale, 300, FIXED_SEED) for locale in LOCALES]
    jobs = [job for four in zip(*sets, strict=True) for job in four]
    return tables, jobs, digests(tables, jobs)


@pytest.mark.parametrize(("module", "sound", "broken"), FAULTS)
def test_a_fault_in_the_browser_is_found(
    chromium: BrowserRunner,
    scripts: Path,
    few: tuple[Tables, list[Job], list[str]],
    module: str,
    sound: str,
    broken: str,
) -> None:
    """A planted fault in a copy of the JavaScript gives different bytes for some random answers."""
    text = (scripts / module).read_text("utf-8")
    assert sound in text
    (scripts / module).write_text(text.replace(sound, broken), "utf-8")
    chromium.load(scripts)
    assert differences(chromium, *few) != []


PYTHON_FAULTS: list[tuple[Any, str, Any]] = [
    (formats, "divided", lambda size, parts, mode: size // parts),
    (compute, "_day", lambda date: 1 + int(date[8:])),
    (compute, "_CUT", frozenset()),
    (runs.Run, "printed", lambda self, value, path: None),
    (runs.Run, "worded", lambda self, value, path: {"text": value["text"], "reading": "", "path": path}),
    (execute, "_honorific", lambda run, field, value, word: word),
]


@pytest.mark.parametrize(("module", "name", "broken"), PYTHON_FAULTS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_fault_in_python_is_found(
    few: tuple[Tables, list[Job], list[str]], monkeypatch: pytest.MonkeyPatch, module: Any, name: str, broken: Any
) -> None:
    """A planted fault in the Python executor gives different bytes for some random answers."""
    tables, jobs, sound = few
    monkeypatch.setattr(module, name, broken)
    assert any(digests(tables, [job]) != [one] for job, one in zip(jobs, sound, strict=True))


@pytest.mark.parametrize(
    ("module", "sound", "broken", "call"),
    [
        ("align.js", 'part = "tail"', 'part = "head"', "align"),
        ("align.js", "block.mirrors ?? block.id", "block.id", "align"),
        ("align.js", "row[1] === index - 1", "row[1] === index", "align"),
        ("answers.js", "slice(0, 60)", "slice(0, 61)", "states"),
        ("answers.js", "> DEPTH_LIMIT", ">= DEPTH_LIMIT", "states"),
        ("answers.js", '"boolean"', '"number"', "states"),
        ("answers.js", "(path && `${path}.`)", "path", "states"),
    ],
)
def test_a_fault_in_documents_and_files_is_found(
    chromium: BrowserRunner, scripts: Path, module: str, sound: str, broken: str, call: str
) -> None:
    """A planted fault in the documents or in the reading of files is found by their tests' cases."""
    text = (scripts / module).read_text("utf-8")
    assert sound in text
    (scripts / module).write_text(text.replace(sound, broken), "utf-8")
    chromium.load(scripts)
    if call == "align":
        cases: list[Any] = ALIGNED
        mine = [align(first, second) for first, second in cases]
    else:
        cases = [(text, None) for text in SMALL_STATES]
        read = [read_state(text) for text in SMALL_STATES]
        mine = [[state, [[problem.path, problem.code] for problem in problems]] for state, problems in read]
    assert chromium.call(call, cases) != mine


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
