"""Councils and notes (råd, samverkansråd, minnesanteckningar) in Markdown: "### 5. Rubrik", no paragraph
signs."""

import re

from ingest.parsing.formats.format import Format
from ingest.parsing.heading_forms import DOTTED

COUNCIL = Format(
    name="council",
    version=3,
    forms=(DOTTED,),
    signs=(
        re.compile(r"\n1\. \S"),
        re.compile(r"\b(?:protokoll|minnesanteckningar)\b", re.I),
        re.compile(r"(?:samverkans|folkhälso|pensionärs|funktionshinder|ungdoms)?råd(?:et)?\b", re.I),
    ),
    never=re.compile(r"\n(?:\w{1,6} )?§ ?\d"),
)
