"""Growth: reading and laying out more documents takes more time in proportion, and no more."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest

from tests.support.project import Project, make_project


def grown(root: Path, number: int) -> Project:
    """A project with that many scenarios, each referring to others, and their catalogs."""
    project = make_project(root, ("en", "ko"))
    scenario = project.read("docs/scenarios/late-payer.yml")
    project.translate_all("ko", "scenarios/late-payer")
    catalog = project.read("docs/locale/ko/scenarios/late-payer.po")
    for index in range(number):
        others = ", ".join(f"late-{(index + step) % number}" for step in (1, 2, 3))
        title = f"title: The late payer {index}"
        text = scenario.replace("title: The late payer", title) + f"scenarios: [{others}]\n"
        text = text.replace("Call once.", f"'[Call](scenarios/late-{(index + 5) % number}#steps-talk) {index}.'")
        project.write(f"docs/scenarios/late-{index}.yml", text)
        project.write(f"docs/locale/ko/scenarios/late-{index}.po", catalog)
    return project


def seconds(project: Project) -> float:
    """The processor time of a whole site, every page written."""
    gc.collect()
    start = time.process_time()
    for language in project.site().languages:
        for page in language.pages:
            page.render()
    return time.process_time() - start


@pytest.mark.slow
def test_time_grows_with_the_number_of_documents(tmp_path: Path) -> None:
    """Four times as many documents take less than six times as long."""
    small, large = grown(tmp_path / "small", 100), grown(tmp_path / "large", 400)
    once = min(seconds(small) for _ in range(2))

    assert seconds(large) / once < 6


def test_unread_pages_are_not_written(project: Project) -> None:
    """A site is values: no page is written before it is asked for, and asking twice gives the same."""
    page = project.page("en", "scenarios/late-payer/")

    assert page.render() == page.render()
