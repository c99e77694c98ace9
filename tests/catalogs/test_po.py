"""Reading PO files: everything that is there, and everything that is wrong with it."""

from __future__ import annotations

import timeit

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogs import po
from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.po import SIZE_LIMIT, read_po
from generator.catalogs.po_write import write_po
from generator.problems import Level

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ko\\n"\n\n'
LAST = HEADER.count("\n")


def found(text: str | bytes, lang: str = "ko") -> list[tuple[str, int | None, int | None]]:
    data = text if isinstance(text, bytes) else text.encode()
    reading = read_po(data, path="x.po", lang=lang)
    assert all(problem.place.path == "x.po" and problem.remedy for problem in reading.problems)
    return [(problem.code, problem.place.line, problem.place.column) for problem in reading.problems]


def read(text: str) -> Catalog:
    reading = read_po(text.encode(), path="x.po", lang="ko")
    assert not reading.problems
    return reading.catalog


def test_everything_that_an_entry_may_say_is_read() -> None:
    """Comments of all kinds, flags, previous texts, plural forms and obsolete entries are kept, with their lines."""
    catalog = read(
        HEADER
        + "# a person\n#. extracted\n#: docs/a.md:12 docs/b.md\n#, fuzzy, x-note\n"
        + '#| msgctxt "old"\n#| msgid ""\n#| "be"\n#| "fore"\nmsgctxt "c"\nmsgid "now\\n"\n"then"\nmsgstr "지금"\n\n'
        + 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n}일"\n\n'
        + '#, fuzzy\n#~| msgid "was"\n#~ msgctxt "gone"\n#~ msgid "is"\n#~ msgstr "없음"\n'
    )
    assert catalog.entries[0] == Entry(
        "c",
        "now\nthen",
        "지금",
        flags=("fuzzy", "x-note"),
        comments=("a person",),
        extracted=("extracted",),
        references=("docs/a.md", "docs/b.md"),
        previous_context="old",
        previous_id="before",
    )
    assert catalog.entries[1] == Entry("", "{n} day", "{n}일", "{n} days", ("{n}일",))
    assert catalog.obsolete == (Entry("gone", "is", "없음", flags=("fuzzy",), previous_id="was", obsolete=True),)
    assert [(entry.line, entry.text_line) for entry in catalog] == [(14, 17), (19, 21), (25, 27)]


@pytest.mark.parametrize(
    "body", ['msgctxt "a"\nmsgid "b"\nmsgstr "c"\n', '\tmsgid\t"b"\n  msgstr "c"  \n', 'msgid "b"\n\nmsgstr "c"']
)
def test_harmless_variety_is_accepted(body: str) -> None:
    """Tabs, leading spaces, blank lines inside a message and a missing last line end are read as meant."""
    (entry,) = read(HEADER + body).entries
    assert (entry.id, entry.text) == ("b", "c")


def test_line_ends_of_windows_count_as_line_ends() -> None:
    """A file saved with CRLF is read like one with LF, lines included."""
    text = HEADER + 'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n'
    reading = read_po(text.replace("\n", "\r\n").encode(), path="x.po", lang="ko")
    assert not reading.problems
    assert reading.catalog == read(text)


def test_a_byte_order_mark_is_a_notice() -> None:
    """A byte order mark is left out, and said, since gettext's tools refuse the file."""
    reading = read_po(b"\xef\xbb\xbf" + HEADER.encode(), path="x.po", lang="ko")
    assert [(problem.code, problem.level) for problem in reading.problems] == [("po-bom", Level.NOTICE)]
    assert reading.is_sound
    assert write_po(reading.catalog).startswith(b"msgid")


BROKEN = {
    "invalid UTF-8": (HEADER.encode() + b'msgid "a"\nmsgstr "\xea\xb0\x80\xff"\n', [("po-encoding", 7, 10)]),
    "two invalid lines": (
        HEADER.encode() + b'# \xff\nmsgid "a"\nmsgstr "\xfe"\n',
        [("po-encoding", 6, 3), ("po-encoding", 8, 9)],
    ),
    "a NUL byte": (HEADER + 'msgid "a\0"\nmsgstr "b"\n', [("po-syntax", 6, 9)]),
    "a NUL byte in a comment": (HEADER + '# \0\nmsgid "a"\nmsgstr "b"\n', [("po-syntax", 6, 3)]),
    "a lone carriage return": (HEADER + 'msgid "a\rb"\nmsgstr "b"\n', [("po-syntax", 6, 9)]),
    "no header": ('msgid "a"\nmsgstr "b"\n', [("po-header", 1, None)]),
    "an empty file": ("", [("po-header", 1, None)]),
    "a header without charset": ('msgid ""\nmsgstr "Language: ko\\n"\n', [("po-header", 2, None)]),
    "a header with a line that is no field": (
        HEADER.replace("Language: ko", "Language: ko\\nwhatever"),
        [("po-header", 2, None)],
    ),
    "a header with a field twice": (
        HEADER.replace("Language: ko", "Language: ko\\nlanguage: ko"),
        [("po-header", 2, None)],
    ),
    "a wrong charset": (HEADER.replace("UTF-8", "EUC-KR"), [("po-charset", 2, None)]),
    "a wrong language": (HEADER.replace("Language: ko", "Language: ja"), [("po-language", 2, None)]),
    "no language": (HEADER.replace('"Language: ko\\n"\n', ""), [("po-language", 2, None)]),
    "wrong plural forms": (
        HEADER.replace("Language: ko", "Language: ko\\nPlural-Forms: nplurals=2; plural=(n != 1);"),
        [("po-plural-forms", 2, None)],
    ),
    "plural forms that are none": (
        HEADER.replace("Language: ko", "Language: ko\\nPlural-Forms: __import__('os')"),
        [("po-plural-forms", 2, None)],
    ),
    "a message twice": (HEADER + 'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n', [("po-duplicate", 9, 1)]),
    "two headers": (HEADER + HEADER, [("po-duplicate", 6, 1)]),
    "an open string": (HEADER + 'msgid "a\nmsgstr "b"\n', [("po-syntax", 6, 7)]),
    "an escaped last quote": (HEADER + 'msgid "a\\"\nmsgstr "b"\n', [("po-syntax", 6, 9)]),
    "a lone quote": (HEADER + 'msgid "\nmsgstr "b"\n', [("po-syntax", 6, 7)]),
    "a quote inside": (HEADER + 'msgid "a"b"\nmsgstr "b"\n', [("po-syntax", 6, 9)]),
    "a bad escape": (HEADER + 'msgid "a"\nmsgstr "b\\q\\x41"\n', [("po-syntax", 7, 10), ("po-syntax", 7, 12)]),
    "a msgstr without msgid": (HEADER + 'msgctxt "a"\nmsgstr "b"\n', [("po-syntax", 7, 1)]),
    "a msgid without msgstr": (HEADER + 'msgid "a"\n\n# more\nmsgid "b"\nmsgstr ""\n', [("po-syntax", 8, 1)]),
    "a msgid without msgstr at the end": (HEADER + 'msgid "a"\n', [("po-syntax", 6, 1)]),
    "a msgid twice": (HEADER + 'msgid "a"\nmsgid "b"\nmsgstr ""\n', [("po-syntax", 7, 1)]),
    "a msgctxt after msgid": (HEADER + 'msgid "a"\nmsgctxt "b"\nmsgstr ""\n', [("po-syntax", 7, 1)]),
    "a plural without msgid": (HEADER + 'msgid_plural "a"\nmsgstr[0] ""\n', [("po-syntax", 6, 1)]),
    "a plural with a plain msgstr": (HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', [("po-syntax", 8, 1)]),
    "a numbered msgstr without plural": (HEADER + 'msgid "a"\nmsgstr[0] "c"\n', [("po-syntax", 7, 1)]),
    "plural forms out of order": (HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', [("po-syntax", 8, 1)]),
    "too many plural forms": (
        HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        [("po-plural-count", 8, 1)],
    ),
    "an unknown keyword": (HEADER + 'msgsrt "a"\nmsgstr "b"\n', [("po-syntax", 6, 1)]),
    "prose": (HEADER + "Dear translator,\nthis is a letter.\n\nYours\n", [("po-syntax", 6, 1)]),
    "a string of nobody": (HEADER + '\n"a"\n', [("po-syntax", 7, 1)]),
    "a half obsolete message": (HEADER + '#~ msgid "a"\nmsgstr "b"\n', [("po-syntax", 7, 1)]),
    "a line of nothing that is obsolete": (HEADER + "#~ what\n", [("po-syntax", 6, 4)]),
    "a previous msgstr": (HEADER + '#| msgstr "a"\nmsgid "b"\nmsgstr "c"\n', [("po-syntax", 6, 4)]),
    "a merge conflict": (
        HEADER + 'msgid "a"\n<<<<<<< ours\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> theirs\n\nmsgid "d"\nmsgstr "e"\n',
        [("po-conflict", 7, 1)],
    ),
    "the rest of a merge conflict": (HEADER + 'msgid "a"\nmsgstr "b"\n=======\n', [("po-conflict", 8, 1)]),
    "all at once": (
        'msgid "a\nmsgstr "b"\n\nmsgid "c"\nmsgstr "\\z"\n\nmsgid "d"\n',
        [("po-header", 1, None), ("po-syntax", 1, 7), ("po-syntax", 5, 9), ("po-syntax", 7, 1)],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_has_its_code_and_place(name: str) -> None:
    """A broken file gives the promised problems, all of them, at their places, and only those."""
    text, expected = BROKEN[name]
    assert found(text) == expected


def test_sound_messages_of_a_broken_file_are_read() -> None:
    """What is whole in a broken file is there, and the file counts as not sound."""
    reading = read_po((HEADER + 'msgid "a\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n').encode(), path="x.po", lang="ko")
    assert [entry.id for entry in reading.catalog.entries] == ["c"]
    assert not reading.is_sound


def test_a_huge_file_is_refused_unread() -> None:
    """A file above the limit is refused with its size."""
    reading = read_po(b"#" * (SIZE_LIMIT + 1), path="x.po", lang="ko")
    assert [problem.code for problem in reading.problems] == ["po-too-large"]
    assert "5,000,001" in reading.problems[0].reason


def test_a_file_full_of_faults_gives_a_readable_number() -> None:
    """Beyond a hundred problems the rest is summed up."""
    reading = read_po((HEADER + 'msgid "\\q"\nmsgstr ""\n\n' * 300).encode(), path="x.po", lang="ko")
    assert len(reading.problems) == po.PROBLEM_LIMIT + 1
    assert "200 more" in reading.problems[-1].reason


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        '"\n',
        "\\",
        "#~ ",
        "#| \n",
        "<<<<<<<\n",
        'msgid "a"\n',
        '"\\"',
        "\r",
        "\0",
        "#, fuzzy\n",
        'msgstr[0] ""\n',
        "\n\n",
        '"a"\n',
    ],
)
def test_hostile_files_are_read_in_time(unit: str) -> None:
    """Half a megabyte of anything is read in seconds, on a busy machine too."""
    data = (HEADER + 'msgid ""\n' + unit * (500_000 // len(unit))).encode()
    assert timeit.timeit(lambda: read_po(data, path="x.po", lang="ko"), number=1) < 20


@given(
    st.binary(max_size=400) | st.text(alphabet='msgidtrcx_plu[]0"\\\n #~|,.:<=>an\r\0é', max_size=400).map(str.encode)
)
def test_no_file_raises(data: bytes) -> None:
    """Whatever the bytes, reading gives a catalog and problems, and what is read can be written and read again."""
    reading = read_po(HEADER.encode() + data, path="x.po", lang="ko")
    again = read_po(write_po(reading.catalog), path="x.po", lang="ko")
    assert not again.problems
    assert again.catalog == reading.catalog


TEXT = st.text(alphabet='ab"\\\n\t\r#~|é각山 -+%=\x1b', max_size=12)
LINE = st.text(alphabet='ab"\\#~|:é각 -+%=', max_size=12).map(str.strip)
ENTRY = st.builds(
    Entry,
    context=TEXT,
    id=TEXT.filter(bool),
    text=TEXT,
    flags=st.lists(st.sampled_from(["fuzzy", "x-note", "python-brace-format"]), unique=True).map(tuple),
    comments=st.lists(LINE.filter(lambda line: line[:1] not in set("~|:.,")), max_size=2).map(tuple),
    extracted=st.lists(LINE, max_size=2).map(tuple),
    references=st.lists(st.sampled_from(["docs/a.md", "docs/b c.md"]), unique=True).map(tuple),
    previous_context=st.none() | TEXT,
    previous_id=st.none() | TEXT,
    obsolete=st.booleans(),
)
CATALOG = st.builds(
    lambda entries: Catalog(
        "ko", tuple(e for e in entries if not e.obsolete), tuple(e for e in entries if e.obsolete), (), (), "x.po"
    ),
    st.lists(ENTRY, max_size=5, unique_by=lambda entry: entry.key),
)


@settings(max_examples=60)
@given(CATALOG)
def test_writing_and_reading_is_lossless(catalog: Catalog) -> None:
    """Any catalog is read as it was written, and written again to the same bytes."""
    data = write_po(catalog)
    reading = read_po(data, path="x.po", lang="ko")
    assert not reading.problems
    assert reading.catalog == catalog
    assert write_po(reading.catalog) == data


@settings(max_examples=60)
@given(CATALOG)
def test_the_quick_way_and_the_slow_way_agree(catalog: Catalog) -> None:
    """A paragraph read in one step is what the line reader makes of it, lines included."""
    data = write_po(catalog)
    with pytest.MonkeyPatch.context() as patch:
        quick = read_po(data, path="x.po", lang="ko")
        patch.setattr(po, "plain_entry", lambda *_: None)
        slow = read_po(data, path="x.po", lang="ko")
    assert quick == slow
    assert [(e.line, e.text_line) for e in quick.catalog] == [(e.line, e.text_line) for e in slow.catalog]


def test_the_writer_is_canonical() -> None:
    """The header stands first in a fixed order without dates, other tools' fields stay, texts are not wrapped."""
    catalog = read(
        HEADER.replace(
            "Language: ko", "X-Generator: Poedit 3.4\\nLanguage: ko\\nPO-Revision-Date: 2026-11-22 10:00+0900"
        )
        + f'msgid "{"word " * 40}"\nmsgstr ""\n"두\\n"\n"줄"\n'
    )
    assert write_po(catalog).decode() == (
        'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Language: ko\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
        f'"X-Generator: Poedit 3.4\\n"\n\nmsgid "{"word " * 40}"\nmsgstr ""\n"두\\n"\n"줄"\n'
    )


def test_comments_after_the_last_message_move_to_the_head() -> None:
    """A comment that belongs to no message is kept, with the file's own."""
    assert read("# first\n" + HEADER + "# last\n").header_comments == ("first", "last")


def test_a_previous_text_survives_where_a_tool_drops_it() -> None:
    """An obsolete message says its previous text in a comment too, and either is enough."""
    entry = Entry("a", "b", "c", flags=("fuzzy",), previous_id="one-two three\n100%", obsolete=True)
    text = write_po(Catalog("ko", (), (entry,))).decode()
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("#~|"))
    assert kept != text
    assert read(kept).obsolete == (entry,)


def test_reading_is_fast() -> None:
    """A catalog of 40 messages takes less than half of the time that polib needs."""
    entries = tuple(
        Entry(
            f"steps.s{n}.text",
            "The client wrote back “in time”. " * 7,
            "고객이 제때 답했어요. " * 8,
            extracted=("inline Markdown",),
            references=("docs/guides/the-talk.md",),
        )
        for n in range(40)
    )
    data = write_po(Catalog("ko", entries))
    text = data.decode()
    ratios = []
    for _ in range(5):  # the machine may be busy for a moment
        ours = min(timeit.repeat(lambda: read_po(data, path="x.po", lang="ko"), number=5, repeat=5))
        ratios.append(ours / min(timeit.repeat(lambda: polib.pofile(text), number=5, repeat=5)))
    assert min(ratios) < 0.5


def test_a_backslash_before_a_letter_is_no_escape() -> None:
    """A text with a backslash and an n is not a text with a line break, read in either way."""
    entry = Entry("a", 'C:\\new "\\"', "\\n\n\\\\t")
    assert read(write_po(Catalog("ko", (entry,))).decode()).entries == (entry,)
    obsolete = Entry("a", "b", "\\n\\", obsolete=True)
    assert read(write_po(Catalog("ko", (), (obsolete,))).decode()).obsolete == (obsolete,)


def test_the_mark_of_a_previous_plural_is_read() -> None:
    """Both previous texts of an obsolete plural come back from our comments alone."""
    entry = Entry("", "b", "c", "d", ("c",), ("fuzzy",), previous_id="x", previous_plural="x-s", obsolete=True)
    text = write_po(Catalog("ko", (), (entry,))).decode()
    assert read(text).obsolete == (entry,)
    assert read("\n".join(line for line in text.split("\n") if not line.startswith("#~|"))).obsolete == (entry,)


def test_a_marked_previous_text_is_read_in_a_live_message_too() -> None:
    """A tool that brought an obsolete message back left our comment in it: it becomes the previous text."""
    (entry,) = read(HEADER + '# partwell:previous=be+fore\n#, fuzzy\nmsgid "b"\nmsgstr "c"\n').entries
    assert (entry.previous_id, entry.comments) == ("be fore", ())


def test_an_untranslated_plural_may_have_any_number_of_forms() -> None:
    """Empty forms are no fault, whatever their number: the next update puts it right."""
    assert found(HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n') == []


def test_empty_comments_around_the_header_are_dropped() -> None:
    """Empty comments that editors put above a header do not pile up; those between words stay."""
    assert read("#\n# one\n#\n# two\n#\n" + HEADER).header_comments == ("one", "", "two")
