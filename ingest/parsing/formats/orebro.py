"""Örebro kommun from about 2020: "Ärendenummer:", "Handläggare:", "Paragraf 20–24", headings "§ 20
Rubrik"."""

import re

from ingest.parsing.formats.format import Format
from ingest.parsing.heading_forms import SIGN

OREBRO = Format(
    name="orebro",
    version=3,
    forms=(SIGN,),
    signs=(
        re.compile(r"\nParagraf \d+(?:\s?[–-]\s?\d+)?[^\S\n]*\n"),
        re.compile(r"\nDatum: \d{4}-\d\d-\d\d[^\S\n]*\n"),
        re.compile(r"\n§ \d+ \S"),
    ),
)
