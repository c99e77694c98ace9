"""Catalogs: PO files read, updated from the content, checked and counted."""
