"""The clerk's pages: one module for each thing. Who may see which stands in `ingest.access.routes`."""
