"""Where the plugin gets the site from: one function, which tests replace."""

from __future__ import annotations

from generator.build import load_site

__all__ = ["load_site"]
