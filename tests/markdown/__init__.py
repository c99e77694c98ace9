"""Tests of the markdown."""
