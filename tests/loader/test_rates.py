"""The rates of late interest that the handbook names are those that can be held against a source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator import strict_yaml
from generator.loader.validate import validate
from generator.model import Jurisdictions

FILE = Path(__file__).parents[2] / "docs" / "handbook" / "jurisdictions.yml"


@pytest.fixture(scope="module")
def countries() -> Jurisdictions:
    """The handbook's own jurisdictions."""
    data, positions, problems = strict_yaml.read(FILE.read_text("utf-8"), FILE.name)
    item, found = validate(Jurisdictions, data, positions)
    assert isinstance(item, Jurisdictions)
    assert (*problems, *found) == ()
    return item


def test_every_rate_can_be_checked(countries: Jurisdictions) -> None:
    """A rate names its statute, its source, the day of the check and the next one, and says its number in words."""
    known = {entry.id for entry in countries.jurisdictions}
    for rate in countries.rates:
        assert rate.jurisdiction in known
        assert rate.statute
        assert rate.source.startswith("http")
        assert rate.as_of < rate.review_by <= rate.as_of + dt.timedelta(days=366), rate.id
        assert rate.rate is None or f"{rate.rate}%" in rate.text.value, rate.id


def test_only_sure_rates_have_numbers(countries: Jurisdictions) -> None:
    """Japan has one rate, Korea two between which a lawyer must choose, and no other country one to count with."""
    numbers = {(rate.jurisdiction, rate.rate) for rate in countries.rates if rate.rate is not None}
    assert numbers == {("kr", "5"), ("kr", "6"), ("jp", "3")}
    for rate in countries.rates:
        if rate.jurisdiction == "kr" and rate.rate is not None:
            assert "not settled" in rate.text.value
            assert "lawyer" in rate.text.value
        if rate.jurisdiction == "jp":
            assert (rate.since, rate.until) == (dt.date(2020, 4, 1), dt.date(2029, 3, 31))
        if rate.jurisdiction == "gb":
            assert "8% above the Bank of England base rate" in rate.text.value
