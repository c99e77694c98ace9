"""Broken content: a build ends with every problem, a preview tells them and recovers."""

from __future__ import annotations

import logging
import pathlib
import threading
import time
import urllib.request
from collections.abc import Iterator
from unittest import mock

import pytest
from mkdocs.commands import serve as serve_command
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.engine_mkdocs import source
from generator.problems import ContentError, Place, Problem
from generator.site import Site
from tests.engine.building import PROJECT, build_site, configured, contents, make_project
from tests.engine.sample_site import broken_in, make_site

PROBLEMS = (
    Problem(
        "unknown-field", Place("docs/scenarios/late.yml", 3, 5), "There is no field <titel>.", "Call it title.", "titel"
    ),
    Problem("no-such-item", Place("docs/guides/talk.md", 9), "No script is called talk.", "Name one that exists."),
)


def broken(root: pathlib.Path, options: object) -> Site:
    raise ContentError(PROBLEMS)


def test_a_build_ends_with_every_problem_and_touches_nothing(
    tmp_path: pathlib.Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last good site stays as it is, and the log names each place, reason and remedy."""
    project = make_project(tmp_path)
    before = contents(build_site(project, make_site()))
    monkeypatch.setattr(source, "load_site", broken)
    with pytest.raises(Abort):
        build(configured(project))
    assert contents(project / "site") == before
    for problem in PROBLEMS:
        assert str(problem) in caplog.text


def test_a_build_ends_when_a_page_cannot_be_rendered(tmp_path: pathlib.Path) -> None:
    """Problems that show only while a page is written end the build as well."""
    site = broken_in(make_site(), "ko", "guides/after/", ContentError(PROBLEMS))
    with pytest.raises(Abort):
        build_site(make_project(tmp_path), site)


def test_a_preview_tells_problems_on_every_page_and_recovers(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages of the last good site name the places; the next good build brings the site back."""
    project = make_project(tmp_path)
    states = iter([make_site(), None, make_site()])

    def load(root: pathlib.Path, options: object) -> Site:
        site = next(states)
        if site is None:
            raise ContentError(PROBLEMS)
        return site

    monkeypatch.setattr(source, "load_site", load)
    config = configured(project)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    good = contents(project / "site")
    assert b"unsafe-inline" in good["ko/index.html"]
    build(config)
    bad = contents(project / "site")
    assert [name for name in good if name.endswith(".html")] == [name for name in bad if name.endswith(".html")]
    for name in bad:
        if name.endswith(".html"):
            text = bad[name].decode()
            assert "docs/scenarios/late.yml:3:5" in text, name
            assert "There is no field &lt;titel&gt;. Call it title." in text
    build(config)
    assert contents(project / "site") == good


def test_a_preview_starts_with_broken_content(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a good site before, the root and every other address tell the problems."""
    project = make_project(tmp_path)
    monkeypatch.setattr(source, "load_site", broken)
    config = configured(project)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert "docs/guides/talk.md:9" in (project / "site/index.html").read_text(encoding="utf-8")
    assert "docs/guides/talk.md:9" in (project / "site/404.html").read_text(encoding="utf-8")


def test_a_preview_survives_a_broken_template(tmp_path: pathlib.Path) -> None:
    """A template with an error is told like broken content."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ nothing.at.all }}", encoding="utf-8")
    project = make_project(tmp_path, theme={"name": "material", "custom_dir": str(tmp_path / "theme"), "font": False})
    for path in (PROJECT / "templates/theme").rglob("*"):
        target = tmp_path / "theme" / path.relative_to(PROJECT / "templates/theme")
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif not target.exists():
            target.write_bytes(path.read_bytes())
    built = build_site(project, make_site(), command="serve")
    assert "UndefinedError" in (built / "ko/index.html").read_text(encoding="utf-8")
    with pytest.raises(Abort):
        build_site(project, make_site())


@pytest.fixture
def preview(tmp_path: pathlib.Path) -> Iterator[tuple[str, pathlib.Path]]:
    """`mkdocs serve` on a project whose site takes its titles from one file, which may be broken."""
    project = make_project(tmp_path, dev_addr="127.0.0.1:0")
    text = project / "docs" / "source.yml"
    text.write_text("Hello", encoding="utf-8")

    def load(root: pathlib.Path, options: object) -> Site:
        content = (root / "docs" / "source.yml").read_text(encoding="utf-8")
        if content == "broken":
            raise ContentError(PROBLEMS)
        from generator.site import Article

        return make_site(lambda lang, url: Article(f"<h1>{content}</h1>"))

    servers: list[LiveReloadServer] = []

    class Server(LiveReloadServer):
        def serve(self, *, open_in_browser: bool = False) -> None:
            servers.append(self)
            super().serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]  # MkDocs leaves it so

    with (
        mock.patch.object(serve_command, "LiveReloadServer", Server),
        mock.patch.object(source, "load_site", load),
    ):
        thread = threading.Thread(
            target=lambda: serve_command.serve(str(project / "mkdocs.yml"), strict=True), daemon=True
        )
        thread.start()
        deadline = time.monotonic() + 20
        while (
            not (servers and servers[0].server_address[1] and servers[0]._watched_paths) and time.monotonic() < deadline
        ):
            time.sleep(0.02)
        time.sleep(0.3)
        yield f"http://127.0.0.1:{servers[0].server_address[1]}/", text
        servers[0].shutdown()
        thread.join(timeout=10)


def shown(address: str, wanted: str) -> float:
    """Wait until `wanted` is on the page at `address`; give the seconds that it took."""
    start = time.monotonic()
    while time.monotonic() < start + 10:
        with urllib.request.urlopen(address) as response:  # noqa: S310 (the preview on 127.0.0.1)
            if wanted in response.read().decode():
                return time.monotonic() - start
        time.sleep(0.02)
    raise AssertionError(f"{wanted} never came")


def test_an_edit_is_on_screen_within_a_second(
    preview: tuple[str, pathlib.Path], caplog: pytest.LogCaptureFixture
) -> None:
    """A good edit shows, a broken one tells where, and the next good one mends it, each within a second or so."""
    caplog.set_level(logging.CRITICAL)
    address, text = preview
    shown(f"{address}ko/guides/after/", "<h1>Hello</h1>")
    times = []
    for content, wanted in (("Changed", "<h1>Changed</h1>"), ("broken", "late.yml:3:5"), ("Mended", "<h1>Mended</h1>")):
        text.write_text(content, encoding="utf-8")
        times.append(shown(f"{address}ko/guides/after/", wanted))
    assert sorted(times)[1] < 1.5, times
