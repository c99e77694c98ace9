"""Where the plugin gets the site from: one function, which tests replace."""

from __future__ import annotations

import importlib
import pathlib
from typing import cast

from generator.options import Options
from generator.site import Site


def load_site(root: pathlib.Path, options: Options) -> Site:
    """Read the project below `root`; ContentError with every problem where it is broken."""
    build = importlib.import_module("generator.build")
    return cast(Site, build.load_site(root, options))
