"""The calendars hold the public holidays that governments have announced, and know where they end."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from generator.letters.holidays import COUNTRIES, KNOWN_ON, calendar_for, calendars, caveat
from tests.letters.browser import BrowserRunner

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 22)
COMPRESSED_LIMIT = 12_000

KEPT = {
    "KR": {
        "설날 2026": "2026-02-16 2026-02-17 2026-02-18",
        "설날 2027, 대체공휴일": "2027-02-06 2027-02-07 2027-02-08 2027-02-09",
        "추석 2026": "2026-09-24 2026-09-25 2026-09-26",
        "추석 2027": "2027-09-14 2027-09-15 2027-09-16",
        "추석 2025, 대체공휴일": "2025-10-05 2025-10-06 2025-10-07 2025-10-08",
        "부처님오신날 2026, 대체공휴일": "2026-05-24 2026-05-25",
        "광복절 2026, 대체공휴일": "2026-08-15 2026-08-17",
        "한글날": "2025-10-09 2026-10-09 2030-10-09",
    },
    "JP": {
        "成人の日": "2026-01-12 2027-01-11 2028-01-10",
        "振替休日": "2025-02-24 2026-05-06 2027-03-22",
        "国民の休日": "2026-09-22",
        "敬老の日": "2026-09-21 2027-09-20",
        "文化の日": "2025-11-03 2030-11-03",
    },
    "US": {
        "Martin Luther King Jr. Day": "2025-01-20 2026-01-19 2027-01-18",
        "Thanksgiving": "2025-11-27 2026-11-26 2027-11-25 2028-11-23",
        "Juneteenth, observed": "2027-06-18",
        "Independence Day, observed": "2026-07-03 2027-07-05",
        "New Year's Day 2028, observed in 2027": "2027-12-31",
    },
    "US-CA": {"Cesar Chavez Day": "2026-03-31 2027-03-31", "the day after Thanksgiving": "2026-11-27"},
    "US-MA": {"Patriots' Day": "2026-04-20 2027-04-19"},
    "US-TX": {"San Jacinto Day": "2026-04-21"},
    "GB": {"the early May bank holiday": "2025-05-05 2026-05-04 2027-05-03", "Good Friday": "2026-04-03 2027-03-26"},
    "GB-ENG": {"Easter Monday": "2026-04-06", "the late summer bank holiday": "2026-08-31 2027-08-30"},
    "GB-WLS": {"Boxing Day, observed": "2026-12-28 2027-12-28"},
    "GB-SCT": {
        "2 January": "2025-01-02 2026-01-02 2027-01-04 2028-01-04",
        "St Andrew's Day": "2025-12-01 2026-11-30 2027-11-30 2030-12-02",
        "the summer bank holiday": "2026-08-03",
    },
    "GB-NIR": {
        "the Battle of the Boyne": "2025-07-14 2026-07-13 2027-07-12",
        "St Patrick's Day": "2026-03-17",
    },
}
WORKED = {
    # 추석 that ends on a Saturday has no substitute, nor has Memorial Day.
    "KR": "2026-09-28 2026-06-08 2026-07-20",
    "JP": "2026-12-25 2026-05-07 2026-12-31",
    "US": "2026-11-27 2026-04-03 2026-12-26",
    "US-CA": "2026-10-12",
    "GB": "2026-01-02 2026-04-06 2026-08-31",
    "GB-ENG": "2026-01-02 2026-11-30 2026-07-13 2026-03-17",
    "GB-SCT": "2026-04-06 2026-08-31",
}


def days(region: str) -> list[str]:
    """The days of a region."""
    return list(calendars(DAY)["regions"][region])


@pytest.mark.parametrize(
    ("region", "name", "dates"),
    [(region, name, dates) for region, names in KEPT.items() for name, dates in names.items()],
)
def test_known_holidays_are_there(region: str, name: str, dates: str) -> None:
    """Holidays that the governments' own calendars list are in the region's list, substitutes and observed days too."""
    assert [day for day in dates.split() if day not in days(region)] == [], name


@pytest.mark.parametrize(("region", "dates"), WORKED.items())
def test_days_at_work_are_not(region: str, dates: str) -> None:
    """Days that only other regions keep, or nobody, are not in it."""
    assert [day for day in dates.split() if day in days(region)] == []


def test_the_regions_are_countries_and_their_parts() -> None:
    """Korea and Japan are whole; the United States have their states and territories, the United Kingdom four parts."""
    regions = calendars(DAY)["regions"]
    assert {name for name in regions if "-" not in name} == set(COUNTRIES)
    assert {name for name in regions if name.startswith("GB-")} == {"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"}
    states = {name for name in regions if name.startswith("US-")}
    assert len(states) == 57
    assert {"US-CA", "US-NY", "US-DC", "US-PR", "US-GU"} <= states
    assert all(re.fullmatch(r"[A-Z]{2}(-[A-Z]{2,3})?", name) for name in regions)


@pytest.mark.parametrize("day", [dt.date(2026, 1, 1), DAY, dt.date(2026, 12, 31), dt.date(2031, 6, 1)])
def test_the_years_are_bounded(day: dt.date) -> None:
    """From the year before the day to four years after it: every list is sorted, without doubles, within the years."""
    found = calendars(day)
    assert (found["first"], found["last"]) == (day.year - 1, day.year + 4)
    for region, listed in found["regions"].items():
        assert listed == sorted(set(listed)), region
        years = {dt.date.fromisoformat(date).year for date in listed}
        assert years == set(range(day.year - 1, day.year + 5)), region


def test_the_file_is_small() -> None:
    """All regions and years together stay below 12 kB compressed."""
    text = json.dumps(calendars(DAY), separators=(",", ":"))
    assert len(gzip.compress(text.encode(), 9, mtime=0)) < COMPRESSED_LIMIT


def test_the_same_year_gives_the_same_bytes() -> None:
    """Another process on another day of the year, with another hash seed and time zone, writes the same JSON."""
    script = (
        "import datetime as dt, json; from generator.letters.holidays import calendars;"
        "print(json.dumps(calendars(dt.date(2026, 1, 1))))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert outputs == {f"{json.dumps(calendars(DAY))}\n".encode()}


def test_a_calendar_is_chosen_by_region_or_law() -> None:
    """A region goes before the law's country; the bounds are whole years."""
    found = calendars(DAY)
    us = calendar_for(found, "us", "")
    assert us is not None
    assert us == {"first": "2025-01-01", "last": "2030-12-31", "days": days("US")}
    california = calendar_for(found, "us", "US-CA")
    assert california is not None
    assert california["days"] == days("US-CA") != us["days"]
    assert calendar_for(found, "jp", "US-CA") == calendar_for(found, "", "US-CA") == california


CASES = [["us", ""], ["us", "US-CA"], ["gb", "GB-SCT"], ["kr", ""], ["jp", "US-CA"], ["", "JP"]]
UNKNOWN = [
    ["", ""],
    ["fr", ""],
    ["us", "US-XX"],
    ["us", "us-ca"],
    ["gb", "SCT"],
    ["constructor", ""],
    ["us", "__proto__"],
]


@pytest.mark.parametrize(("law", "region"), UNKNOWN)
def test_an_unknown_region_has_no_calendar(law: str, region: str) -> None:
    """No region's days stand in for those of another."""
    assert calendar_for(calendars(DAY), law, region) is None


@pytest.mark.browser
def test_the_browser_chooses_alike(page: BrowserRunner) -> None:
    """Known or not, a region has the same calendar in the browser."""
    found: dict[str, Any] = calendars(DAY)
    cases = CASES + UNKNOWN
    assert page.call("calendars", found, cases) == [calendar_for(found, *case) for case in cases]


def test_readers_are_told_how_far_the_knowledge_goes() -> None:
    """The caveat names the day on which the pinned release came out; another release wants another day."""
    pinned = re.search(r"^holidays==(.+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    assert pinned is not None
    assert (pinned[1], version("holidays"), KNOWN_ON) == ("0.109", "0.109", dt.date(2026, 11, 17))
    said = caveat(str.format, date="17 November 2026")
    assert said == "Holidays as known on 17 November 2026; days that a government adds later are not included."
