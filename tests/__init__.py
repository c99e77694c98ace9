"""Tests of Partwell."""
