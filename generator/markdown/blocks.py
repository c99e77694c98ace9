"""Guides: Markdown parsed into blocks that know their line, with all that the dialect refuses reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.markdown.tree import Element, definitions, elements, is_inline, read
from generator.problems import Place, Problem
from generator.texts import Kind, Text, on_one_line

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FOLD = re.compile(rb"\s*\n[ \t>]*")
_MARKER = re.compile(rb"(\d{1,9}[.)]|[-*+])\s*")
_MAX_DEPTH = 8
_MAX_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `text` is inline Markdown on one line."""

    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its explicit id."""

    level: int
    id: str
    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a run of blocks that starts with a paragraph."""

    is_ordered: bool
    items: tuple[tuple[Block, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark set apart; `style` is note, tip, warning, or quote."""

    style: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; cells are inline Markdown, None where a cell is empty."""

    head: tuple[Paragraph | None, ...]
    rows: tuple[tuple[Paragraph | None, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code that is shown as it is and not translated."""

    text: str
    line: int


Block = Paragraph | Heading | ListBlock | Callout | Table | CodeBlock


_REFUSED = {
    "InlineHtml": ("markdown-html", "Raw HTML is not part of the dialect.", "Use Markdown, or write `\\<`."),
    "HtmlBlock": ("markdown-html", "Raw HTML is not part of the dialect.", "Use Markdown, or write `\\<`."),
    "Image": ("markdown-image", "Images are not part of the dialect.", "Say it in words."),
    "Rule": ("markdown-rule", "Rules (`---`) are not part of the dialect.", "Start a new section with a heading."),
    "HardBreak": ("markdown-break", "A line break inside a paragraph is not part of the dialect.", "Start a new one."),
}


def parse(text: str, path: str, first_line: int = 1) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Parse a guide's Markdown; `first_line` is the line of the file on which `text` starts."""
    return _Parser(text, path, first_line).run()


class _Parser:
    """One pass over one text."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.data = text.encode()
        self.path = path
        self.first_line = first_line
        self.starts = [0, *(match.end() for match in re.finditer(rb"\n", self.data))]
        self.problems: list[Problem] = []
        self.ids: set[str] = set()

    def run(self) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
        root = read(self.text)
        for element in elements(root):
            if element.name in _REFUSED:
                self.refuse(element.start, *_REFUSED[element.name])
        for offset in definitions(root, self.data):
            reason, remedy = "Link definitions are not part of the dialect.", "Write `[words](target)` in the text."
            self.refuse(offset, "markdown-definition", reason, remedy)
        blocks = tuple(self.blocks(root.children))
        return blocks, tuple(self.problems)

    def line(self, offset: int) -> int:
        return self.first_line + bisect_right(self.starts, offset) - 1

    def refuse(self, offset: int, code: str, reason: str, remedy: str) -> None:
        if len(self.problems) >= _MAX_PROBLEMS:
            return
        row = bisect_right(self.starts, offset) - 1
        column = len(self.data[self.starts[row] : offset].decode(errors="ignore")) + 1
        place = Place(self.path, self.first_line + row, column)
        self.problems.append(Problem(code, place, reason, remedy))

    def blocks(self, elements: list[Element], depth: int = 0) -> Iterator[Block]:
        if depth > _MAX_DEPTH:
            self.refuse(
                elements[0].start if elements else 0,
                "markdown-depth",
                f"Lists and quotes are nested more than {_MAX_DEPTH} deep.",
                "Flatten the list, or make a section of it.",
            )
            return
        for element in elements:
            block = self.block(element, depth)
            if block is not None:
                yield block

    def block(self, element: Element, depth: int) -> Block | None:
        line = self.line(element.start)
        match element.name:
            case "Paragraph":
                return Paragraph(self.words(element.start, element.end), line)
            case "Heading":
                return self.heading(element, line, depth)
            case "List":
                if element.data not in {None, 1}:
                    reason = f"The numbered list starts at {element.data}, and would be shown from 1."
                    remedy = "Start at 1; where the number is a word, such as a year, write `2026\\.`."
                    self.refuse(element.start, "markdown-list-start", reason, remedy)
                items = tuple(tuple(self.item(item, depth)) for item in element.children)
                return ListBlock(element.data is not None, items, line)
            case "BlockQuote":
                return Callout(
                    str(element.data or "quote").lower(), tuple(self.blocks(element.children, depth + 1)), line
                )
            case "Table":
                return self.table(element, line)
            case "CodeBlock":
                return self.code(element, line)
        return None

    def item(self, item: Element, depth: int) -> Iterator[Block]:
        """The blocks of a list item; the words of a tight one stand in it without a paragraph."""
        nested = [child for child in item.children if not is_inline(child)]
        if not item.children:
            self.refuse(item.start, "markdown-empty", "The list item is empty.", "Write its text, or delete it.")
        first = item.children[0] if item.children else None
        if first is not None and is_inline(first):
            end = nested[0].start if nested else item.end
            marker = _MARKER.match(self.data, item.start, end)
            start = marker.end() if marker else first.start
            yield Paragraph(self.words(start, end), self.line(start))
        for before, child in pairwise(item.children):
            if is_inline(child) and not is_inline(before):
                reason = "Words stand right below a block inside the list item."
                self.refuse(child.start, "markdown-list", reason, "Leave an empty line between the two.")
        yield from self.blocks(nested, depth + 1)

    def heading(self, element: Element, line: int, depth: int) -> Heading | None:
        level, heading_id = int(element.data["level"][1:]), element.data["id"]
        inner = element.children
        text = self.words(inner[0].start, inner[-1].end) if inner else Text("", Kind.INLINE)
        if not text.value:
            self.refuse(element.start, "markdown-empty", "The heading is empty.", "Write its text, or delete it.")
            return None
        if depth:
            reason = "A heading inside a list or quote is not part of the dialect."
            self.refuse(element.start, "markdown-heading-place", reason, "Put it before the list, or make words of it.")
        if level == 1 or level > 4:
            self.refuse(
                element.start,
                "markdown-heading-level",
                f"A heading of level {level} is not part of the dialect.",
                "Use `##`, `###` or `####`; the title stands in the front matter.",
            )
        if not heading_id or not _ID.fullmatch(heading_id):
            self.refuse(
                element.start,
                "markdown-heading-id",
                f"The heading has no id, or one with other signs than a-z, 0-9 and hyphens: {heading_id or 'none'}.",
                "Write one at its end, the same in every language: `## Before the call {#before-the-call}`.",
            )
            heading_id = ""
        elif heading_id in self.ids:
            self.refuse(
                element.start, "markdown-duplicate-id", f"The id {heading_id} is used twice.", "Give each its own."
            )
        self.ids.add(heading_id)
        return Heading(level, heading_id, text, line)

    def table(self, element: Element, line: int) -> Table:
        rows = [tuple(self.cell(cell) for cell in row.children) for row in element.children]
        return Table(rows[0], tuple(rows[1:]), line)

    def cell(self, cell: Element) -> Paragraph | None:
        if not cell.children:
            return None
        return Paragraph(self.words(cell.children[0].start, cell.children[-1].end), self.line(cell.start))

    def code(self, element: Element, line: int) -> CodeBlock | None:
        if element.data == "Indented" or element.data is None:
            self.refuse(
                element.start,
                "markdown-indented",
                "Lines indented by four spaces become code.",
                "Take the spaces away, or fence the code with ```.",
            )
            return None
        return CodeBlock("".join(str(child.data) for child in element.children), line)

    def words(self, start: int, end: int) -> Text:
        """The source of a run of inline text, on one line."""
        raw = _FOLD.sub(b" ", self.data[start:end].strip())
        text = raw.decode()
        if start and self.data[start - 1 : start] == b"\\":
            text = "\\" + text  # the parser's first event starts behind the backslash
        return Text(on_one_line(text), Kind.INLINE)


def texts(blocks: tuple[Block, ...]) -> Iterator[Paragraph | Heading]:
    """Every text of the blocks in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block
            case ListBlock(_, items):
                for item in items:
                    yield from texts(item)
            case Callout(_, inner):
                yield from texts(inner)
            case Table(head, rows):
                for row in (head, *rows):
                    yield from (cell for cell in row if cell is not None)
            case CodeBlock():
                pass


def with_texts(blocks: tuple[Block, ...], change: Callable[[Paragraph | Heading], Text]) -> tuple[Block, ...]:
    """The same blocks with every text replaced by what `change` gives for its block."""

    def changed(block: Block) -> Block:
        match block:
            case Paragraph(_, line):
                return Paragraph(change(block), line)
            case Heading(level, heading_id, _, line):
                return Heading(level, heading_id, change(block), line)
            case ListBlock(is_ordered, items, line):
                return ListBlock(is_ordered, tuple(with_texts(item, change) for item in items), line)
            case Callout(style, inner, line):
                return Callout(style, with_texts(inner, change), line)
            case Table(head, rows, line):
                return Table(row(head), tuple(map(row, rows)), line)
            case CodeBlock():
                return block

    def row(cells: tuple[Paragraph | None, ...]) -> tuple[Paragraph | None, ...]:
        return tuple(cell and Paragraph(change(cell), cell.line) for cell in cells)

    return tuple(changed(block) for block in blocks)
