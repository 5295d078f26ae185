"""The read API, `/api/v1/`: the same published things as the pages, as JSON and CSV."""
