"""Checks of inline Markdown, on parsed trees: links, emphasis, code, raw HTML, marks that opened nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.catalogs.checks.pair import Finding, Pair, listed
from generator.markdown.inline import Code, Emphasis, Html, Link, Node, Str, Strong
from generator.texts import Kind

_TARGET = re.compile(
    r"https://[^\s<>\"]+|mailto:[^\s<>\"]+|#[a-z0-9-]+|[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9-]+)?(?:#[a-z0-9-]+)?"
)
_LEFTOVERS = ("**", "`", "](", "*")


def links(pair: Pair) -> Iterator[Finding]:
    """Links lead where the source's lead, as often; no other kind of address is possible."""
    if pair.kind is not Kind.INLINE or not pair.has_markup:
        return
    source, target = (_targets(nodes) for nodes in pair.nodes)
    for address in sorted(set(target) - set(source)):
        if not _TARGET.fullmatch(address):
            reason = f"“{address[:80]}” is not an address that a link may have."
            yield Finding("", "link-scheme", reason, "Use the target of the source text.")
    if missing := source - target:
        yield Finding(
            "links",
            "links-differ",
            f"The link to {listed(missing)} is missing.",
            "Give it the words that it stands for.",
        )
    if extra := target - source:
        reason = f"The link to {listed(extra)} is not in the source text."
        yield Finding("links", "links-differ", reason, "Take it out, or mend its target.")


def _targets(nodes: tuple[Node, ...]) -> Counter[str]:
    return Counter(node.target for node in nodes if isinstance(node, Link))


def emphasis(pair: Pair) -> Iterator[Finding]:
    """What is strong stays strong; emphasis may become strong or go, as Korean and Japanese often have it."""
    if pair.kind is not Kind.INLINE or not pair.has_markup:
        return
    (strong, soft), (own_strong, own_soft) = (_marks(nodes) for nodes in pair.nodes)
    if own_strong < strong:
        reason = f"The source text has {strong} strong passages, the translation {own_strong}."
        yield Finding("emphasis", "emphasis-differs", reason, "Mark with ** what is marked so in the source text.")
    elif own_strong + own_soft > strong + soft:
        reason = f"The source text has {strong + soft} marked passages, the translation {own_strong + own_soft}."
        yield Finding("emphasis", "emphasis-differs", reason, "Take out the marks that the source text does not have.")


def _marks(nodes: tuple[Node, ...]) -> tuple[int, int]:
    return sum(isinstance(node, Strong) for node in nodes), sum(isinstance(node, Emphasis) for node in nodes)


def code(pair: Pair) -> Iterator[Finding]:
    """Code is copied as it is."""
    if pair.kind is not Kind.INLINE or not pair.has_markup:
        return
    source, target = (Counter(node.value for node in nodes if isinstance(node, Code)) for nodes in pair.nodes)
    if source != target:
        different = (source - target) + (target - source)
        reason = f"The code {listed(different)} differs from the source text's."
        yield Finding("code", "code-differs", reason, "Copy what stands between the ` signs.")


def html(pair: Pair) -> Iterator[Finding]:
    """Raw HTML and images are never allowed."""
    if pair.kind is not Kind.INLINE or not pair.has_markup:
        return
    for node in pair.nodes[1]:
        if isinstance(node, Html):
            reason = f"“{node.value[:60]}” is HTML or an image."
            yield Finding("", "markup-html", reason, "Write &lt; for a < sign, and use * and ** for emphasis.")


def leftovers(pair: Pair) -> Iterator[Finding]:
    """No mark is left in the words that readers see, unless the source shows it too."""
    if not pair.has_markup and "{{" not in pair.target:
        return
    if pair.kind is Kind.INLINE:
        source, target = ("".join(node.value for node in nodes if isinstance(node, Str)) for nodes in pair.nodes)
    else:
        source, target = pair.words
    signs = _LEFTOVERS if pair.kind is Kind.LETTER else (*_LEFTOVERS, "{{")
    for sign in signs:
        if target.count(sign) > source.count(sign):
            reason = f"The mark {sign} is left over: it marks nothing."
            remedy = "Close it, write a \\ before it, or take it out." if pair.kind is Kind.INLINE else "Take it out."
            yield Finding("leftovers", "markup-leftover", reason, remedy)
            return
