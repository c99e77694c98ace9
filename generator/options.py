"""The site's options: which languages, which letters, where the sources are."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from generator.model.base import Language


class Options(BaseModel):
    """What `mkdocs.yml` says below `plugins: partwell`."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    languages: tuple[Language, ...] = Field(default=("en", "ko", "ja"), min_length=1)
    """The site's languages, in the order in which they are offered."""
    source_language: Language = "en"
    """The language that the content is written in."""
    letter_locales: tuple[Language, ...] = ("en-US", "en-GB", "ko", "ja")
    """The locales that letters can be written in; a language without one has no letters yet."""
    docs_dir: str = "docs"
    """The folder of the content, below the project's."""
    templates_dir: str = "templates"
    """The folder of page templates, letter frames and theme overrides, below the project's."""
    repo_url: str = ""
    """Address of the repository, for links to edit a page; none where it is empty."""

    @field_validator("docs_dir")
    @classmethod
    def _docs_are_inside(cls, value: str) -> str:
        if value.startswith(("/", "\\")) or ":" in value or ".." in value.replace("\\", "/").split("/"):
            raise ValueError(f"docs_dir leaves the project: {value}")
        return value

    @model_validator(mode="after")
    def _languages_are_consistent(self) -> Options:
        if len(set(self.languages)) != len(self.languages):
            raise ValueError("a language is listed twice")
        if self.source_language not in self.languages:
            raise ValueError(f"the source language {self.source_language} is not among the languages")
        for tag in (*self.languages, *self.letter_locales):
            try:
                Locale.parse(tag, sep="-")
            except UnknownLocaleError as error:
                raise ValueError(
                    f"nothing is known of the language {tag}: no dates, numbers or plural forms"
                ) from error
        return self

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages that are translated into."""
        return tuple(lang for lang in self.languages if lang != self.source_language)
