"""Promises about whole builds: a new language by configuration alone, and the same bytes from the same commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_site.conftest import ROOT
from tests.whole_site.crawler import BASE, Crawl

pytestmark = pytest.mark.slow


def _copy(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _partwell(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "SITE_URL": BASE, **environment}
    command = [sys.executable, "-m", "generator.cli", *arguments, "--project", str(project)]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The handbook with a fourth language: one word more in mkdocs.yml, an update, a build."""
    project = _copy(tmp_path_factory.mktemp("spanish"))
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "languages: [en, ko, ja]" in text
    config.write_text(text.replace("languages: [en, ko, ja]", "languages: [en, ko, ja, es]"), encoding="utf-8")
    for command in ("update", "build"):
        done = _partwell(project, command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "docs/locale/es/guides/the-talk.po").is_file()
    assert (project / "docs/locale/es/interface.po").is_file()
    return Crawl(project / "site")


def test_a_new_language_is_a_word_in_the_configuration(spanish: Crawl) -> None:
    """Listing `es` gives every page in it: canonical to the source, marked as English, with a notice, out of search."""
    pages = [page for page in spanish.content() if page.lang == "es"]
    assert {page.path.removeprefix("es/") for page in pages} == {
        page.path.removeprefix("en/") for page in spanish.content() if page.lang == "en"
    }
    for page in pages:
        assert page.canonical == page.url.replace("/es/", "/en/", 1)
        assert page.alternates == {}
        words = " ".join(text for lang, text in page.text if lang == "en")
        assert "This page is not translated yet" in words, page.path
        assert not [text for lang, text in page.text if lang == "es" and len(text) > 60], page.path
    assert spanish.search("es") == []
    for page in spanish.content():
        assert "es" not in page.alternates


def test_links_of_a_new_language_hold(spanish: Crawl) -> None:
    """The untranslated pages link among themselves without a broken end."""
    pages = [page for page in spanish.content() if page.lang == "es"]
    assert [reason for page in pages for link in page.links if (reason := spanish.broken(page, link))] == []


def test_one_commit_gives_one_site(tmp_path: Path) -> None:
    """Two builds with the same SOURCE_DATE_EPOCH are equal byte for byte, whatever the hash seed and the time zone."""
    sites = []
    for number, (seed, zone) in enumerate((("1", "Asia/Tokyo"), ("2", "America/Los_Angeles"))):
        project = _copy(tmp_path / str(number))
        done = _partwell(project, "build", SOURCE_DATE_EPOCH="1790000000", PYTHONHASHSEED=seed, TZ=zone)
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(_contents(project / "site"))
    assert sites[0] == sites[1]
