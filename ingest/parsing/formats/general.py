"""The general grammar: every way of numbering, every word of the vocabulary."""

from ingest.parsing.formats.format import Format

GENERAL = Format(name="general", version=3)
