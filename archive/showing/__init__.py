"""What a page shows of a row: text arranged, votes, charts, figures, citations."""
