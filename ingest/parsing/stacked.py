"""Labels stacked above their values, as the columns of a table come out of a web page.

Nämnd
Sammanträdesdatum
Plats och tid
Kulturnämnden
2019-01-28
Rådhuset, 09.00–14.55
"""

from __future__ import annotations

from ingest.parsing.fields.dates import find_date
from ingest.parsing.labels import SINGLE
from ingest.parsing.raw import Front


def give_stacked_values(front: Front) -> None:
    """Give each of three labels, the middle one of the date, its value where all three stand below them."""
    for above, middle, last in zip(front.fields, front.fields[1:], front.fields[2:], strict=False):
        if middle.key != "date" or last.key != "place_time" or above.key not in SINGLE:
            continue
        if above.lines or middle.lines:
            continue
        filled = [i for i in range(above.index, len(front.lines)) if front.lines[i].text][:6]
        values = [front.lines[i] for i in filled[3:]]
        labels = [above, middle, last]
        if filled[:3] != [f.index for f in labels] or len(values) < 3 or not find_date(values[1].text):
            continue
        for f, value in zip(labels, values, strict=True):
            f.lines = [value]
        front.loose = [i for i in front.loose if i not in filled]
        return
