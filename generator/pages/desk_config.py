"""What a letter desk tells its scripts: where its files are, and every sentence that they may have to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.letters.postal_words import JAPANESE_ADVICE, refusal_words, remark_words, sheet_words
from generator.pages.desk_blocks import LetterDesk
from generator.texts import Text


def desk_config(
    desk: LetterDesk, lang: str, root: str, words: Mapping[str, Text], _: Callable[..., Text]
) -> dict[str, Any]:
    """The desk's configuration in a language; `root` leads from the page to the site's root, `_` translates."""
    return {
        "slug": desk.slug,
        "lang": lang,
        "reading": desk.reading,
        "locales": {
            place.locale: {
                "lang": place.lang,
                "name": place.name,
                "letter": root + place.path,
                "data": root + place.data,
                "currency": place.currency,
            }
            for place in desk.locales
        },
        "regions": desk.regions,
        "calendars": root + desk.calendars if desk.calendars else "",
        "postal": _postal(_) if "certified" in desk.media else None,
        "words": {name: text.value for name, text in words.items()},
    }


def _postal(_: Callable[..., Text]) -> dict[str, Any]:
    """What the view for the post office says."""
    return {
        "title": _("For the post office").value,
        "shape": _("Shape of the sheets").value,
        "refusedTitle": _("This cannot be certified as it stands:").value,
        "fits": _("Nothing stands against certifying it.").value,
        "print": _("Print three copies").value,
        "refused": {code: [text.value for text in texts] for code, texts in refusal_words(_).items()},
        "remarks": {code: text.value for code, text in remark_words(_).items()},
        "sheet": {code: text.value for code, text in sheet_words(_).items()},
        "advice": JAPANESE_ADVICE,
    }
