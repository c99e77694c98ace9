"""A whole project in a folder: one sound item of each kind, to change and to break."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.build import load_site
from generator.content import Content, load_content
from generator.options import Options
from generator.problems import Problem
from generator.site import Article, LanguageSite, Site, SitePage

REPOSITORY = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "handbook"
"""The files of the sound project, as they stand below its docs folder."""


@dataclass(frozen=True)
class Project:
    """A project's folder with its options; paths are relative to it."""

    root: Path
    options: Options

    def path(self, name: str) -> Path:
        """The file or folder of a name below the project."""
        return self.root / name

    def read(self, name: str) -> str:
        """A file's text."""
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, with its folders; a text's line ends stay as they are."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a piece of text that stands in a file exactly once."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def translate(self, lang: str, key: str, *entries: tuple[str, ...]) -> None:
        """Write a catalog: entries are context, text, translation, and lines to stand before (`#, fuzzy`)."""
        header = f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        header += f'"Plural-Forms: nplurals={2 if lang == "es" else 1}; plural={"n != 1" if lang == "es" else 0};\\n"\n'
        parts = [header]
        for context, text, translation, *before in entries:
            lines = [*before, *([f"msgctxt {quoted(context)}"] if context else [])]
            parts.append("\n".join([*lines, f"msgid {quoted(text)}", f"msgstr {quoted(translation)}", ""]))
        self.write(f"docs/locale/{lang}/{key}.po", "\n".join(parts))

    def translate_all(self, lang: str, key: str, *, leave: frozenset[str] = frozenset()) -> None:
        """Translate every message of a document to its text between angle quotes, except for some contexts."""
        document = self.content().library.documents[key]
        messages = (message for message in document.messages if message.context not in leave)
        self.translate(lang, key, *((message.context, message.text, f"«{message.text}»") for message in messages))

    def content(self) -> Content:
        """Everything read, with all problems."""
        return load_content(self.root, self.options)

    def problems(self) -> tuple[Problem, ...]:
        """All problems of the content."""
        return self.content().problems

    def site(self) -> Site:
        """The site; ContentError where it is broken."""
        return load_site(self.root, self.options)

    def language(self, lang: str) -> LanguageSite:
        """The site in one language."""
        return self.site().language(lang)

    def page(self, lang: str, url: str) -> SitePage:
        """A page of the site."""
        return next(page for page in self.language(lang).pages if page.url == url)

    def article(self, lang: str, url: str) -> Article:
        """A page's content, written."""
        return self.page(lang, url).render()

    def snapshot(self) -> dict[str, bytes]:
        """Every file below the project with its bytes."""
        paths = sorted(path for path in self.root.rglob("*") if path.is_file() and not path.is_symlink())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}


def quoted(text: str) -> str:
    """A text as a string of a PO file."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def make_project(
    root: Path, languages: tuple[str, ...] = ("en", "ko", "ja"), letter_locales: tuple[str, ...] = ("en-US",)
) -> Project:
    """Lay the sound project out below `root`: in English, without translations, with the real templates.

    One letter locale makes reading it four times as fast as with all of them.
    """
    for source in sorted(path for path in FILES.rglob("*") if path.is_file()):
        target = root / "docs" / source.relative_to(FILES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    templates = str(REPOSITORY / "templates")
    return Project(root, Options(languages=languages, letter_locales=letter_locales, templates_dir=templates))
