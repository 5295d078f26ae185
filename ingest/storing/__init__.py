"""A parsed protokoll becomes rows: the meeting, its items, its notices, and what they report."""
