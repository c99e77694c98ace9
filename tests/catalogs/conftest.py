"""Hypothesis, alike on every run in checks, with more examples where asked."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "checks",
    derandomize=True,
    print_blob=True,
    deadline=None,  # the machine may be busy
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=150,
)
settings.register_profile("search", parent=settings.get_profile("checks"), derandomize=False, max_examples=2_000)
settings.load_profile(os.environ.get("PARTWELL_HYPOTHESIS", "checks"))
