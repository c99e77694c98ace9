"""Reader of PO files: strict, fast, and with every problem at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.catalogs.assembly import assemble
from generator.catalogs.comments import comment_text, flags, references
from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.marks import without_previous
from generator.catalogs.plain import Comments, plain_entry
from generator.catalogs.strings import END_REMEDY, control_fault, unescape
from generator.problems import Level, Place, Problem

SIZE_LIMIT = 5_000_000
"""The largest catalog that is read, in bytes."""
PROBLEM_LIMIT = 100
"""How many problems of one file are reported before the rest is summed up."""

_BOM = b"\xef\xbb\xbf"
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?[ \t]*(.*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00\x0a-\x0d]")
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_REMEDY = "Compare the line with the messages around it, or open the file in a PO editor."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a PO file holds, as far as it can be read, and all that is wrong with it."""

    catalog: Catalog
    problems: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether everything in the file is in the catalog, so that the file may be written anew."""
        return not any(problem.level is Level.ERROR for problem in self.problems)


def read_po(data: bytes, *, path: str, lang: str) -> Reading:
    """Read a catalog of `lang`; nothing in `data` makes it raise.

    CRLF counts as a line end. A byte order mark is a notice; the next update
    writes the file without it. `path` is what problems name.
    """
    if len(data) > SIZE_LIMIT:
        problem = Problem(
            "po-too-large",
            Place(path),
            f"The file has {len(data):,} bytes; a catalog has at most {SIZE_LIMIT:,}.",
            "Take out what does not belong to the document.",
        )
        return Reading(Catalog(lang, path=path), (problem,))
    reader = _Reader(path)
    if data.startswith(_BOM):
        data = data[3:]
        reader.report(
            "po-bom",
            1,
            1,
            "The file starts with a byte order mark, which gettext's tools refuse.",
            "Run `partwell update`, which writes it without.",
            level=Level.NOTICE,
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = reader.decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    reader.read(text)
    catalog, problems = assemble(reader.entries, tuple(reader.tail), path=path, lang=lang)
    return Reading(catalog, _shortened([*reader.problems, *problems], reader.more))


def _shortened(problems: list[Problem], more: int) -> tuple[Problem, ...]:
    """The problems in order, cut where there are too many to read."""
    problems.sort(key=lambda problem: (problem.place.line or 0, problem.place.column or 0))
    if len(problems) <= PROBLEM_LIMIT:
        return tuple(problems)
    rest = len(problems) - PROBLEM_LIMIT + more
    place = problems[PROBLEM_LIMIT].place
    last = Problem("po-syntax", place, f"There are {rest} more problems in the file.", "Mend those above first.")
    return (*problems[:PROBLEM_LIMIT], last)


@dataclass(slots=True)
class _Draft:
    """The entry that is being read."""

    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    strings: dict[str, list[str]] = field(default_factory=dict)
    obsolete: bool = False
    line: int = 0
    text_line: int = 0
    is_broken: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether anything was read that belongs to the entry."""
        return bool(self.strings or self.comments or self.extracted or self.references or self.flags or self.is_broken)


class _Reader:
    """The state of one reading; `report` collects, and nothing stops it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.more = 0
        self.entries: list[Entry] = []
        self.tail: list[str] = []
        self.draft = _Draft()
        self.string: list[str] | None = None
        self.has_text = False
        self.conflict_line = 0
        self.bad_line = -1

    def report(
        self, code: str, line: int, column: int | None, reason: str, remedy: str, *, level: Level = Level.ERROR
    ) -> None:
        if len(self.problems) > PROBLEM_LIMIT:  # they will not be shown
            self.more += 1
            return
        self.problems.append(Problem(code, Place(self.path, line, column), reason, remedy, level=level))

    def syntax(self, line: int, column: int, reason: str, remedy: str = _REMEDY) -> None:
        """Report that the message is not whole, once for each message."""
        if not self.draft.is_broken:
            self.report("po-syntax", line, column, reason, remedy)
            self.draft.is_broken = True

    def decode(self, data: bytes) -> str:
        """Decode line by line, so that every invalid one is reported."""
        lines = []
        for number, raw in enumerate(data.split(b"\n"), 1):
            try:
                lines.append(raw.decode("utf-8"))
            except UnicodeDecodeError as error:
                column = len(raw[: error.start].decode("utf-8", "replace")) + 1
                self.report(
                    "po-encoding",
                    number,
                    column,
                    f"The byte 0x{raw[error.start]:02x} is not UTF-8.",
                    "Save the file as UTF-8, without a byte order mark.",
                )
                lines.append(raw.decode("utf-8", "replace"))
        return "\n".join(lines)

    def read(self, text: str) -> None:
        """Read paragraph by paragraph; what is not in the writer's shape is read line by line."""
        number = 1
        kinds: dict[str, Comments] = {}
        for paragraph in text.split("\n\n"):
            is_between = self.has_text or not self.draft.is_begun
            entry = plain_entry(paragraph, number, kinds) if is_between and not self.conflict_line else None
            if entry is None:
                self._lines(paragraph.split("\n"), number)
            else:
                if self.has_text:
                    self._flush()
                self.entries.append(entry)
            number += paragraph.count("\n") + 2
        self._flush()

    def _lines(self, lines: list[str], start: int) -> None:
        for number, line in enumerate(lines, start):
            if not line:
                continue
            first = line[0]
            if self.conflict_line:
                if line.startswith(">>>>>>>"):
                    self.conflict_line = 0
            elif first == '"':
                self._continue(line, number, 1)
            elif first == "m":
                self._keyword(line, number, 1)
            elif first == "#":
                self._comment(line, number)
            elif first in "<=>|" and line.startswith(_CONFLICT):
                self._conflict(line, number)
            else:
                self._odd(line, number)

    def _odd(self, line: str, number: int) -> None:
        """Read a line with leading spaces, or report that it is nothing."""
        bare = line.lstrip(" \t")
        column = len(line) - len(bare) + 1
        if not bare:
            return
        if bare[0] == '"':
            self._continue(bare, number, column)
        elif bare[0] == "m":
            self._keyword(bare, number, column)
        elif bare[0] == "#":
            self._comment(bare, number)
        else:
            self._nothing(number, column)

    def _nothing(self, number: int, column: int) -> None:
        """Report a line that is nothing, once for a run of them."""
        if number != self.bad_line + 1:
            self.syntax(number, column, "The line is neither a comment nor part of a message.")
        self.draft.is_broken = True
        self.bad_line = number

    def _conflict(self, line: str, number: int) -> None:
        self.report(
            "po-conflict",
            number,
            1,
            "The file holds a merge conflict.",
            "Keep one side, delete the lines with <<<<<<<, ======= and >>>>>>>, then run `partwell update`.",
        )
        self.draft.is_broken = True
        if line.startswith("<<<<<<<"):
            self.conflict_line = number

    def _continue(self, line: str, number: int, column: int) -> None:
        value = self._unquote(line, number, column)
        if self.string is None:
            self.syntax(number, column, "The text follows no msgid or msgstr.")
        else:
            self.string.append(value)

    def _unquote(self, raw: str, number: int, column: int) -> str:
        """The text between the quotes of `raw`, which stands at `column`."""
        if raw[-1] != '"':
            raw = raw.rstrip(" \t")
        if raw[-1] != '"' or len(raw) == 1:
            self._lexical(number, column, "The text's closing quote is missing.", END_REMEDY)
            return ""
        value, faults = unescape(raw[1:-1])
        for fault in faults:
            self._lexical(number, column + 1 + fault.offset, fault.reason, fault.remedy)
        return value

    def _lexical(self, number: int, column: int, reason: str, remedy: str) -> None:
        """Report a fault of one line, whatever else is wrong with the message."""
        self.report("po-syntax", number, column, reason, remedy)
        self.draft.is_broken = True

    def _keyword(self, line: str, number: int, column: int, *, previous: str = "", obsolete: bool = False) -> None:
        """Read `msgid "…"` and its like; `previous` is "previous_" after `#|`, `obsolete` says that `#~` came first."""
        match = _KEYWORD.match(line)
        if match is None or not match[3].startswith('"') or (match[2] and match[1] != "msgstr"):
            self._nothing(number, column)
            return
        name, index, raw = match.groups()
        draft = self.draft
        if self.has_text and (name != "msgstr" or previous):
            self._flush()
            draft = self.draft
        value = self._unquote(raw, number, column + match.start(3))
        if name == "msgstr":
            self._translation(index, number, column)
            if obsolete != draft.obsolete:
                self.syntax(
                    number, column, "Only a part of the message is obsolete.", "Begin all its lines with #~, or none."
                )
            name = f"msgstr{index or ''}"
        elif not previous:
            self._source(name, number, column)
            draft.obsolete = obsolete
        name = previous + name
        if name in draft.strings:
            self.syntax(number, column, f"The message has a second {name.removeprefix('previous_')}.")
        self.string = draft.strings[name] = [value]

    def _source(self, name: str, number: int, column: int) -> None:
        """Take note of a msgctxt, msgid or msgid_plural."""
        draft = self.draft
        if not draft.line:
            draft.line = number
        if name == "msgctxt" and "msgid" in draft.strings:
            self.syntax(number, column, "The msgctxt follows a msgid without msgstr.", "Put a msgstr between them.")
        if name == "msgid_plural" and "msgid" not in draft.strings:
            self.syntax(number, column, "The msgid_plural has no msgid.", "Put the msgid before it.")

    def _translation(self, index: str | None, number: int, column: int) -> None:
        """Take note of a msgstr, which ends the message's source text."""
        draft = self.draft
        if "msgid" not in draft.strings:
            self.syntax(number, column, "The msgstr has no msgid.", "Put the msgid before it.")
        elif (index is not None) != ("msgid_plural" in draft.strings):
            wanted = "msgstr[0]" if index is None else "msgstr"
            self.syntax(number, column, "msgid_plural and msgstr[0] go together.", f"Write {wanted} here.")
        elif index is not None and int(index) != sum(key.startswith("msgstr") for key in draft.strings):
            self.syntax(number, column, f"msgstr[{index}] is out of order.", "Number the forms 0, 1, 2, …")
        if not self.has_text:
            draft.text_line = number
            draft.line = draft.line or number
            self.has_text = True

    def _comment(self, line: str, number: int) -> None:
        kind = line[1:2]
        if kind == "~":
            self._obsolete(line, number)
            return
        if self.has_text:
            self._flush()
        draft = self.draft
        if draft.line and not draft.is_broken:
            self.syntax(number, 1, "The comment stands inside a message.", "Move it before the message.")
        if kind == "|":
            self._previous(line, 2, number)
            return
        if not line.isprintable() and (match := _CONTROL.search(line)):
            fault = control_fault(match[0], match.start())
            self.report("po-syntax", number, fault.offset + 1, fault.reason, fault.remedy)
        if kind == ".":
            draft.extracted.append(comment_text(line, 2))
        elif kind == ":":
            draft.references.extend(references(line[2:]))
        elif kind == ",":
            draft.flags.extend(flags(line[2:]))
        else:
            draft.comments.append(comment_text(line, 1))

    def _obsolete(self, line: str, number: int) -> None:
        """Read a line of an obsolete message, which begins with `#~`."""
        bare = line[2:].lstrip(" \t")
        column = len(line) - len(bare) + 1
        if not bare:
            return
        if bare[0] == "|":
            if self.has_text:
                self._flush()
            self._previous(line, column, number)
        elif bare[0] == '"':
            self._continue(bare, number, column)
        elif bare[0] == "m":
            self._keyword(bare, number, column, obsolete=True)
        elif bare[0] == "#":
            if self.has_text:
                self._flush()
            self.draft.comments.append(comment_text(bare, 1))
        else:
            self._nothing(number, column)

    def _previous(self, line: str, column: int, number: int) -> None:
        """Read what follows `#|` or `#~|`: a line of the message's previous text."""
        bare = line[column:].lstrip(" \t")
        column = len(line) - len(bare) + 1
        if bare.startswith('"'):
            self._continue(bare, number, column)
        elif bare.startswith("msgstr"):
            self._nothing(number, column)
        elif bare:
            self._keyword(bare, number, column, previous="previous_")

    def _flush(self) -> None:
        """End the current entry, and report what it lacks."""
        draft, self.string = self.draft, None
        has_text, self.has_text = self.has_text, False
        if not has_text and draft.line:
            self.syntax(draft.line, 1, "The message has no msgstr.", 'Add the line: msgstr ""')
        self.draft = _Draft()
        if draft.is_broken:
            return
        if not has_text:  # comments after the last message
            self.tail.extend(draft.comments)
            return
        strings = {name: parts[0] if len(parts) == 1 else "".join(parts) for name, parts in draft.strings.items()}
        plural = strings.get("msgid_plural")
        forms: tuple[str, ...] = ()
        if plural is not None:
            forms = tuple(value for name, value in strings.items() if name.startswith("msgstr"))
        entry = Entry(
            strings.get("msgctxt", ""),
            strings["msgid"],
            forms[0] if forms else strings["msgstr"],
            plural,
            forms,
            tuple(draft.flags),
            tuple(draft.comments),
            tuple(draft.extracted),
            tuple(draft.references),
            strings.get("previous_msgctxt"),
            strings.get("previous_msgid"),
            strings.get("previous_msgid_plural"),
            draft.obsolete,
            draft.line,
            draft.text_line,
        )
        self.entries.append(without_previous(entry) if draft.comments else entry)
