"""The interface's own strings in one language, and everything that Babel writes for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_symbol

from generator.texts import Kind, Text

Gettext = Callable[[str], "str | None"]
Ngettext = Callable[[str, str, int], "str | None"]


INTERFACE_LANGUAGE = "en"
"""The language that the interface's strings are written in, whatever the content's is."""


class Interface:
    """Interface strings and formats of one language.

    `gettext` and `ngettext` give a translation or None; the string as it is
    written then stands in, marked with its own language.
    """

    def __init__(self, lang: str, gettext: Gettext, ngettext: Ngettext) -> None:
        self.lang = lang
        self._gettext = gettext
        self._ngettext = ngettext
        self.locale = Locale.parse(lang, sep="-")

    def text(self, message: str, **values: str) -> Text:
        """An interface string with its placeholders (`{date}`) filled in."""
        return self._text(self._gettext(message), message, values)

    def plural(self, singular: str, plural: str, number: int, **values: str) -> Text:
        """An interface string in the form for `number`, which fills `{n}`."""
        fallback = singular if number == 1 else plural
        return self._text(self._ngettext(singular, plural, number), fallback, {"n": self.number(number), **values})

    def _text(self, found: str | None, fallback: str, values: dict[str, str]) -> Text:
        value = found if found is not None else fallback
        for name, filling in values.items():
            # Not str.format: a catalog is untrusted, and a format can reach into objects.
            value = value.replace("{" + name + "}", filling)
        # A missing string keeps its own language and no label: labels are for content.
        return Text(value, Kind.PLAIN, INTERFACE_LANGUAGE if found is None else self.lang)

    def string(self, message: str) -> str:
        """An interface string as plain words, for attributes and titles."""
        return self.text(message).value

    def date(self, day: dt.date) -> str:
        """A day as the language writes it in full."""
        return format_date(day, "long", self.locale)

    def number(self, number: int) -> str:
        """A number with the language's digits and separators."""
        return format_decimal(number, locale=self.locale)

    def any_of(self, words: Sequence[str]) -> str:
        """A list of alternatives: `phone, video or chat`."""
        return format_list(list(words), style="or", locale=self.locale)

    def all_of(self, words: Sequence[str]) -> str:
        """A list of things that belong together: `name, date and sum`."""
        return format_list(list(words), locale=self.locale)

    def language_name(self, lang: str) -> str:
        """The name of a language in this one."""
        return Locale.parse(lang, sep="-").get_display_name(self.locale) or lang

    def currency(self, code: str) -> str:
        """A currency's code with its sign: `KRW ₩`."""
        sign = get_currency_symbol(code, locale=self.locale)
        return code if sign == code else f"{code} {sign}"

    @cached_property
    def own_name(self) -> str:
        """The language's name in itself, with a capital where it writes names so."""
        name = self.locale.get_display_name(self.locale) or self.lang
        return name[:1].upper() + name[1:]

    @cached_property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.locale.text_direction
