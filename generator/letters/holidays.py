"""Public holidays of the countries whose law the handbook speaks of, for counting working days.

The days come from the `holidays` library as the pinned release knows them. What a government
announces later is unknown to it: temporary holidays, the day of an early election, a day of mourning.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import holidays

JSON = dict[str, Any]
T = TypeVar("T")

COUNTRIES = ("KR", "JP", "US", "GB")
"""ISO 3166-1 codes; in lower case they are the ids of docs/handbook/jurisdictions.yml."""
KNOWN_ON = dt.date(2026, 11, 17)
"""The day on which the pinned release of the library came out; a test holds the two together."""

_BEFORE, _AFTER = 1, 4


def calendars(day: dt.date) -> JSON:
    """The public holidays of every region from the year before `day` to four years after it.

    `{"first": 2025, "last": 2030, "regions": {"KR": ["2025-01-01", …], "US": […], "US-CA": […], …}}`; about
    69 kB of JSON, 4 kB compressed. A country's own list holds the days that it keeps as a whole, which in the
    United States are the federal ones; the list of a part stands for itself. The value is shared by its callers.
    """
    return _calendars(day.year - _BEFORE, day.year + _AFTER)


def calendar_for(calendars: JSON, law: str, region: str) -> JSON | None:
    """The calendar that the executor counts with, `{"first": "2025-01-01", "last": "2030-12-31", "days": […]}`.

    `law` is an id such as `us`, `region` a code such as `US-CA`, which goes before the law. None where the
    region is unknown: to count with another region's days would give a wrong day without a word.
    """
    days = calendars["regions"].get(region or law.upper())
    if days is None:
        return None
    return {"first": f"{calendars['first']}-01-01", "last": f"{calendars['last']}-12-31", "days": days}


@lru_cache(maxsize=1)
def regions() -> dict[str, list[list[str]]]:
    """The parts of countries that keep days of their own: law to `[code, English name]`, in the order of names."""
    found = {}
    for country in COUNTRIES:
        names: dict[str, str] = getattr(holidays.country_holidays(country), "subdivisions_aliases", {})
        parts = sorted((name, f"{country}-{code}") for name, code in names.items())
        if parts:
            found[country.lower()] = [[code, name] for name, code in parts]
    return found


def caveat(_: Callable[..., T], date: str) -> T:
    """What readers are told beside a day that was counted with the calendars; `_` translates, `date` is `KNOWN_ON`."""
    return _("Holidays as known on {date}; days that a government adds later are not included.", date=date)


@lru_cache(maxsize=4)
def _calendars(first: int, last: int) -> JSON:
    regions: dict[str, list[str]] = {}
    for country in COUNTRIES:
        regions[country] = _days(country, None, first, last)
        for part in holidays.country_holidays(country).subdivisions:
            regions[f"{country}-{part}"] = _days(country, part, first, last)
    return {"first": first, "last": last, "regions": regions}


def _days(country: str, part: str | None, first: int, last: int) -> list[str]:
    # New Year's Day may be observed on the last day of the year before, so the years around are asked for too.
    found = holidays.country_holidays(country, subdiv=part, years=range(first - 1, last + 2))
    return sorted(day.isoformat() for day in found if first <= day.year <= last)
