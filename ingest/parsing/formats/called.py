"""Items called by a word: "Ärende 1", "Punkt 2". The points of their decisions may be numbered "1.", "2." and
look like items to the general grammar."""

import re

from ingest.parsing.formats.format import Format
from ingest.parsing.heading_forms import CALLED

CALLED_ITEMS = Format(
    name="called",
    version=3,
    forms=(CALLED,),
    signs=(
        re.compile(r"\n(?:ärende|punkt) 1\b", re.I),
        re.compile(r"\n(?:ärende|punkt) 2\b", re.I),
    ),
    never=re.compile(r"\n(?:\w{1,6} )?§ ?\d"),
)
