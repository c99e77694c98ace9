"""HTML read back: elements, attributes and words, to ask questions of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Element:
    """An element with its attributes and what it holds."""

    name: str
    attrs: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, name: str) -> list[Element]:
        """All elements of a name."""
        return [element for element in self.walk() if element.name == name]

    def styled(self, style: str) -> list[Element]:
        """All elements with a class."""
        return [element for element in self.walk() if style in element.attrs.get("class", "").split()]

    def find(self, element_id: str) -> Element:
        """The one element with an id."""
        (found,) = (element for element in self.walk() if element.attrs.get("id") == element_id)
        return found

    @property
    def text(self) -> str:
        """The words."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [element.attrs["id"] for element in self.walk() if "id" in element.attrs]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack = [Element("root", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute stands twice in {tag}: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1].name == tag, f"</{tag}> closes <{self.stack[-1].name}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def parse(html: str) -> Element:
    """The tree of a piece of HTML; AssertionError where an element is not closed."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert len(parser.stack) == 1, f"not closed: {[element.name for element in parser.stack[1:]]}"
    return parser.stack[0]
