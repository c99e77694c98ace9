"""Letters: texts with slots compiled into a program that Python and the browser run to the same bytes."""
