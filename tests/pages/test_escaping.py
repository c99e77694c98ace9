"""Hostile words in every field of every kind, and in catalogs: all of them come out as words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build
from generator.content import Content
from generator.interface import Interface
from generator.library import Document, Library
from generator.links import Links
from generator.markdown import blocks as markdown
from generator.model import walk
from generator.texts import Kind, Text
from generator.translation import Lookup
from tests.support.html import parse
from tests.support.project import Project, make_project

ELEMENTS = {"a", "blockquote", "br", "button", "code", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4"}
ELEMENTS |= {
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
}
ELEMENTS |= {"ul"}
ELEMENTS |= {"fieldset", "form", "input", "label", "legend", "option", "select", "template", "textarea"}
ATTRIBUTES = {
    "aria-label",
    "aria-labelledby",
    "class",
    "data-copy-target",
    "hidden",
    "href",
    "id",
    "lang",
    "rel",
    "role",
}
ATTRIBUTES |= {"scope", "tabindex", "type"}
ATTRIBUTES |= {"accept", "aria-describedby", "aria-hidden", "aria-live", "aria-pressed", "autocomplete", "checked"}
ATTRIBUTES |= {"for", "inputmode", "max", "min", "name", "novalidate", "rows", "selected", "value"}
DATA = {
    "action",
    "choices",
    "column",
    "config",
    "contract",
    "copy",
    "count",
    "customs",
    "customs-list",
    "do",
    "field",
    "for",
    "for-law",
}
DATA |= {"law", "line", "paper", "part", "postal", "pw-desk", "state", "tab", "type", "value"}
ATTRIBUTES |= {f"data-{name}" for name in DATA}
HOSTILE = [
    "<script>alert(1)</script>",
    '"onmouseover=alert(1) x="',
    "'onmouseover=alert(1) x='",
    "{{ 7*7 }}{% raw %}",
    "]]><img src=x onerror=alert(1)>",
    "</p></div></article><h1>x</h1>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- x",
    "javascript:alert(1)",
    "[x](javascript:alert&#40;1&#41;)",
    "![x](https://tracker.example/x.png)",
    '<https://other.example/"onclick=x>',
    "`</code><script>`",
    "*a **b* c**",
]
IDS = [f"hostile-{index}" for index in range(len(HOSTILE))]


def assert_inert(html: str) -> None:
    """Only elements and attributes that templates write, no scheme but https and mailto, nothing computed."""
    tree = parse(html)
    for element in list(tree.walk())[1:]:
        assert element.name in ELEMENTS, element.name
        assert set(element.attrs) <= ATTRIBUTES, element.attrs
        href = element.attrs.get("href", "")
        if "data-config" in element.attrs:
            assert not re.search("[<&]", element.text)
            json.loads(element.text)
            element.children.clear()
        assert re.fullmatch(r"https://[^\"<>\s]*|mailto:[^\"<>\s]*|\.{0,2}[./a-z0-9-]*(#[a-z0-9-]+)?", href), href
    assert len(tree.all("h1")) == 1
    assert "49" not in tree.text


def poison(text: Text, words: str) -> Text:
    """A text with hostile words around it; a letter's own words get them without signs of slots."""
    if text.kind is Kind.LETTER:
        return replace(text, value=f"{text.value} {re.sub('[{}%]', '', words)}")
    return replace(text, value=f"{words} {text.value} {words}")


def poisoned(content: Content, words: str) -> Content:
    """The content with hostile words in every text of every document, past all checks."""
    library = Library(
        {
            document.key: replace(
                document,
                item=walk.with_texts(document.item, lambda _, text: poison(text, words)),
                blocks=markdown.with_texts(document.blocks, lambda block: poison(block.text, words)),
            )
            for document in content.library
        }
    )
    return replace(content, library=library, links=Links(library))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The sound project's content."""
    return make_project(tmp_path_factory.mktemp("sound"), ("en", "ko"), ("en-US", "ko")).content()


def articles(content: Content, lang: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every page of a language, written from this content."""
    monkeypatch.setattr(build, "load_content", lambda root, options: content)
    return [page.render().html for page in build.load_site(Path(), content.options).language(lang).pages]


@pytest.mark.parametrize("words", HOSTILE, ids=IDS)
def test_hostile_sources_come_out_inert(content: Content, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Hostile words in every field of every document are words on every page."""
    pages = articles(poisoned(content, words), "en", monkeypatch)

    assert len(pages) > 12
    for page in pages:
        assert_inert(page)


@pytest.mark.parametrize("words", HOSTILE, ids=IDS)
def test_hostile_translations_come_out_inert(content: Content, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Hostile words in every translation, interface strings among them, are words on every page."""

    def lookup(self: Content, document: Document, lang: str) -> Lookup:
        return lambda context, text: replace(poison(text, words), lang=lang)

    def interface(self: Content, lang: str) -> Interface:
        return Interface(lang, lambda message: f"{words} {message}", lambda one, many, number: f"{words} {one}")

    monkeypatch.setattr(Content, "_lookup", lookup)
    monkeypatch.setattr(Content, "interface", interface)

    for page in articles(content, "ko", monkeypatch):
        assert_inert(page)


def test_plain_fields_of_files_come_out_inert(project: Project) -> None:
    """What a file may hold in its plain fields (titles, labels, statutes, code) is words on the page."""
    project.edit("docs/scenarios/late-payer.yml", "title: The late payer", "title: </h1><script>alert(1)</script>")
    project.edit("docs/scenarios/late-payer.yml", "statute: 민법 제544조", "statute: '\"><img src=x onerror=alert(1)>'")
    project.edit("docs/guides/the-talk.md", "keep this as it is", "</code></pre><script>alert(1)</script>")
    project.edit("docs/clauses/exit.yml", "label: Days of notice", "label: </pre><b>Days</b>")
    assert project.problems() == ()

    for page in project.language("en").pages:
        assert_inert(page.render().html)


def test_catalog_cannot_reach_objects(content: Content) -> None:
    """A placeholder of an interface string is replaced as it stands, and nothing in it is evaluated."""
    found = Interface("ko", lambda message: "{date.__class__} {date} {0} {n!r}", lambda *_: "{n}")

    assert found.text("x", date="<1>").value == "{date.__class__} <1> {0} {n!r}"
    assert found.plural("{n} day", "{n} days", 1200).value == "1,200"


def test_translations_are_cleaned_whatever_the_writer_does(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the writer of inline texts stands a sanitiser: were the first to fail, the second would hold."""
    hostile = (
        '<script>alert(1)</script><a href="javascript:x" onclick="y">z</a><img src=x onerror=z><em class="q">w</em>'
    )
    monkeypatch.setattr("generator.markdown.inline.to_html", lambda nodes, link: hostile)
    monkeypatch.setattr(
        Content,
        "_lookup",
        lambda self, document, lang: lambda context, text: replace(text, value=text.value, lang=lang),
    )

    for page in articles(content, "ko", monkeypatch):
        assert "<script" not in page
        assert "javascript:" not in page
        assert "onclick" not in page
        assert "onerror" not in page
        assert '<em class="q">' not in page
