"""Partwell's generator: structured content in, a site in several languages out."""
