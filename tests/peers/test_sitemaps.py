"""A parser of XML that is not ours reads the sitemaps."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.peers.conftest import SITE_URL

pytestmark = pytest.mark.peers

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _locations(path: Path) -> tuple[str, list[str]]:
    """The name of the root element, and all addresses."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 (our own output)
    return root.tag.removeprefix(SITEMAP), [loc.text or "" for loc in root.iter(f"{SITEMAP}loc")]


def _file(site: Path, address: str) -> Path:
    assert address.startswith(SITE_URL), address
    path = site / address.removeprefix(SITE_URL)
    return path / "index.html" if address.endswith("/") else path


def test_sitemaps_name_pages_that_exist(site: Path) -> None:
    """The index names one sitemap per language; each names pages of the site, each page once."""
    kind, sitemaps = _locations(site / "sitemap.xml")
    assert kind == "sitemapindex"
    assert sitemaps
    for sitemap in sitemaps:
        kind, pages = _locations(_file(site, sitemap))
        assert kind == "urlset"
        assert len(set(pages)) == len(pages)
        assert [page for page in pages if not _file(site, page).is_file()] == []
