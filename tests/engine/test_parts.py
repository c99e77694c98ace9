"""The engine's small parts: options, views, patterns, addresses."""

from __future__ import annotations

import pathlib
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import Abort, PluginError

from generator.engine_mkdocs.addresses import Addresses, edit_base, up
from generator.engine_mkdocs.config import PluginConfig
from generator.engine_mkdocs.files import package_files
from generator.engine_mkdocs.patterns import Gaps, Pattern
from generator.engine_mkdocs.views import View, config_view
from generator.options import Options
from tests.engine.building import configured, make_project
from tests.engine.sample_site import make_site


def test_the_plugin_has_the_options_of_the_core() -> None:
    """Each field of the core's options can be written in mkdocs.yml, with the same default."""
    config = PluginConfig()
    assert config.validate() == ([], [])
    assert config.options() == Options()
    assert {name for name, _ in config._schema} == set(Options.model_fields)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"languages": ["en", "en"]}, "options"),
        ({"languages": ["en", "Klingon"]}, "languages.1"),
        ({"source_language": "fr"}, "options"),
        ({"languages": "en"}, "languages"),
        ({"letter_locales": ["en-US", 5]}, "letter_locales"),
    ],
)
def test_wrong_options_are_told_in_mkdocs_way(values: dict[str, object], field: str) -> None:
    """A wrong value is a configuration error that names its option."""
    config = PluginConfig()
    config.load_dict(values)
    failed, _ = config.validate()
    assert [name for name, _ in failed] == [field]


def test_wrong_options_stop_mkdocs_without_a_traceback(tmp_path: pathlib.Path) -> None:
    """MkDocs ends with its own kind of error."""
    make_project(tmp_path, plugins=[{"partwell": {"languages": ["ko"]}}])
    with pytest.raises(Abort):
        configured(tmp_path)


def test_a_view_changes_nothing() -> None:
    """A view gives its own values first, reads through for others, and refuses to be written to."""
    base = SimpleNamespace(site_name="Partwell", theme={"language": "en", "name": "material"})
    view = config_view(base, theme_language="ko")
    assert (view.theme.language, view.theme["language"], view.theme["name"]) == ("ko", "ko", "material")
    assert view.site_name == "Partwell"
    assert base.theme["language"] == "en"
    assert "language" in view.theme
    assert "colour" not in view.theme
    with pytest.raises(AttributeError):
        view.site_name = "Other"
    with pytest.raises(AttributeError):
        View(base).nothing  # noqa: B018 (reading it is the test)


def test_a_pattern_fills_every_gap() -> None:
    """Each gap takes its value wherever it stands; a missing value is an error."""
    gaps = Gaps()
    pattern = Pattern(f"a{gaps.one}b{gaps.two}c{gaps.one}", gaps)
    assert pattern.names == {"one", "two"}
    assert pattern.fill(one="1", two="2", three="3") == "a1b2c1"
    with pytest.raises(KeyError):
        pattern.fill(one="1")


def test_gaps_have_no_private_names() -> None:
    """What Python or Jinja probes for is no gap."""
    with pytest.raises(AttributeError):
        Gaps().__html__  # noqa: B018 (reading it is the test)


def test_another_theme_is_told_apart(tmp_path: pathlib.Path) -> None:
    """A package without Material's files ends the build with a word on what is missing."""
    config = configured(make_project(tmp_path))
    with pytest.raises(PluginError, match="is it Material"):
        package_files(str(tmp_path), config)


def test_no_text_can_pass_for_a_gap() -> None:
    """The marks of one build mean nothing in another."""
    forged = Gaps().title
    assert Pattern(forged, Gaps()).fill() == forged


@pytest.mark.parametrize(("url", "way"), [("", "./"), ("guides/", "../"), ("guides/the-talk/", "../../")])
def test_the_way_up(url: str, way: str) -> None:
    """Addresses below a language's root climb one folder for each slash."""
    assert up(url) == way


@pytest.mark.parametrize(
    ("repository", "edit_uri", "base"),
    [
        ("", "edit/main/docs/", ""),
        ("https://repository.invalid/partwell", "", "https://repository.invalid/partwell/edit/main/docs/"),
        ("https://repository.invalid/partwell/", "_edit/docs/", "https://repository.invalid/partwell/_edit/docs/"),
    ],
)
def test_where_the_repository_edits(repository: str, edit_uri: str, base: str) -> None:
    """The editor's address is the repository's, with MkDocs's `edit_uri` below it."""
    assert edit_base(repository, edit_uri) == base


def test_the_root_path_is_the_sites_own() -> None:
    """The 404 page links by the path that the site has on its host."""
    assert Addresses(make_site()).root_path == "/"
    assert Addresses(make_site(), "https://partwell.invalid/handbook/").root_path == "/handbook/"
