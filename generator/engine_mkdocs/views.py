"""Read-through views: shared objects of MkDocs with a few values of one language, nothing changed."""

from __future__ import annotations

from typing import Any


class View:
    """Reads like `base`, except for the values given; attributes and items alike.

    `base` is never written to, so one build can show each language its own
    configuration.
    """

    __slots__ = ("_base", "_values")

    def __init__(self, base: Any, **values: Any) -> None:
        object.__setattr__(self, "_base", base)
        object.__setattr__(self, "_values", values)

    def __getattr__(self, name: str) -> Any:
        values = self._values
        return values[name] if name in values else getattr(self._base, name)

    def __getitem__(self, name: str) -> Any:
        values = self._values
        return values[name] if name in values else self._base[name]

    def __contains__(self, name: str) -> bool:
        return name in self._values or name in self._base

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a view cannot be changed: {name}")


def config_view(config: Any, *, theme_language: str) -> View:
    """MkDocs's configuration as a page in one language sees it."""
    return View(config, theme=View(config.theme, language=theme_language))
