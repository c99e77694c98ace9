"""Fixtures that every area may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A sound little project in a folder of its own."""
    return make_project(tmp_path)
