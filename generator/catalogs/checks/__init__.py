"""Checks that guard pages and letters against damaged translations, over parsed texts."""

from generator.catalogs.checks.pair import Finding, Pair
from generator.catalogs.checks.run import CHECKS, WAIVABLE, check_catalog, check_interface, check_pair

__all__ = ["CHECKS", "WAIVABLE", "Finding", "Pair", "check_catalog", "check_interface", "check_pair"]
