"""Örebro kommun from about 2020: "Ärendenummer:", "Handläggare:", "Paragraf 20–24", headings "§ 20
Rubrik"."""

import re

from ingest.parsing.formats.format import Format
from ingest.parsing.headings import SIGN

OREBRO = Format(
    name="orebro",
    version=1,
    forms=(SIGN,),
    signs=(
        re.compile(r"^Paragraf \d+(?:\s?[–-]\s?\d+)?\s*$", re.M),
        re.compile(r"^Datum: \d{4}-\d\d-\d\d\s*$", re.M),
        re.compile(r"^§ \d+ \S", re.M),
    ),
)
