"""Reads the content once, strictly, and reports everything that is wrong with it at once."""

from generator.loader.load import Loaded, load

__all__ = ["Loaded", "load"]
