"""The dialect, frozen: what every piece of Markdown becomes, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.markdown import blocks as markdown
from generator.markdown import inline
from generator.markdown.checks import inline_problems
from generator.problems import Place

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """The cases of a file, each with its name."""
    found = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


def outline(block: markdown.Block) -> Any:
    """A block as the cases write it."""
    match block:
        case markdown.Paragraph(text):
            return f"p {text}"
        case markdown.Heading(level, heading_id, text):
            return f"h{level} {heading_id} {text}"
        case markdown.ListBlock(is_ordered, items):
            return {"ol" if is_ordered else "ul": [list(map(outline, item)) for item in items]}
        case markdown.Callout(style, inner):
            return {style: list(map(outline, inner))}
        case markdown.Table(head, rows):
            return {"table": [[cell and str(cell.text) for cell in row] for row in (head, *rows)]}
        case markdown.CodeBlock(text):
            return f"code {text}"


@pytest.mark.parametrize("case", cases("inline"))
def test_inline_text_becomes_html(case: dict[str, str]) -> None:
    """An inline text is written as the cases say."""
    link = (lambda target: None) if case.get("links") == "none" else (lambda target: target)

    assert inline.to_html(inline.parse(case["text"]), link) == case["html"]


@pytest.mark.parametrize("case", cases("blocks"))
def test_guide_becomes_blocks(case: dict[str, Any]) -> None:
    """A guide's Markdown becomes the blocks that the cases say, without a problem."""
    blocks, problems = markdown.parse(case["text"], "guide.md")

    assert list(map(outline, blocks)) == case["blocks"]
    assert problems == ()


@pytest.mark.parametrize("case", cases("refused"))
def test_refused_markdown_is_reported(case: dict[str, Any]) -> None:
    """What is not part of the dialect is reported with its place, whatever stands around it."""
    _, problems = markdown.parse(case["text"], "guide.md")

    found = [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in problems]
    assert found == case["problems"]
    # Deeper in a file, only the lines move.
    _, later = markdown.parse(f"Words.\n\n{case['text']}", "guide.md", 7)
    assert [problem.place.line for problem in later] == [(problem.place.line or 0) + 8 for problem in problems]


@pytest.mark.parametrize("case", cases("blocks"))
def test_texts_can_be_replaced(case: dict[str, Any]) -> None:
    """Every text of a guide is listed in reading order, and can be replaced in place."""
    blocks, _ = markdown.parse(case["text"], "guide.md")
    listed = [block.text for block in markdown.texts(blocks)]

    assert markdown.with_texts(blocks, lambda block: block.text) == blocks
    assert list(markdown.texts(markdown.with_texts(blocks, lambda block: markdown.Text("x")))) == [
        type(block)(**{**{name: getattr(block, name) for name in block.__slots__}, "text": markdown.Text("x")})
        for block in markdown.texts(blocks)
    ]
    assert len(listed) == len(list(markdown.texts(blocks)))


def test_lines_are_those_of_the_file() -> None:
    """Blocks know the line of the file on which they start, however deep they stand."""
    text = "One.\n\n- a\n- b\n  - c\n\n> [!NOTE]\n> d\n\n| e |\n|---|\n| f |\n"

    blocks, _ = markdown.parse(text, "guide.md", 10)

    assert [(str(block.text), block.line) for block in markdown.texts(blocks)] == [
        ("One.", 10), ("a", 12), ("b", 13), ("c", 14), ("d", 17), ("e", 19), ("f", 21)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a <b>c", "markdown-html"),
        ("![a](b)", "markdown-html"),
        ("a **b", "markdown-emphasis"),
        ("a ** b**", "markdown-emphasis"),
        ("a &#0;&#x202e; b", "markdown-control"),
        ("`a` &#x1b;[31m", "markdown-control"),
    ],
)
def test_refused_inline_text_is_reported(text: str, code: str) -> None:
    """An inline text outside the dialect is reported at the place of its field."""
    problems = list(inline_problems(text, Place("a.yml", 3, 4)))

    assert [problem.code for problem in problems] == [code]
    assert str(problems[0].place) == "a.yml:3:4"


@pytest.mark.parametrize("text", [r"2 \*\* 3", "`**`", "**a** and *b*", r"\<b>", "a &amp; b", "5 * 3", "「**強調**」"])
def test_allowed_inline_text_is_not_reported(text: str) -> None:
    """What the dialect allows is not reported, escaped signs among it."""
    assert list(inline_problems(text, Place("a.yml"))) == []
