"""The adapter to MkDocs: the only place that imports it."""
