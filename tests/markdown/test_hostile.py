"""Hostile Markdown: nothing raises, nothing is slow, nothing comes out alive."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markdown import blocks as markdown
from generator.markdown import inline
from generator.markdown.checks import inline_problems
from generator.problems import Place

pytestmark = pytest.mark.slow

SIZE = 100_000
FLOODS = {
    "brackets": "[" * SIZE,
    "bracket-pairs": "[]" * (SIZE // 2),
    "open-links": "[a](" * (SIZE // 4),
    "nested-links": "[" * (SIZE // 8) + "x" + "](a)" * (SIZE // 8),
    "nested-images": "![" * (SIZE // 8) + "x" + "](a)" * (SIZE // 8),
    "stars": "*" * SIZE,
    "star-letters": "a*" * (SIZE // 2),
    "nested-emphasis": "*a " * (SIZE // 6) + "a* " * (SIZE // 6),
    "nested-strong": "**a *a " * (SIZE // 14) + "a* b** " * (SIZE // 14),
    "stars-and-underscores": "*_" * (SIZE // 2),
    "backticks": "`" * SIZE,
    "growing-backticks": "".join("`" * length + " " for length in range(440)),
    "angles": "<" * SIZE,
    "comments": "<!--" * (SIZE // 4),
    "sections": "<![CDATA[" * (SIZE // 9),
    "ampersands": "&" * SIZE,
    "backslashes": "\\" * SIZE,
    "guards": "*\ue000" * (SIZE // 2),
    "japanese": "**「強調」**を" * (SIZE // 10),
    "long-line": "a" * 1_000_000,
    "many-words": "wörd " * 200_000,
}
DEEP = {
    "quotes": ">" * SIZE,
    "quote-stairs": "".join(">" * depth + " a\n" for depth in range(1, 400)),
    "lists": "- " * (SIZE // 2),
    "list-stairs": "".join("  " * depth + "- a\n" for depth in range(300)),
    "numbers": "1. " * (SIZE // 6),
    "headings": "## a {#a}\n\n" * (SIZE // 11),
    "attributes": "## a {" + "#a " * (SIZE // 3) + "}",
    "wide-table": "|a" * (SIZE // 5) + "|\n" + "|-" * (SIZE // 5) + "|\n",
    "ragged-table": f"|{'a|' * 200}\n|{'-|' * 200}\n" + "|x|\n" * 200,
    "open-fences": "```\n" * (SIZE // 4),
    "definitions": "[a]: b\n\n" + "[a] " * (SIZE // 8),
    "html": "<div>\n" * (SIZE // 6),
    "underlines": "a\n=" * (SIZE // 3),
    "lines": "\n" * SIZE,
}
GUIDES = DEEP | {
    name: FLOODS[name] for name in ("brackets", "stars", "nested-links", "backslashes", "long-line", "many-words")
}


@pytest.fixture
def untraced() -> Iterator[None]:
    """Time is measured without coverage's tracer, which takes half of it and is nobody's burden but the tests'."""
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS.keys())
def test_inline_flood_is_parsed_quickly(text: str) -> None:
    """A hundred thousand signs, or a line of a megabyte, are parsed, checked and written within seconds."""
    start = time.process_time()

    nodes = inline.parse(text)
    inline.to_html(nodes, lambda target: target)
    list(inline_problems(text, Place("a.yml")))

    assert time.process_time() - start < 4


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("text", GUIDES.values(), ids=GUIDES.keys())
def test_guide_flood_is_parsed_quickly(text: str) -> None:
    """The same as a guide: parsed within seconds, however deep it nests, with few problems and without raising."""
    start = time.process_time()

    blocks, problems = markdown.parse(text, "guide.md")
    list(markdown.texts(blocks))

    assert time.process_time() - start < 4
    assert len(problems) <= 100


SIGNS = st.text(st.sampled_from(" ab*_`[]()<>&;#!\\\n\t|-~\"'{}:/.0「」。、가\ue000\u3000"), max_size=60)
TEXTS = st.one_of(SIGNS, st.text(max_size=40))
ALLOWED = re.compile(r"</?(em|strong|code)>|<a href=\"[^\"<>]*\"( rel=\"noopener noreferrer\")?>|</a>")


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_comes_out_inert(text: str) -> None:
    """Whatever is written, the HTML holds the four elements of the dialect, balanced, and nothing else."""
    written = inline.to_html(inline.parse(text), lambda target: target)

    assert "<" not in ALLOWED.sub("", written)
    assert ">" not in ALLOWED.sub("", written)
    opened: list[str] = []
    for tag in re.findall(r"<(/?[a-z]+)", written):
        if tag.startswith("/"):
            assert opened.pop() == tag[1:]
        else:
            opened.append(tag)
    assert opened == []


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_white_space_never_matters(text: str) -> None:
    """Line breaks and runs of spaces change nothing, and no guard is left in the words."""
    nodes = inline.parse(text)

    assert inline.parse(f"\n  {text.replace(' ', chr(10) + '  ')} ") == nodes
    assert "\ue000" not in inline.plain(nodes)


def escaped(words: str) -> str:
    """Words with every sign escaped that means something."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], blacklist_characters="\ue000")))
def test_escaped_words_come_back(words: str) -> None:
    """Words with their signs escaped are those words again."""
    assert inline.plain(inline.parse(escaped(words))) == words


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["a ", "*b* ", "**c** ", "`d` ", "[e](f) ", "가「나」", "**「다」**", "&amp; ", r"\* "]))
)
def test_html_and_words_agree(parts: list[str]) -> None:
    """The words of a text are those of its HTML without the tags."""
    nodes = inline.parse("".join(parts))
    written = inline.to_html(nodes, lambda target: target)

    assert re.sub(r"<[^>]*>", "", written).replace("&amp;", "&") == inline.plain(nodes)


@settings(max_examples=120, deadline=None)
@given(st.text(st.sampled_from(" ab*`[]()<>#!\\\n|->.1{}:가「」~=\t"), max_size=120))
def test_any_guide_is_parsed(text: str) -> None:
    """Whatever a guide holds, blocks and problems come back, each at a place inside the text."""
    blocks, problems = markdown.parse(text, "guide.md")

    lines = text.count("\n") + 1
    for problem in problems:
        assert 1 <= (problem.place.line or 0) <= lines
        assert (problem.place.column or 0) >= 1
    for block in markdown.texts(blocks):
        assert block.text.value or problems
        assert "\n" not in block.text.value


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab가나「」*`.,() "), min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_guide_keeps_every_word(paragraphs: list[str]) -> None:
    """The words of paragraphs, of tight and loose lists and of quotes are all there, in order."""
    words = [" ".join(("x" + paragraph).split()) for paragraph in paragraphs]
    for text in (
        "\n\n".join(words),
        "\n".join(f"- {line}" for line in words),
        "\n\n".join(f"1. {line}" for line in words),
        "\n".join(f"> {line}\n>" for line in words),
    ):
        blocks, problems = markdown.parse(text, "guide.md")
        assert [block.text.value for block in markdown.texts(blocks)] == words
        assert problems == ()
