"""The calendar file: another program reads the same days and words, whatever the words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from generator.letters.writers.words import clean
from tests.letters.writers.browser import WritersRunner
from tests.letters.writers.support import HOSTILE, SURROGATES

JSON = dict[str, Any]
INJECTIONS = ("x\r\nEND:VEVENT", "x\nATTACH:https://evil.example/", "a,b;c\\n:d", "x\\", ";LANGUAGE=xx:y")

pytestmark = pytest.mark.browser


def written(writers: WritersRunner, *events: JSON, **options: Any) -> str:
    """What the browser writes."""
    (text,) = writers.call("write", "ics", [[list(events), {"lang": "ko", "stamp": "2026-12-01", **options}]])
    return str(text)


def event(**changes: Any) -> JSON:
    """An event with some values changed."""
    return {"uid": "last-day@partwell.invalid", "date": "2026-12-31", "title": "마지막 업무일", "note": "", **changes}


def read(text: str) -> list[Any]:
    """The events as icalendar reads them; it finds no error in any."""
    calendar = Calendar.from_ical(text)
    events = list(calendar.walk("VEVENT"))
    for component in (calendar, *events):
        assert component.errors == []
    return events


def test_days_and_words_are_read_back(writers: WritersRunner) -> None:
    """Each event is a whole day with its title and note, in order."""
    events = [
        event(note="청구서 2026-114, 1,250,000원\n두 번째 줄"),
        event(uid="b", date="2028-02-29", title="支払期日；\\ と改行"),
        event(uid="c", date="2999-12-31", title="Pay; all, of it"),
    ]
    found = read(written(writers, *events))
    assert [str(one["UID"]) for one in found] == ["last-day@partwell.invalid", "b", "c"]
    assert [one["DTSTART"].dt for one in found] == [date(2026, 12, 31), date(2028, 2, 29), date(2999, 12, 31)]
    assert [one["DTEND"].dt - one["DTSTART"].dt for one in found] == [timedelta(days=1)] * 3
    assert [str(one["SUMMARY"]) for one in found] == [one["title"] for one in events]
    assert str(found[0]["DESCRIPTION"]) == events[0]["note"]
    assert "DESCRIPTION" not in found[1]
    assert {one["DTSTAMP"].dt for one in found} == {datetime(2026, 12, 1, tzinfo=UTC)}
    assert {one["SUMMARY"].params["LANGUAGE"] for one in found} == {"ko"}


def test_the_calendar_is_as_the_standard_asks(writers: WritersRunner) -> None:
    """Lines end in CRLF and have 75 octets at most without splitting a character; there is no METHOD."""
    text = written(writers, event(title="가나다라 마바사 🎉 漢字é" * 30, note="y" * 500), alarm=True)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    assert re.search("[^\r]\n|\r[^\n]", text) is None
    lines = text.split("\r\n")
    assert max(len(line.encode("utf-8")) for line in lines) <= 75
    assert len([line for line in lines if line.startswith(" ")]) > 20
    assert "METHOD" not in text
    assert "TRANSP:TRANSPARENT" in lines


def test_a_reminder_comes_the_day_before(writers: WritersRunner) -> None:
    """With an alarm, each event reminds at nine in the morning of the day before; without one it does not."""
    (found,) = read(written(writers, event(), alarm=True))
    (alarm,) = found.walk("VALARM")
    day = datetime(2026, 12, 31)
    assert day + alarm["TRIGGER"].dt == datetime(2026, 12, 30, 9)
    assert (str(alarm["ACTION"]), str(alarm["DESCRIPTION"])) == ("DISPLAY", "마지막 업무일")
    (plain,) = read(written(writers, event()))
    assert plain.walk("VALARM") == []


@pytest.mark.parametrize("words", INJECTIONS + HOSTILE + SURROGATES)
def test_no_word_adds_a_line(writers: WritersRunner, words: str) -> None:
    """Whatever the words, there is one event with them as title and note, and nothing else."""
    text = written(writers, event(uid=words, title=words, note=words, date="2026-12-31"))
    (found,) = read(text)
    said = clean(words).replace("\x7f", "")
    assert str(found["SUMMARY"]) == said
    assert str(found.get("DESCRIPTION", "")) == said
    names = {line.split(":")[0].split(";")[0] for line in text.split("\r\n") if line and not line.startswith(" ")}
    allowed = "BEGIN VERSION PRODID CALSCALE UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION TRANSP END"
    assert names <= set(allowed.split())


@pytest.mark.parametrize("day", ["", "2026-02-30", "2026-13-01", "31.12.2026", "0000-00-00", "2026-12-31\r\nX:y", "x"])
def test_a_day_that_is_none_has_no_event(writers: WritersRunner, day: str) -> None:
    """An event without a day of the calendar is left out, and a stamp that is none does not spoil the file."""
    found = read(written(writers, event(date=day), event(uid="b"), stamp=day, lang="ko\r\nX:y"))
    assert [str(one["UID"]) for one in found] == ["b"]
