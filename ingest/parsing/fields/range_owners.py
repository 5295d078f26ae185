"""Of whom a range in an attendance list is said, where it is not simply the person before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.fields.remarks import Remark

CHAIR = re.compile(r"(?:som\s)?(?:tjänstgörande\s|tjg\s|mötes)?ordf(?:örande)?\.?", re.IGNORECASE)
_LED_BEFORE = re.compile(
    rf"(?<!vice\s)(?<!v\s)(?<!v\.\s)\b{CHAIR.pattern}[\s,:]*(?:i|under|vid|för)?\s*$",
    re.IGNORECASE,
)
_LED_AFTER = re.compile(rf"\s*{CHAIR.pattern}\s*(?:$|[,;.)])", re.IGNORECASE)
_VICE = re.compile(r"\b(?:vice|v\.?)\b", re.IGNORECASE)


def is_vice(title: str | None) -> bool:
    """True for the title of a vice chair: "1:e vice ordförande"."""
    return title is not None and _VICE.search(title) is not None


def says_who_led(text: str, span: tuple[int, int]) -> bool:
    """Say whether the range of a vice chair tells when that one led the meeting, and was there all the time:
    "§ 123 ordf.", "ordförande § 123"."""
    before = text[max(0, span[0] - 50) : span[0]]
    return _LED_BEFORE.search(before) is not None or _LED_AFTER.match(text, span[1]) is not None


JOINED = re.compile(r"\s(?:och|samt)\s")
_OF_ALL = re.compile(
    r"(?:^|:\s)(?P<before>[^§\d;:]+?)\s(?:och|samt)\s(?P<last>[^§\d,;:]+?),\s(?:i\s|under\s|vid\s|för\s)?$"
)


def is_of_both(before: str, one: str, last: str) -> bool:
    """Say whether a range is one's, too, who stands before the last person: behind a comma it is of all that
    "och" has joined, as in "Ungdomsrådet: Bo Al och Eva Ek, § 11"; `before` is the text before the range."""
    joined = _OF_ALL.search(before)
    return joined is not None and joined["last"].startswith(last) and one in joined["before"]


def leads_on(text: str, remark: Remark, after: Sequence[Remark]) -> bool:
    """Say whether a replacement follows right upon a range: "§§ 15–20 för Bo Ek"."""
    return bool(after) and after[0].kind == "replaces" and not text[remark.end : after[0].start].strip(" ,")
