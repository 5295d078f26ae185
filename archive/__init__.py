"""The read side and the site: models, browsing, search, pages."""
