"""The preview looks for edits often enough to show them within a second."""

from __future__ import annotations

from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.engine_mkdocs.preview import LOOK_EVERY, follow_closely


def test_the_preview_looks_often_and_misses_nothing(tmp_path: Path) -> None:
    """What was watched before still is, once, by an observer that looks several times a second."""
    docs, config = tmp_path / "docs", tmp_path / "mkdocs.yml"
    docs.mkdir()
    config.write_text("site_name: Small\n", encoding="utf-8")
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path)) as server:
        for path in (docs, config):
            server.watch(str(path))
        before = dict(server._watched_paths)
        first = server.observer
        assert follow_closely(server, [str(docs), str(config)]) is server
        assert server._watched_paths == before == {str(docs): 1, str(config): 1}
        assert server.observer is not first
        assert len(server.observer.emitters) == 2
        assert server.observer.timeout == LOOK_EVERY < 0.2
