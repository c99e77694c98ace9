"""A large handbook made up from a number: equal numbers give equal texts, whatever the machine.

Three of four documents are guides, the fourth is a scenario. Each has about 560 English words with
headings, lists, callouts, a table, code and links to others, and says the same in three languages.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.benchmarks.words import COLUMNS, HEADINGS, MEANINGS, RULE, SEE, SENTENCES, TERMS, TOPICS, Words

SCENARIO_EVERY = 4
"""Each fourth document is a scenario."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `link` is the number of a document that it sends the reader to."""

    text: Words
    link: int | None = None


@dataclass(frozen=True)
class Heading:
    """A heading with its anchor."""

    level: int
    id: str
    text: Words


@dataclass(frozen=True)
class Points:
    """A list."""

    entries: tuple[Words, ...]
    is_ordered: bool = False


@dataclass(frozen=True)
class Callout:
    """A remark set apart: a note, tip or warning."""

    style: str
    text: Words


@dataclass(frozen=True)
class Table:
    """A table."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Code:
    """Lines of code."""

    text: str


Block = Paragraph | Heading | Points | Callout | Table | Code


@dataclass(frozen=True)
class GuideText:
    """The text of a guide below its summary."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class ScenarioText:
    """The text of a scenario: fields by name; `steps` pairs titles with texts."""

    signs: tuple[Words, ...]
    causes: tuple[Words, ...]
    repair: Paragraph
    words: tuple[Words, ...]
    limit: Words
    stay: tuple[Words, ...]
    stop: tuple[Words, ...]
    steps: tuple[tuple[Words, Paragraph], ...]
    mistakes: tuple[Words, ...]


@dataclass(frozen=True)
class Made:
    """One document of the corpus."""

    number: int
    slug: str
    title: Words
    description: Words
    summary: Words
    text: GuideText | ScenarioText


def title_of(number: int) -> Words:
    """The title of a document, by its number."""
    term, topic = TERMS[number * 7 % len(TERMS)], TOPICS[number // 3 % len(TOPICS)]
    return (
        f"{term[0].capitalize()} {topic[0]} {number:04d}",
        f"{term[1]} {topic[1]} {number:04d}",
        f"{term[2]}の{topic[2]} {number:04d}",
    )


def slug_of(number: int) -> str:
    """The slug of a document, by its number."""
    return f"{TERMS[number * 7 % len(TERMS)][0]}-{TOPICS[number // 3 % len(TOPICS)][0]}-{number:04d}"


def is_scenario(number: int) -> bool:
    """Whether the document of that number is a scenario."""
    return number % SCENARIO_EVERY == SCENARIO_EVERY - 1


def documents(count: int) -> list[Made]:
    """The corpus of `count` documents."""
    return [_Author(number, count).document() for number in range(count)]


class _Author:
    """Writes one document; its own random numbers depend on the document's number alone, but for links."""

    def __init__(self, number: int, count: int) -> None:
        self.number = number
        self.random = random.Random(f"document {number}")  # noqa: S311 (no secret)
        chance = random.Random(f"links {number} of {count}")  # noqa: S311 (no secret)
        self.links = [chance.randrange(count) for _ in range(6)]
        self.pool: list[Words] = []

    def document(self) -> Made:
        text = self.scenario() if is_scenario(self.number) else self.guide()
        title = title_of(self.number)
        return Made(self.number, slug_of(self.number), title, self.sentences(1), self.sentences(1), text)

    def sentences(self, count: int) -> Words:
        """Some sentences in a row, none of them twice before all were used."""
        found = [self.sentence() for _ in range(count)]
        english, korean, japanese = zip(*found, strict=True)
        return " ".join(english), " ".join(korean), "".join(japanese)

    def sentence(self) -> Words:
        if not self.pool:
            self.pool = self.random.sample(SENTENCES, len(SENTENCES))
        a, b = self.random.sample(TERMS, 2)
        n = self.random.randint(2, 60)
        english, korean, japanese = (text.format(a=a[at], b=b[at], n=n) for at, text in enumerate(self.pool.pop()))
        return english, korean, japanese

    def paragraph(self, count: int, link: int | None = None, *, with_rule: bool = False) -> Paragraph:
        english, korean, japanese = self.sentences(count)
        if with_rule:
            values = {"code": f"{TERMS[(self.number + count) % len(TERMS)][0]}.limit", "n": 10 + self.number % 50}
            rule = [text.format(**values) for text in RULE]
            english, korean, japanese = f"{english} {rule[0]}", f"{korean} {rule[1]}", f"{japanese}{rule[2]}"
        return Paragraph((english, korean, japanese), link)

    def points(self, count: int) -> tuple[Words, ...]:
        return tuple(self.sentences(1) for _ in range(count))

    def guide(self) -> GuideText:
        chosen = self.random.sample(range(len(HEADINGS)), 5)
        styles = ("note", "tip", "warning")
        blocks: list[Block] = [self.paragraph(2, self.links[0])]
        for position, heading in enumerate(chosen):
            blocks.append(Heading(2, f"part-{heading}", HEADINGS[heading]))
            blocks.append(self.paragraph(3, self.links[position + 1], with_rule=position % 2 == 0))
            match position:
                case 0:
                    blocks.append(Points(self.points(4)))
                case 1:
                    blocks.append(Callout(styles[self.number % 3], self.sentences(1)))
                case 2:
                    blocks.append(self.table())
                case 3:
                    first, second = TERMS[self.number % len(TERMS)][0], TERMS[(self.number + 5) % len(TERMS)][0]
                    blocks.append(Code(f"desk {first} list --limit {self.number % 90 + 5}\ndesk {second} check --all"))
                    term, topic = TERMS[(self.number + 3) % len(TERMS)], TOPICS[(self.number + 1) % len(TOPICS)]
                    names = (f"{term[0]} {topic[0]}", f"{term[1]} {topic[1]}", f"{term[2]}の{topic[2]}")
                    blocks.append(Heading(3, "detail", names))
                    blocks.append(Points(self.points(4), is_ordered=True))
                case _:
                    blocks.append(self.paragraph(2))
                    blocks.append(Callout(styles[(self.number + 1) % 3], self.sentences(1)))
        return GuideText(tuple(blocks))

    def table(self) -> Table:
        rows: list[tuple[Words, ...]] = []
        for english, korean, japanese in self.random.sample(MEANINGS, 4):
            term, value = self.random.choice(TERMS), self.random.randint(1, 99)
            name, number = f"`{term[0]}_{value}`", str(value)
            meaning = (english.format(a=term[0]), korean.format(a=term[1]), japanese.format(a=term[2]))
            rows.append(((name,) * 3, (number,) * 3, meaning))
        return Table(COLUMNS, tuple(rows))

    def scenario(self) -> ScenarioText:
        steps = []
        for position in range(5):
            term = self.random.choice(TERMS)
            title = (f"Settle the {term[0]}", f"{term[1]} 정리하기", f"{term[2]}を片付ける")
            steps.append((title, self.paragraph(2, self.links[position] if position < 4 else None)))
        return ScenarioText(
            signs=self.points(4),
            causes=self.points(3),
            repair=self.paragraph(3, self.links[4], with_rule=True),
            words=self.points(3),
            limit=self.sentences(1),
            stay=self.points(3),
            stop=self.points(3),
            steps=tuple(steps),
            mistakes=self.points(3),
        )


def with_link(paragraph: Paragraph, at: int, target: str) -> str:
    """The paragraph's text in the language at position `at`, with the link to `target` in it."""
    if paragraph.link is None:
        return paragraph.text[at]
    see = SEE[at].format(title=title_of(paragraph.link)[at], target=target)
    return f"{paragraph.text[at]}{'' if at == 2 else ' '}{see}"


def words_of(made: Made) -> int:
    """How many English words the document has, without its markup."""
    texts: list[str] = [made.title[0], made.summary[0]]
    if isinstance(made.text, GuideText):
        for block in made.text.blocks:
            match block:
                case Paragraph():
                    texts.append(with_link(block, 0, ""))
                case Heading() | Callout():
                    texts.append(block.text[0])
                case Points():
                    texts += [entry[0] for entry in block.entries]
                case Table():
                    texts += [cell[0] for row in (block.head, *block.rows) for cell in row]
                case Code():
                    texts.append(block.text)
    else:
        text = made.text
        texts += [with_link(text.repair, 0, ""), text.limit[0]]
        for group in (text.signs, text.causes, text.words, text.stay, text.stop, text.mistakes):
            texts += [entry[0] for entry in group]
        for title, paragraph in text.steps:
            texts += [title[0], with_link(paragraph, 0, "")]
    return sum(len(text.split()) for text in texts)
