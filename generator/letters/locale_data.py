"""What a locale's letters are formatted with: Babel's data and the frame's tables, exported as JSON.

Both executors run on this value alone, so that neither Python's Babel nor a
visitor's browser can format a letter in a way of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.numbers import NumberPattern

from generator.letters.frames import Frame, Frames
from generator.letters.particle_tables import TABLES

JSON = dict[str, Any]
"""A value that can be written as JSON."""

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_DATE_TOKEN = re.compile(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+")
_SYMBOLS = frozenset(("y", "M", "MM", "MMM", "MMMM", "L", "LL", "LLL", "LLLL", "d", "dd", "EEE", "EEEE"))
_SCRIPTS = (
    (("ko",), "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"),
    (("ja",), "\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d"),
    (("ja", "ko", "zh"), "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
)
"""Hangul, kana and Han: the languages that are written with them, and their signs as a class of characters."""
_LATIN_PHRASE = r"(?:[a-z']+[ ,]+){3}"
"""Three words in small letters, which no name has."""
_STYLES = {"long": "long", "short": "medium", "full": "full"}
"""Our date styles and CLDR's; CLDR's own short form has years of two digits."""


def exported(frame: Frame, frames: Frames) -> JSON:
    """The data of a frame's locale, made once and kept with the frames."""
    if frame.locale not in frames.exported:
        frames.exported[frame.locale] = locale_data(frame, frames.languages)
    return frames.exported[frame.locale]


def locale_data(frame: Frame, languages: tuple[str, ...] = ()) -> JSON:
    """Export everything that formatting in the frame's locale needs, about 4 kB of JSON.

    `languages` are those that a bilingual letter can name.

    Raises `ValueError` where CLDR's data has a form that the executors do not know.
    """
    return {
        **_babel_data(frame.locale),
        "forms": {code: list(around) for code, around in sorted(frame.money.items())},
        "words": frame.words.model_dump(mode="json") if frame.words else None,
        "eras": [list(era) for era in frame.eras],
        "eraForm": list(frame.era_form) if frame.era_form else None,
        "seasons": [list(season) for season in frame.seasons],
        "brackets": list(frame.brackets),
        "lineJoin": frame.line_join,
        "honorifics": frame.honorifics,
        "particles": TABLES if frame.particles else None,
        "legalForms": {form: [separator, place] for form, separator, place in frame.legal_forms},
        "formJoin": frame.form_join,
        "page": frame.page,
        "prevails": list(frame.prevails),
        "languages": {code: Locale.parse(code).get_display_name(frame.locale.replace("-", "_")) for code in languages},
        "foreign": _foreign(frame.language),
    }


def _foreign(language: str) -> str:
    """A pattern of words in another language than a letter's, as far as signs tell; names may be in Latin letters."""
    signs = "".join(signs for users, signs in _SCRIPTS if language not in users)
    written = any(language in users for users, _ in _SCRIPTS)
    return "|".join([*([f"[{signs}]"] if signs else []), *([_LATIN_PHRASE] if written else [])])


@lru_cache(maxsize=32)
def _babel_data(tag: str) -> JSON:
    locale = Locale.parse(tag, sep="-")
    symbols = locale.number_symbols
    latin = symbols.get("latn", symbols)
    number = locale.decimal_formats[None]
    percent = locale.percent_formats[None]
    return {
        "locale": tag,
        "dates": {ours: _date_tokens(str(locale.date_formats[theirs].pattern)) for ours, theirs in _STYLES.items()},
        "months": {width: [str(locale.months["format"][width][n]) for n in range(1, 13)] for width in _WIDTHS},
        "standalone": {width: [str(locale.months["stand-alone"][width][n]) for n in range(1, 13)] for width in _WIDTHS},
        "days": {width: [str(locale.days["format"][width][n]) for n in range(7)] for width in _WIDTHS},
        "number": {
            "decimal": str(latin["decimal"]),
            "group": str(latin["group"]),
            "minus": str(latin["minusSign"]),
            "grouping": list(number.grouping),
            "fraction": number.frac_prec[1],
        },
        "percent": [_filled(percent.prefix[0], latin), _filled(percent.suffix[0], latin)],
        "currency": _currency(locale),
        "lists": {ours: dict(locale.list_patterns[theirs]) for ours, theirs in (("and", "standard"), ("or", "or"))},
        "plural": {
            "rules": [[str(tag), _rule(rule)] for tag, rule in locale.plural_form.abstract],
            "categories": [tag for tag in _CATEGORIES if tag == "other" or tag in locale.plural_form.rules],
        },
    }


_WIDTHS = ("wide", "abbreviated")


def _filled(affix: str, symbols: Any) -> str:
    return affix.replace("%", str(symbols["percentSign"]))


def _date_tokens(pattern: str) -> list[list[str]]:
    """Split CLDR's pattern into literals ["t", words] and symbols ["f", "MMMM"]."""
    tokens: list[list[str]] = []
    for found in _DATE_TOKEN.finditer(pattern):
        whole, quoted, symbol = found.group(), found.group(1), found.group(2)
        if symbol is None:
            tokens.append(["t", whole if quoted is None else quoted.replace("''", "'") or "'"])
        elif whole in _SYMBOLS:
            tokens.append(["f", whole])
        else:
            raise ValueError(f"CLDR's date pattern {pattern!r} uses {whole!r}")
    return tokens


def _currency(locale: Locale) -> JSON:
    pattern: NumberPattern = locale.currency_formats["standard"]
    symbols = {
        str(code): str(symbol) for code, symbol in sorted(locale.currency_symbols.items()) if str(code) != str(symbol)
    }
    digits = {
        str(code): precision[0]
        for code, precision in sorted(get_global("currency_fractions").items())
        if code != "DEFAULT" and precision[0] != 2
    }
    return {"prefix": pattern.prefix[0], "suffix": pattern.suffix[0], "symbols": symbols, "digits": digits}


def _rule(node: Any) -> list[Any]:
    """Turn Babel's syntax tree of a plural rule into arrays: and, or, not, in, mod, value and operands."""
    kind, children = node
    match kind:
        case "and" | "or":
            return [kind, _rule(children[0]), _rule(children[1])]
        case "not":
            return ["not", _rule(children[0])]
        case "relation":
            operator, operand, (_, ranges) = children
            if operator not in ("in", "within"):
                raise ValueError(f"CLDR's plural rule uses {operator!r}")
            return ["in", _rule(operand), [[low[1][0], high[1][0]] for low, high in ranges]]
        case "mod":
            return ["mod", _rule(children[0]), children[1][1][0]]
        case "n" | "i" | "v" | "w" | "f" | "t" | "c" | "e":
            return [kind]
    raise ValueError(f"CLDR's plural rule uses {kind!r}")
