"""Which letter `partwell letter` writes: what the command line says, else what the answers say, else the usual."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping, Sequence
from typing import Any, cast

import click

from generator.cli import output
from generator.cli.asked import Asked
from generator.content import Content
from generator.correspondence import Offer, Wish, offer_of, slugs
from generator.errors import CallError
from generator.letters.holidays import calendars
from generator.problems import ContentError, Problem, errors

Choices = Mapping[str, str]


def offered(content: Content, slug: str) -> Offer:
    """The letter that is asked for, if nothing of it is broken; ContentError with what is."""
    there = slugs(content)
    if not slug:
        raise click.UsageError(f"Name a letter. There are {', '.join(there) or 'none'}.")
    broken = [problem for problem in errors(content.problems) if _concerns(problem, slug, content)]
    if broken:
        raise ContentError(broken)
    if slug not in there:
        close = difflib.get_close_matches(slug, there, 1)
        more = f"Did you mean {close[0]}?" if close else f"There are {', '.join(there) or 'none'}."
        raise click.BadParameter(f"There is no letter {slug}. {more}", param_hint="LETTER")
    return offer_of(content, slug)


def _concerns(problem: Problem, slug: str, content: Content) -> bool:
    """Whether a problem is one of the letter, its catalogs or the frames; others do not hinder it."""
    path, options = problem.place.path, content.options
    return path.startswith((f"{options.docs_dir}/letters/{slug}.", f"{options.templates_dir}/letters/")) or (
        path.startswith(f"{options.docs_dir}/locale/") and path.endswith(f"/letters/{slug}.po")
    )


def chosen(content: Content, offer: Offer, asked: Asked, said: Choices, day: dt.date) -> Wish:
    """What is wanted of a letter; `said` are the choices in the file of answers."""
    locale = located(offer, asked, said)
    arrangement = asked.arrangement or said.get("arrangement", "single")
    other = _other(offer, locale, asked, said, arrangement)
    if not other:
        arrangement = "single"
    elif arrangement == "single":
        arrangement = "stacked"
    both = [register for register in offer.texts[locale] if not other or register in offer.texts[other]]
    usual = "standard" if "standard" in both else both[0] if both else ""
    law, region = _law(content, asked, said, day)
    return Wish(
        slug=offer.slug,
        locale=locale,
        other=other,
        medium=cast(Any, _pick("medium", asked.medium, said.get("medium", ""), offer.media, offer.media[0])),
        register=cast(Any, _pick("register", asked.register, said.get("register", ""), both, usual)),
        arrangement=cast(Any, arrangement),
        prevails=cast(Any, asked.prevails or said.get("prevails", "first")),
        law=law,
        region=region,
        blank=asked.blank,
    )


def located(offer: Offer, asked: Asked, said: Choices) -> str:
    """The locale that a letter is to be written in."""
    if asked.locale and asked.language and asked.locale.split("-")[0] != asked.language:
        raise click.UsageError(f"--locale {asked.locale} is not of the language {asked.language}; give one of them.")
    first = next(iter(offer.texts), "")
    if asked.language and not asked.locale:
        own = said.get("locale", "")
        wanted = own if own in offer.texts and own.split("-")[0] == asked.language else asked.language
        return _found(offer, wanted, "--language")
    return _pick("locale", asked.locale, said.get("locale", ""), tuple(offer.texts), first)


def _other(offer: Offer, locale: str, asked: Asked, said: Choices, arrangement: str) -> str:
    if asked.arrangement == "single" and asked.other:
        raise click.UsageError("--with makes a letter in two languages, and --arrangement single one in one.")
    stated = said.get("other", "") if arrangement != "single" else ""
    if not asked.other and not stated:
        if asked.arrangement in ("stacked", "columns"):
            raise click.UsageError(f"--arrangement {asked.arrangement} needs a second language; give it by --with.")
        return ""
    other = _found(offer, asked.other, "--with") if asked.other else _pick("other", "", stated, tuple(offer.texts), "")
    if other.split("-")[0] == locale.split("-")[0]:
        if asked.other:
            raise click.BadParameter(f"The letter is in {locale} already; name another language.", param_hint="--with")
        return ""
    return other


def _found(offer: Offer, wanted: str, hint: str) -> str:
    """The locale of a name, or the first one of a language."""
    if wanted in offer.texts:
        return wanted
    for locale in offer.texts:
        if locale.split("-")[0] == wanted:
            return locale
    there = ", ".join(offer.texts) or "no language"
    raise click.BadParameter(f"{offer.slug} is not there in {wanted}; it is in {there}.", param_hint=hint)


def _law(content: Content, asked: Asked, said: Choices, day: dt.date) -> tuple[str, str]:
    """Whose public holidays count: a region of the answers holds as long as no other law is asked for."""
    laws = tuple(content.library.entries["jurisdictions"])
    law = _pick("law", asked.law.lower(), said.get("law", ""), ("", *laws), "")
    stated = "" if asked.law and law != said.get("law", "") else said.get("region", "")
    known = calendars(day)["regions"]
    wanted = asked.region.upper() or stated
    near = tuple(name for name in known if name[:2] == wanted[:2]) or tuple(name for name in known if "-" not in name)
    region = _pick("region", asked.region.upper(), stated, ("", *(known if wanted in known else near)), "")
    if region and law and region[:2].lower() != law:
        output.note(f"Public holidays are those of {region}, though the law is that of {law}.")
    return law, region


def _pick(name: str, asked: str, said: str, known: Sequence[str], usual: str) -> str:
    """What an option says, else the answers, else the usual; refused where it is not known."""
    value = asked or said or usual
    if value in known:
        return value
    there = f"There are {', '.join(filter(None, known)) or 'none'}."
    if asked:
        raise click.BadParameter(f"{asked} is not among those of this letter. {there}", param_hint=f"--{name}")
    option = {"other": "with"}.get(name, name)
    reason = f"The answers ask for “{value}” as {name}, which this letter does not have."
    raise CallError(reason, f"{there} Say --{option}.")
