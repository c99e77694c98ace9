"""One page while it is written: its texts as elements, its links as relative addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from types import MappingProxyType
from typing import Any

import nh3
from markupsafe import Markup

from generator.interface import Interface
from generator.links import Links, Target, is_outside
from generator.markdown import blocks as markdown
from generator.markdown import inline
from generator.model.registers import Term
from generator.pages.blocks import ClauseText, Scripts, SlotText
from generator.pages.desk_blocks import LetterDesk
from generator.pages.desk_config import desk_config
from generator.pages.source import PageSource
from generator.texts import Kind, State, Text

# The last word on markup that comes from a catalog: what the dialect can make, and nothing else.
_CLEANER = nh3.Cleaner(
    tags={"a", "code", "em", "strong"},
    attributes={"a": {"href", "rel"}},
    url_schemes={"https", "mailto"},
    link_rel=None,
)


@lru_cache(maxsize=65536)
def parsed(value: str) -> tuple[inline.Node, ...]:
    """An inline text's tree; pages share texts, so it is kept."""
    return inline.parse(value)


def plain(text: Text) -> str:
    """The words of a text without markup."""
    return inline.plain(parsed(text.value)) if text.kind is Kind.INLINE else text.value


GLOSSARY = "glossary/"
"""The address of the page whose entries are words."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the views of one language share."""

    links: Links
    interface: Interface
    source: str
    terms: Mapping[str, Term]
    """The words of the glossary, by their ids."""


class View:
    """What templates need to write one page."""

    styles: Mapping[Scripts, str] = MappingProxyType({"": "", "only": "pw-js", "without": "pw-no-js"})
    """The theme's classes for what is shown only where scripts run, or only where they do not."""

    def __init__(self, shared: Shared, page: PageSource) -> None:
        self.shared = shared
        self.page = page
        self.lang = shared.interface.lang
        self.language_name = shared.interface.language_name(self.lang)
        self.root = "../" * page.url.count("/")
        self.reviewed: Text | None = None
        self._terms: dict[str, None] = {}
        if page.item is not None:
            day = shared.interface.date(page.item.reviewed)
            self.reviewed = shared.interface.text("Last read through on {date}.", date=day)

    @staticmethod
    def kind(block: Any) -> str:
        """The name of a block's class, which is the name of its macro."""
        return type(block).__name__

    def url(self, target: Target) -> str:
        """The address of a place in the handbook, relative to the page."""
        anchor = f"#{target.anchor}" if target.anchor else ""
        if target.url == self.page.url:
            return anchor or "./"
        return f"{self.root or './'}{target.url}{anchor}"

    def link(self, target: str) -> str | None:
        """The address for a target written in a text; None where it leads nowhere."""
        if is_outside(target):
            return target
        found = self.shared.links.resolve(target, self.page.url)
        if found is None:
            return None
        if found.url == GLOSSARY and found.anchor and self.page.url != GLOSSARY:
            self._terms[found.anchor] = None
        return self.url(found)

    def terms(self) -> Markup:
        """What the glossary says of the words that the page has linked to so far, for scripts to show beside them."""
        known = self.shared.terms
        entries = ""
        for name, term in ((name, known[name]) for name in self._terms if name in known):
            words = f"{self._element('strong', term.term)} {self._words('span', term.meaning)}"
            entries += f'<div id="term-{escape(name)}">{words}</div>'
        more = escape(self.shared.interface.string("Open the glossary"))
        return Markup(f'<div class="pw-terms" hidden data-more="{more}">{entries}</div>' if entries else "")  # noqa: S704  # every part is escaped or cleaned

    def _inline(self, text: Text) -> str:
        """The text as HTML, without the element around it."""
        if text.kind is not Kind.INLINE:
            return escape(text.value, quote=False).replace("\n", "<br>")
        written = inline.to_html(parsed(text.value), self.link)
        if text.lang != self.shared.source and "<" in written:
            return _CLEANER.clean(written)
        return written

    def _state(self, text: Text) -> str:
        """The label that says why a text is not a current translation."""
        if text.state is State.CURRENT or not self.page.is_translated:
            return ""
        _ = self.shared.interface.text
        if text.state is State.OUTDATED and text.lang == self.lang:
            label = _("This passage has changed in the original; the translation is not up to date.")
        else:
            label = _("Not translated yet; shown in the original.")
        lang = label.lang or self.lang
        return f' <span class="pw-state" lang="{escape(lang)}">{escape(label.value, quote=False)}</span>'

    def _open(self, name: str, text: Text, style: str = "", id: str = "") -> str:
        lang = text.lang
        return (
            f"<{name}"
            + (f' class="{style}"' if style else "")
            + (f' id="{escape(id)}"' if id else "")
            + (f' lang="{escape(lang)}"' if lang is not None and lang != self.lang else "")
        )

    def tag(
        self, name: str, text: Text, style: str = "", id: str = "", extra: Mapping[str, str] | None = None
    ) -> Markup:
        """An element that holds a text: in the text's own language, labelled where it is not current."""
        more = "".join(f' {key}="{escape(value)}"' for key, value in extra.items()) if extra else ""
        return Markup(self._element(name, text, style, id, more))  # noqa: S704  # every part is escaped or cleaned

    def _element(self, name: str, text: Text, style: str = "", id: str = "", more: str = "") -> str:
        return f"{self._open(name, text, style, id)}{more}>{self._inline(text)}{self._state(text)}</{name}>"

    def words(self, name: str, text: Text, style: str = "") -> Markup:
        """An element that holds the words of a text without its markup, for use where a link covers them."""
        return Markup(self._words(name, text, style))  # noqa: S704  # escaped or made here

    def _words(self, name: str, text: Text, style: str = "") -> str:
        return f"{self._open(name, text, style)}>{escape(plain(text), quote=False)}{self._state(text)}</{name}>"

    def slots(self, name: str, text: SlotText) -> Markup:
        """An element that holds a text with slots, each slot showing its field's label."""
        words = "".join(
            escape(words, quote=False).replace("\n", "<br>")
            if label is None
            else f"{self._open('span', label, 'pw-slot')}>{escape(label.value, quote=False)}</span>"
            for words, label in text.parts
        )
        written = f"{self._open(name, text.text)}>{words}{self._state(text.text)}</{name}>"
        return Markup(written)  # noqa: S704  # every part is escaped above

    @staticmethod
    def lines(words: str) -> Markup:
        """Words of a letter, their line breaks kept."""
        return Markup(escape(words, quote=False).replace("\n", "<br>"))  # noqa: S704  # escaped here

    def clause_copy(self, clause: ClauseText) -> Markup:
        """Hidden elements with the clause as plain text to copy, its choices in brackets: in each language it has."""
        copies = [(clause.id, [row.formal for row in clause.rows])]
        for index, (lang, _) in enumerate(clause.languages):
            copies.append((f"{clause.id}-{lang}", [row.others[index][1] for row in clause.rows]))
        return Markup("\n".join(self._copy(id, formal) for id, formal in copies))  # noqa: S704  # escaped there

    def _copy(self, id: str, paragraphs: list[SlotText]) -> str:
        words = "\n\n".join(
            "".join(words if label is None else f"[{label.value}]" for words, label in paragraph.parts)
            for paragraph in paragraphs
        )
        opening = self._open("div", paragraphs[0].text, "pw-clause__copy", id)
        return f"{opening} hidden>{escape(words, quote=False)}</div>"

    def desk_config(self, desk: LetterDesk, words: Mapping[str, Text]) -> Markup:
        """What the desk's scripts need to know, as JSON that no text can end early."""
        config = desk_config(desk, self.lang, f"{self.root}../", words, self.shared.interface.text)
        text = json.dumps(config, ensure_ascii=False, separators=(",", ":"))
        return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704  # escaped for its element

    def mark(self, text: Text) -> Markup:
        """The attribute that names a text's language where it is not the page's, for an element of its own."""
        foreign = text.lang is not None and text.lang != self.lang
        return Markup(f' lang="{escape(text.lang or "")}"' if foreign else "")  # noqa: S704  # escaped

    def prose(self, blocks: tuple[markdown.Block, ...]) -> Markup:
        """Markdown blocks as HTML."""
        return Markup(self._blocks(blocks))  # noqa: S704  # every part is escaped or cleaned

    def _blocks(self, blocks: tuple[markdown.Block, ...]) -> str:
        return "\n".join(map(self._block, blocks))

    def _block(self, block: markdown.Block) -> str:
        match block:
            case markdown.Paragraph(text):
                return self._element("p", text)
            case markdown.Heading(level, id, text):
                return self._element(f"h{level}", text, id=id)
            case markdown.ListBlock(is_ordered, items):
                name = "ol" if is_ordered else "ul"
                return f"<{name}>\n{''.join(map(self._item, items))}</{name}>"
            case markdown.Callout(style, inner):
                if style == "quote":
                    return f"<blockquote>{self._blocks(inner)}</blockquote>"
                return f'<div class="pw-callout pw-callout--{style}">{self._blocks(inner)}</div>'
            case markdown.Table(head, rows):
                return self._table(head, rows)
            case markdown.CodeBlock(text):
                return f'<pre tabindex="0"><code>{escape(text, quote=False)}</code></pre>'

    def _item(self, blocks: tuple[markdown.Block, ...]) -> str:
        """A list item; one paragraph alone stands in it without an element of its own."""
        if blocks and isinstance(blocks[0], markdown.Paragraph):
            first = f"{self._element('li', blocks[0].text).removesuffix('</li>')}"
            return f"{first}{self._blocks(blocks[1:])}</li>\n"
        return f"<li>{self._blocks(blocks)}</li>\n"

    def _table(
        self, head: tuple[markdown.Paragraph | None, ...], rows: tuple[tuple[markdown.Paragraph | None, ...], ...]
    ) -> str:
        def cells(row: tuple[markdown.Paragraph | None, ...], name: str) -> str:
            return "".join(self._element(name, cell.text) if cell else "<td></td>" for cell in row)

        label = escape(self.shared.interface.string("Table"))
        body = "".join(f"<tr>{cells(row, 'td')}</tr>\n" for row in rows)
        return (
            f'<div class="pw-table" role="region" tabindex="0" aria-label="{label}"><table>\n'
            f"<thead><tr>{cells(head, 'th')}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>"
        )
