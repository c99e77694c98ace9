"""Items that are written in another language than the rest, and content whose source is not English."""

from __future__ import annotations

import pytest

from generator.options import Options
from generator.upkeep import status, update
from tests.support.project import Project, make_project

GUIDE = """\
---
title: 内容証明郵便の送り方
description: 内容証明郵便で契約の終了を通知するときの書き方と、郵便局での手続きをまとめました。
reviewed: 2026-11-22
only: [ja]
summary: 文面を三通用意し、郵便局で差し出します。
---

謄本には字数の決まりがあります。

## 用意するもの {#what-you-need}

- 文書を三通
"""


@pytest.fixture
def japanese(project: Project) -> Project:
    """The sound project with a guide that is only for Japanese readers, written in Japanese."""
    project.write("docs/guides/certified-mail.md", GUIDE)
    return project


def test_an_item_for_another_language_is_written_in_it(japanese: Project) -> None:
    """An item that is only for Japanese readers is Japanese as it stands, and no other language has it."""
    assert japanese.problems() == ()
    page = japanese.page("ja", "guides/certified-mail/")
    assert page.is_translated
    assert page.catalog_path == ""
    assert "lang=" not in page.render().html.split("<h2")[0]
    for lang in ("en", "ko"):
        assert "guides/certified-mail/" not in {page.url for page in japanese.language(lang).pages}
    assert japanese.site().alternates["guides/certified-mail/"] == ("ja",)


def test_an_item_for_another_language_has_no_catalog(japanese: Project) -> None:
    """Neither an update nor the status asks anybody to translate what is a translation of nothing."""
    report = update(japanese.root, japanese.options)
    assert not [path for path in report.written if "certified-mail" in path]
    paths = [catalog.path for language in status(japanese.root, japanese.options) for catalog in language.catalogs]
    assert paths
    assert not [path for path in paths if "certified-mail" in path]


def test_interface_strings_are_english_whatever_the_source_is(project: Project) -> None:
    """Where the content's source is Korean, a missing interface string is marked as English, and has a catalog."""
    options = Options(
        languages=("ko", "en"),
        source_language="ko",
        letter_locales=project.options.letter_locales,
        templates_dir=project.options.templates_dir,
    )
    korean = Project(project.root, options)
    assert '<h2 id="signs" lang="en">' in korean.article("ko", "scenarios/late-payer/").html
    report = update(korean.root, options)
    assert "docs/locale/ko/interface.po" in report.written
    assert "docs/locale/en/interface.po" not in report.written
    assert "docs/locale/en/scenarios/late-payer.po" in report.written
    assert "docs/locale/ko/scenarios/late-payer.po" not in report.written


@pytest.mark.parametrize("folder", ["../other", "docs/../../x", "/etc", "C:/docs", "..\\up"])
def test_the_content_stays_in_the_project(folder: str) -> None:
    """A folder of content outside of the project is refused."""
    with pytest.raises(ValueError, match="leaves the project"):
        Options(docs_dir=folder)


def test_make_project_is_sound(project: Project) -> None:
    """The project that these tests change has no problems of its own."""
    assert make_project(project.root / "again").problems() == ()
