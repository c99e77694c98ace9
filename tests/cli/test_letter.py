"""`partwell letter` writes the letter that the browser writes, or says everything that keeps it from doing so."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import stat
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from generator.cli.app import app
from generator.letters.document import document_of, to_text
from generator.letters.holidays import calendar_for, calendars
from generator.letters.paper import executed
from tests.cli.letters import letters_project
from tests.support.project import REPOSITORY, Project

pytestmark = [pytest.mark.slow, pytest.mark.counted]

DAY, EPOCH = dt.date(2026, 11, 22), "1795305600"
ANSWERS: dict[str, Any] = {
    "client_company": {"text": "Harbor & Pine", "form": "LLC"},
    "client_person": {"en": "Ana Rivera", "ko": "아나 리베라"},
    "sender_name": {"en": "Seo-yeon Lee", "ko": "이서연"},
    "agreement": "Service Agreement",
    "notice_date": "2026-12-23",
    "notice_days": "2",
    "day_kind": "working",
    "invoices": [{"number": "A1", "amount": {"amount": "1250.00", "currency": "USD"}}],
    "paid": False,
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project of the tests that change nothing in it."""
    return letters_project(tmp_path_factory.mktemp("letters"))


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 22 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def letter(project: Project, *arguments: str | Path, given: Any = None) -> Result:
    """Run the command; `given` goes to its stdin, as JSON unless it is bytes."""
    data = given if isinstance(given, bytes) else b"" if given is None else json.dumps(given).encode()
    command = ["letter", "--project", str(project.root), *(str(argument) for argument in arguments)]
    if given is not None:
        command += ["--answers", "-"]
    result = CliRunner().invoke(app, command, input=data)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def written(project: Project, *arguments: str | Path, given: Any = ANSWERS) -> Any:
    """The document that the command writes as JSON."""
    result = letter(project, "bill", *arguments, "--format", "json", given=given)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def remarks(project: Project, *arguments: str, given: Any = ANSWERS) -> Any:
    """What a check finds, as JSON."""
    return json.loads(letter(project, "bill", "--check", *arguments, "--format", "json", given=given).stdout)


def test_letters_are_listed_with_all_that_can_be_asked_for(shared: Project) -> None:
    """Media, and for each locale the registers that are translated completely; as data too."""
    result = letter(shared, "--list")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "bill  The bill",
        "  sent as      email, letter",
        "  en-US        gentle, standard",
        "  en-GB        gentle, standard",
        "  ko           gentle, standard",
        "  ja           gentle",
        "notice  Notice",
        "  sent as      email, letter",
        "  en-US        standard",
        "  en-GB        standard",
    ]
    bill, notice = json.loads(letter(shared, "--list", "--format", "json").stdout)
    assert (bill["slug"], bill["media"], bill["texts"]["ja"]) == ("bill", ["email", "letter"], ["gentle"])
    assert set(notice["texts"]) == {"en-US", "en-GB"}


def test_the_fields_of_a_letter_are_listed(shared: Project) -> None:
    """Each with its type, its label in the letter's language, and an answer to copy."""
    lines = letter(shared, "bill", "--list", "--language", "ko").stdout.splitlines()
    assert 'required  text          «Agreement»: {"agreement": "«Service Agreement»"}' in lines
    assert 'computed  date          «Last day»: {"last_day": "2026-12-31"}' in lines
    assert any(line.startswith("required  choice        «Kind of days» (calendar, working): ") for line in lines)
    assert "computed  party         거래처: client_name" in lines
    rows = {row["field"]: row for row in json.loads(letter(shared, "bill", "--list", "--format", "json").stdout)}
    assert rows["invoices"]["example"][1] == {"number": "A2", "amount": {"amount": "250.50", "currency": "USD"}}
    assert rows["total"]["computed"] == "sum(invoices.amount)"
    assert rows["letter_date"]["default"] == "today"
    assert any(line.startswith("optional  date          작성일: ") for line in lines)
    copied = {name: row["example"] for name, row in rows.items() if "example" in row}
    assert letter(shared, "bill", "--check", given=copied).exit_code == 0


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "ko"])
@pytest.mark.parametrize("medium", ["email", "letter"])
@pytest.mark.parametrize("register", ["gentle", "standard"])
def test_the_text_is_what_the_executor_gives(shared: Project, locale: str, medium: str, register: str) -> None:
    """The bytes on stdout are those of the executor that the browser shares."""
    options = {"calendar": calendar_for(calendars(DAY), "kr", ""), "today": "2026-11-22"}
    content = shared.content()
    item: Any = content.localize(content.library.documents["letters/bill"], locale.split("-")[0]).item
    wanted: dict[str, Any] = {"locale": locale, "register": register, "medium": medium}
    part = executed(item, frames=content.frames, answers=ANSWERS, options=options, **wanted)
    chosen = ("--locale", locale, "--medium", medium, "--register", register, "--law", "kr")
    result = letter(shared, "bill", *chosen, given=ANSWERS)
    assert result.stdout_bytes == to_text(document_of([part])).encode()


def test_the_usual_letter(shared: Project) -> None:
    """Without options: the first locale, the first medium, the standard voice, one language, today's date."""
    made = written(shared, given={})
    assert (made["halves"][0]["locale"], made["medium"], made["arrangement"]) == ("en-US", "email", "single")
    assert made["subject"] == "Notice: [Agreement]"
    dated = letter(shared, "bill", "--medium", "letter", given={}).stdout
    assert "November 22, 2026" in dated


def test_the_day_is_that_of_the_writer(shared: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH a letter is dated by the clock and the zone of the machine."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = dt.datetime.now().astimezone()
    text = letter(shared, "bill", "--medium", "letter", given={}).stdout
    days = {before.date(), dt.datetime.now().astimezone().date()}
    assert any(f"{day:%B} {day.day}, {day.year}" in text for day in days)


def test_a_language_is_its_first_locale(shared: Project) -> None:
    """--language takes the first locale of a language, or the one that the answers name; --locale takes any."""
    assert written(shared, "--language", "en")["halves"][0]["locale"] == "en-US"
    state = {"partwell": 1, "choices": {"locale": "en-GB"}, "answers": ANSWERS}
    assert written(shared, "--language", "en", given=state)["halves"][0]["locale"] == "en-GB"
    assert written(shared, "--locale", "en-GB")["halves"][0]["locale"] == "en-GB"
    assert written(shared, "--language", "ko")["halves"][0]["locale"] == "ko"


def test_two_languages(shared: Project) -> None:
    """--with adds a second half in its own words, stacked unless columns are asked for, and a note in each language."""
    made = written(shared, "--language", "en", "--with", "ko")
    assert (made["arrangement"], [half["lang"] for half in made["halves"]]) == ("stacked", ["en", "ko"])
    assert [note["lang"] for note in made["notes"]] == ["en", "ko"]
    assert "rows" not in made
    texts = [json.dumps(half, ensure_ascii=False) for half in made["halves"]]
    assert "Seo-yeon Lee" in texts[0]
    assert "이서연" in texts[1]

    columns = written(shared, "--language", "en", "--with", "ko", "--arrangement", "columns")
    assert columns["arrangement"] == "columns"
    assert sorted(row[0] for row in columns["rows"] if row[0] is not None) == list(
        range(len(made["halves"][0]["blocks"]))
    )
    text = letter(shared, "bill", "--language", "en", "--with", "ko", given=ANSWERS).stdout
    assert "the English text prevails" in text
    other = letter(shared, "bill", "--language", "en", "--with", "ko", "--prevails", "other", given=ANSWERS).stdout
    assert "the Korean text prevails" in other
    state = {
        "partwell": 1,
        "choices": {"locale": "en-US", "other": "ko", "arrangement": "stacked", "prevails": "other"},
    }
    saved = letter(shared, "bill", given={**state, "answers": ANSWERS}).stdout
    assert saved == other


def test_the_state_of_the_desk_is_taken(shared: Project) -> None:
    """What the desk saves names the letter and every choice; options go before it."""
    state = {
        "partwell": 1,
        "letter": "bill",
        "choices": {
            "locale": "ko",
            "other": "en-GB",
            "medium": "letter",
            "register": "gentle",
            "law": "gb",
            "region": "GB-SCT",
            "arrangement": "columns",
        },
        "answers": ANSWERS,
    }
    result = letter(shared, "--format", "json", given=state)
    made = json.loads(result.stdout)
    assert (made["medium"], made["arrangement"]) == ("letter", "columns")
    assert [half["locale"] for half in made["halves"]] == ["ko", "en-GB"]
    assert "29 December 2026" in json.dumps(made)  # Boxing Day is observed on 28 December
    over = ("--arrangement", "single", "--medium", "email", "--register", "standard", "--law", "kr")
    made = written(shared, *over, given=state)
    assert (made["medium"], made["arrangement"], len(made["halves"])) == ("email", "single", 1)
    assert "2026년 12월 28일" in json.dumps(made, ensure_ascii=False)


def test_own_lines_are_printed(shared: Project) -> None:
    """The reader's words for a line of the frame go in, those for other media and languages wait."""
    lines = {"en": {"email": {"frame-closing": "So long,"}, "letter": {"frame-closing": "x"}}, "ko": {"email": {}}}
    state = {"partwell": 1, "answers": ANSWERS, "lines": lines}
    text = letter(shared, "bill", given=state).stdout
    known = [block["id"] for block in written(shared)["halves"][0]["blocks"]]
    assert ("So long," in text) == ("frame-closing" in known)
    bad = {"partwell": 1, "lines": {"en": {"email": {"frame-clsoing": "So long,"}}}}
    result = letter(shared, "bill", given=bad)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "lines.frame-clsoing: The letter has no frame-clsoing." in result.stderr


@pytest.mark.parametrize(
    ("options", "day"),
    [
        (("--law", "kr"), "December 28, 2026"),  # Christmas
        (("--law", "jp"), "December 25, 2026"),
        (("--law", "us"), "December 28, 2026"),
        (("--law", "gb"), "December 29, 2026"),  # Christmas, and Boxing Day observed
        (("--law", "us", "--region", "US-TX"), "December 29, 2026"),  # Christmas Eve too
        (("--region", "us-tx"), "December 29, 2026"),
        (("--law", "jp", "--region", "US-CA"), "December 28, 2026"),
    ],
)
def test_working_days_follow_the_law_or_the_region(shared: Project, options: tuple[str, ...], day: str) -> None:
    """Two working days after 23 December 2026 end on the day that the region's holidays leave."""
    result = letter(shared, "bill", *options, given=ANSWERS)
    assert f"ends on {day}." in result.stdout
    assert "Holidays as known on 17 November 2026" in result.stderr
    assert ("though the law is that of jp" in result.stderr) == (options[1:2] == ("jp",) and "--region" in options)


def test_no_working_days_without_a_calendar(shared: Project) -> None:
    """Without a law nobody's holidays are assumed: the day is missing, and the check says why and what to do."""
    found = [remark for remark in remarks(shared)["remarks"] if remark["field"] == "last_day"]
    assert [(remark["kind"], remark["code"]) for remark in found] == [("missing", "calendar")]
    result = letter(shared, "bill", given=ANSWERS)
    assert "ends on [Last day]." in result.stdout
    assert "Holidays" not in result.stderr
    plain = letter(shared, "bill", "--law", "kr", given={**ANSWERS, "day_kind": "calendar"})
    assert "ends on December 25, 2026." in plain.stdout
    assert "Holidays" not in plain.stderr


def test_missing_answers_are_labels_and_are_named(shared: Project) -> None:
    """Without answers the letter is written all the same, and stderr says what stands in it in brackets."""
    result = letter(shared, "bill")
    assert result.exit_code == 0
    assert "[Agreement]" in result.stdout
    assert "agreement (Agreement)" in result.stderr
    assert "invoices.0.amount (Invoices 1: Amount)" in result.stderr
    full = letter(shared, "bill", "--law", "kr", given=ANSWERS)
    assert "brackets" not in full.stderr


def test_a_check_says_what_is_missing_refused_or_doubtful(shared: Project) -> None:
    """Each with field, label, reason and remedy, and exit code 1 as long as something is missing or refused."""
    given = {
        **ANSWERS,
        "agreement": "",
        "notice_days": "-1",
        "day_kind": "weekdays",
        "client_person": "アナ",
        "invoices": [{"number": "A1", "amount": {"amount": "x", "currency": "USD"}}],
    }
    result = letter(shared, "bill", "--check", given=given)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:3] == [
        "refused   notice_days (Days): The number is too small. Give a larger one.",
        "refused   day_kind (Kind of days): This is not one of the choices. Answer it with one of calendar, working.",
        "refused   invoices.0.amount (Invoices 1: Amount): This is not an amount. "
        "Write up to 15 digits, and up to 6 after a point, as in 1250.00.",
    ]
    assert (
        "missing   agreement (Agreement): It is not answered, and stands in the letter as its label in brackets. "
        'Answer it, as in {"agreement": "Service Agreement"}.'
    ) in lines
    assert any(line.startswith("doubtful  client_person (") for line in lines)
    assert lines[-1].endswith(" missing, 3 refused, 1 doubtful.")

    fine = letter(shared, "bill", "--check", "--law", "kr", given=ANSWERS)
    assert (fine.exit_code, fine.stdout) == (0, "Nothing is missing, refused or doubtful.\n")
    doubtful = letter(shared, "bill", "--check", "--law", "kr", given={**ANSWERS, "client_person": "アナ"})
    assert doubtful.exit_code == 0
    data = remarks(shared, given={**ANSWERS, "agreement": ""})
    assert data["missing"] == len([remark for remark in data["remarks"] if remark["kind"] == "missing"])
    assert set(data["remarks"][0]) == {"kind", "code", "field", "label", "reason", "remedy"}


def test_what_must_be_decided_is_missing_too(shared: Project) -> None:
    """A question that no slot prints is asked for: a choice with its options, yes or no."""
    given = {name: value for name, value in ANSWERS.items() if name not in ("day_kind", "paid", "notice_days")}
    found = {remark["field"]: (remark["kind"], remark["remedy"]) for remark in remarks(shared, given=given)["remarks"]}
    assert found["day_kind"] == ("missing", "Answer it with one of calendar, working.")
    assert found["paid"] == ("missing", "Answer it with true or false, without quotes.")
    assert found["last_day"] == (
        "missing",
        "Answer what it is computed from, later(notice_date, notice_days, day_kind), or answer it yourself, "
        'as in {"last_day": "2026-12-31"}.',
    )


def test_a_word_in_another_language_is_doubtful(shared: Project) -> None:
    """An answer that only the other language has is printed, and said on stderr."""
    result = letter(shared, "bill", "--law", "kr", given={**ANSWERS, "sender_name": {"ko": "이서연"}})
    assert "sender_name (" in result.stderr
    assert "in another language only" in result.stderr
    assert "이서연" in result.stdout


def test_everything_that_is_refused_is_said_at_once(shared: Project, tmp_path: Path) -> None:
    """Unknown, refused and wrongly written answers are listed together, with exit code 1 and nothing written."""
    given = {**ANSWERS, "client_compny": "x", "zebra": "y", "notice_date": "soon", "notice_days": 2, "Bad-Name": "z"}
    target = tmp_path / "out.txt"
    result = letter(shared, "bill", "-o", target, given=given)
    assert (result.exit_code, result.stdout) == (1, "")
    assert not target.exists()
    lines = result.stderr.splitlines()
    assert lines[-1] == "5 problems."
    assert (
        "stdin: client_compny: The letter has no client_compny. Did you mean client_company? [answer-unknown]" in lines
    )
    assert "stdin: notice_date (Day of the notice): This is not a day of the calendar. " in result.stderr
    assert 'notice_days (Days): This has the wrong form and is left out. Answer it, as in {"notice_days": "2"}.' in (
        result.stderr
    )
    assert any(line.startswith("stdin: zebra: The letter has no zebra. There are agreement, ") for line in lines)
    assert any(line.startswith("stdin: Bad-Name: ") for line in lines)


BAD: list[tuple[bytes, str]] = [
    (b'{\n  "agreement": "x",\n  "notice_date" "y"\n}', "stdin:3:17: This is not JSON: expecting ':' delimiter."),
    (b"", "stdin:1:1: This is not JSON: expecting value."),
    (b"{\"agreement\": 'x'}", "stdin:1:15: This is not JSON: expecting value."),
    (b'{"agreement": "x\ny"}', "stdin:1:17: This is not JSON: invalid control character at."),
    (b'{"agreement": "x",\n "reason": "\xff"}', "stdin:2:13: The file is not UTF-8. Save it as UTF-8."),
    (b'{"agreement": "x", "agreement": "y"}', "is there twice in one mapping. Keep one of the two. [answers-json]"),
    (b"[1, 2]", "stdin: This has the wrong form"),
    (b'"x"', "stdin: This has the wrong form"),
    (b'{"partwell": 2, "answers": {}}', "The file is not of a version that can be read."),
    (b'{"answers": {"agreement": "x"}}', "The file is not of a version that can be read."),
    (b'{"agreement": NaN}', "The file is not JSON."),
    (b"[" * 100_000, "The file is nested too deeply."),
    (b'{"agreement": ' + b"[" * 50 + b"]" * 50 + b"}", "The file is nested too deeply."),
    (b'{"agreement": "' + b"x" * 1_000_000 + b'"}', "The file is larger than 1 MB."),
    (b'{"agreement": "' + "가".encode() * 400_000, "The file is larger than 1 MB."),
    (b'{"partwell": 1, "choices": {"medium": "pigeon"}}', "choices.medium: This is not one of the choices"),
    (b'{"partwell": 1, "letters": "bill"}', "letters: This is not asked for"),
    (b'{"partwell": 1, "answers": []}', "answers: This has the wrong form"),
]


@pytest.mark.parametrize(("data", "says"), BAD, ids=lambda value: repr(value)[:30])
def test_a_file_that_is_not_answers(shared: Project, data: bytes, says: str) -> None:
    """Whatever stands in the file, it is said what is wrong, where it can be, and what to do; nothing is written."""
    result = letter(shared, "bill", given=data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "{{ 7*7 }}", "=1+1", "`x` [a](javascript:b)", "]]>&amp;"]
)
@pytest.mark.parametrize("form", ["txt", "json", "md", "docx"])
def test_hostile_words_are_words(shared: Project, words: str, form: str) -> None:
    """Whatever an answer holds stands in the letter as it is, or as the format writes it."""
    result = letter(shared, "bill", "--format", form, given={**ANSWERS, "agreement": words})
    assert result.exit_code == 0
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(result.stdout_bytes)) as archive:
            root = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own bytes
        assert words in "".join(root.itertext())
    elif form == "json":
        assert json.loads(result.stdout)["subject"] == f"Notice: {words}"
    elif form == "txt":
        assert f"Notice: {words}" in result.stdout
    else:
        assert not re.search(r"(?<!\\)<script|(?<!\\)\[a\]\(", result.stdout)


@pytest.mark.parametrize("words", ["a\u202eb", "a\x00b", "\ud800", "x" * 400])
def test_words_that_no_letter_can_hold_are_refused(shared: Project, words: str) -> None:
    """Invisible marks, control characters, halves of characters and endless lines are refused with a reason."""
    result = letter(shared, "bill", given={**ANSWERS, "agreement": words})
    assert (result.exit_code, result.stdout) == (1, "")
    assert "stdin: agreement (Agreement): The answer " in result.stderr


def test_answers_from_a_file(shared: Project, tmp_path: Path) -> None:
    """A file of answers is named in what is said of it; one that is not there is wrong usage."""
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(ANSWERS).encode())
    assert "Service Agreement" in letter(shared, "bill", "--answers", path).stdout
    path.write_text("{")
    assert f"{path}:1:2: This is not JSON" in letter(shared, "bill", "--answers", path).stderr
    missing = letter(shared, "bill", "--answers", tmp_path / "b.json")
    assert missing.exit_code == 2
    assert "There is no file" in missing.stderr
    assert letter(shared, "bill", "--answers", tmp_path).exit_code == 3


def test_a_file_is_written_whole_and_none_is_lost(shared: Project, tmp_path: Path) -> None:
    """A new file has the usual rights; one that is there stays unless --force is given, and keeps its rights then."""
    target = tmp_path / "notice.txt"
    result = letter(shared, "bill", "-o", target, given=ANSWERS)
    assert (result.exit_code, result.stdout) == (0, f"Wrote {target}.\n")
    assert target.read_bytes() == letter(shared, "bill", given=ANSWERS).stdout_bytes
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask

    target.write_text("mine")
    target.chmod(0o600)
    kept = letter(shared, "bill", "-o", target, given=ANSWERS)
    assert (kept.exit_code, target.read_text()) == (2, "mine")
    assert "is there already. Choose another name, or say --force" in kept.stderr
    assert letter(shared, "bill", "-o", target, "--force", given=ANSWERS).exit_code == 0
    assert "Service Agreement" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["notice.txt"]


def test_a_link_is_followed(shared: Project, tmp_path: Path) -> None:
    """The file behind a link is replaced, and the link stays."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert letter(shared, "bill", "-o", tmp_path / "link.txt", "--force", given=ANSWERS).exit_code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert "Service Agreement" in (tmp_path / "real.txt").read_text()


def test_where_nothing_can_be_written(shared: Project, tmp_path: Path) -> None:
    """A folder, a folder that is not there, and the file of answers itself are refused before anything is read."""
    assert "is a folder" in letter(shared, "bill", "-o", tmp_path).stderr
    assert "There is no folder" in letter(shared, "bill", "-o", tmp_path / "no" / "a.txt").stderr
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps(ANSWERS))
    result = letter(shared, "bill", "--answers", answers, "-o", answers, "--force")
    assert (result.exit_code, json.loads(answers.read_text())) == (2, ANSWERS)
    assert "holds the answers" in result.stderr
    assert letter(shared, "bill", "-o", "/dev/null", given=ANSWERS).exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_leaves_the_old_file(shared: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new file cannot be written, the old one stands and nothing lies beside it."""
    target = tmp_path / "notice.txt"
    target.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.files.os.fsync", full)
    result = letter(shared, "bill", "-o", target, "--force", given=ANSWERS)
    assert result.exit_code == 3
    assert "Could not write the letter: the disk is full" in result.stderr
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["notice.txt"]


@pytest.mark.parametrize(
    ("ending", "begins"), [("docx", b"PK\x03\x04"), ("json", b"{"), ("md", b""), ("eml", b"Subject")]
)
def test_the_ending_names_the_format(shared: Project, tmp_path: Path, ending: str, begins: bytes) -> None:
    """Without --format the file's ending says what to write, and text where it says nothing."""
    target = tmp_path / f"notice.{ending}"
    assert letter(shared, "bill", "-o", target, given=ANSWERS).exit_code == 0
    assert target.read_bytes().startswith(begins)
    forced = tmp_path / f"forced.{ending}"
    assert letter(shared, "bill", "-o", forced, "--format", "txt", given=ANSWERS).exit_code == 0
    assert forced.read_bytes() == letter(shared, "bill", given=ANSWERS).stdout_bytes


def test_word_documents_and_markdown(shared: Project, tmp_path: Path) -> None:
    """Both hold the letter's words; a Word document goes to a pipe and not to a terminal."""
    piped = letter(shared, "bill", "--format", "docx", "--law", "kr", given=ANSWERS).stdout_bytes
    with zipfile.ZipFile(io.BytesIO(piped)) as archive:
        assert "December 28, 2026" in archive.read("word/document.xml").decode()
    assert "December 28, 2026" in letter(shared, "bill", "--format", "md", "--law", "kr", given=ANSWERS).stdout


def test_no_word_document_in_a_terminal(shared: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that no terminal shows are refused there."""
    monkeypatch.setattr("generator.cli.lettering._is_terminal", lambda: True)
    result = letter(shared, "bill", "--format", "docx", given=ANSWERS)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name a file with --output" in result.stderr


def test_the_blank_form_and_the_example(shared: Project) -> None:
    """The form has every label and no notice; the example has no label, in two languages each its own words."""
    form = letter(shared, "bill", "--blank", "--medium", "letter")
    assert (form.exit_code, form.stderr) == (0, "")
    assert "[Agreement]" in form.stdout
    assert "[Reason]" in form.stdout
    assert written_form(shared)["blank"] is True
    example = letter(shared, "bill", "--example", "--language", "en", "--with", "ko", "--law", "kr")
    assert "brackets" not in example.stderr
    english, korean = example.stdout.split("-" * 20)
    assert "Invoice A2: $250.50." in english
    assert "«Service Agreement»" in korean
    assert "«" not in english


def written_form(project: Project) -> Any:
    """The blank form as JSON."""
    return json.loads(letter(project, "bill", "--blank", "--format", "json").stdout)


WRONG: list[tuple[tuple[str, ...], str]] = [
    ((), "Name a letter. There are bill, notice."),
    (("bil",), "There is no letter bil. Did you mean bill?"),
    (("zzz",), "There are bill, notice."),
    (("bill", "--language", "fr"), "bill is not there in fr; it is in en-US, en-GB, ko, ja."),
    (("bill", "--locale", "en-AU"), "There are en-US, en-GB, ko, ja."),
    (("bill", "--locale", "en-GB", "--language", "ko"), "is not of the language ko"),
    (("bill", "--language", "ja", "--register", "standard"), "There are gentle."),
    (("bill", "--language", "ko", "--with", "ja", "--register", "standard"), "There are gentle."),
    (("bill", "--medium", "certified"), "There are email, letter."),
    (("bill", "--medium", "pigeon"), "pigeon"),
    (("bill", "--locale", "en-US", "--with", "en-GB"), "The letter is in en-US already"),
    (("bill", "--with", "fr"), "bill is not there in fr"),
    (("bill", "--arrangement", "columns"), "needs a second language"),
    (("bill", "--arrangement", "single", "--with", "ko"), "--with makes a letter in two languages"),
    (("bill", "--law", "fr"), "There are kr, gb, jp, us."),
    (("bill", "--region", "US-XX"), "US-AK"),
    (("bill", "--region", "FR"), "There are KR, JP, US, GB."),
    (("bill", "--blank", "--example"), "exclude each other"),
    (("bill", "--blank", "--check"), "no answers to check"),
    (("bill", "--check", "--format", "docx"), "print text, or JSON"),
    (("--list", "-o", "x.txt"), "print text, or JSON"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG)
def test_wrong_usage_says_what_there_is(shared: Project, arguments: tuple[str, ...], says: str) -> None:
    """What the letter does not offer is refused with what it does, and exit code 2."""
    result = letter(shared, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        ({"locale": "fr"}, "The answers ask for “fr” as locale, which this letter does not have. There are en-US,"),
        ({"medium": "certified"}, "There are email, letter. Say --medium."),
        ({"law": "xx"}, "ask for “xx” as law"),
        ({"locale": "ko", "other": "fr", "arrangement": "stacked"}, "ask for “fr” as other"),
    ],
)
def test_choices_of_the_answers_that_do_not_fit(shared: Project, choices: dict[str, str], says: str) -> None:
    """They are not left out in silence: it is said which, and which option goes before them."""
    result = letter(shared, "bill", given={"partwell": 1, "choices": choices})
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


def test_a_second_language_that_is_the_first_is_no_second(shared: Project) -> None:
    """Answers saved beside the same language give a letter in one."""
    state = {"partwell": 1, "choices": {"locale": "en-US", "other": "en-GB", "arrangement": "stacked"}}
    assert written(shared, given=state)["arrangement"] == "single"


def test_a_broken_letter_is_told_and_another_one_does_not_matter(tmp_path: Path) -> None:
    """Problems of the letter end the command with their places; those of other documents do not."""
    project = letters_project(tmp_path)
    project.edit("docs/letters/bill.yml", "{{ total }}", "{{ totals }}")
    broken = letter(project, "bill")
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert "docs/letters/bill.yml:" in broken.stderr
    assert letter(project, "notice").exit_code == 0
    project.write("docs/letters/bill.yml", "title: [")
    assert "docs/letters/bill.yml:" in letter(project, "bill").stderr


def test_a_letter_for_one_language_alone(tmp_path: Path) -> None:
    """It is there in that language's locales and in no other, and a locale without a frame has no letters."""
    project = letters_project(tmp_path)
    project.edit("docs/letters/bill.yml", "reviewed:", "only: [en]\nreviewed:")
    project.edit("mkdocs.yml", "ko, ja]\n      templates", "ko, es]\n      templates")
    bill, *_ = json.loads(letter(project, "--list", "--format", "json").stdout)
    assert set(bill["texts"]) == {"en-US", "en-GB"}


def test_every_command_stands_in_the_readme() -> None:
    """The table of commands is complete."""
    text = (REPOSITORY / "README.md").read_text("utf-8")
    for name in app.commands:
        assert f"| `partwell {name}" in text, name
