"""Pages: localised documents laid out as lists of blocks, and written as HTML."""
