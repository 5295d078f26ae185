"""Account numbers: bankgiro, plusgiro, bank accounts with their clearing number, IBAN."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.privacy.finding import Kind
from ingest.privacy.spans import Span, luhn, matches_from

_BETWEEN = r"(?:[\s.:]|nr|nummer|är){0,6}"
_BANKGIRO = re.compile(rf"\b(?:bankgiro\w*|bg){_BETWEEN}(\d{{3,4}}[-–]?\d{{4}})(?![\d-])", re.IGNORECASE)
_PLUSGIRO = re.compile(
    rf"\b(?:plusgiro\w*|postgiro\w*|pg){_BETWEEN}(\d{{1,3}}(?: ?\d{{2,3}}){{0,3}} ?[-–] ?\d)(?![\d-])",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:clearing(?:nummer|nr)?|(?:bank|löne|privat|spar)?konto(?:nummer|nr|t)?|personkonto)"
    r"(?:[\s.:,/]|nr|nummer|och|är|i|swedbank|nordea|seb|handelsbanken|länsförsäkringar|ica banken|skandia"
    r"|clearing(?:nummer|nr)?|konto(?:nummer|nr)?){0,8}"
    r"(\d{4}(?:-\d)?[\s,.–-]{0,3}(?:konto(?:nummer|nr)?[\s.:]{0,3})?\d[\d .–-]{4,14}\d)(?![\d-])",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)\b")
_CAPITAL = re.compile("[A-Z]")
_ACCOUNT_DIGITS = range(10, 16)  # clearing number (4 or 5) and account (6 to 10)


def find_accounts(text: str) -> Iterator[Span]:
    """Yield account numbers: "bankgiro 991-2346", "clearing 8327-9, konto 123 456 789-0"."""
    small = text.lower()
    for pattern, name, short in ((_BANKGIRO, "bankgiro", "bg"), (_PLUSGIRO, "giro", "pg")):
        for found in pattern.finditer(text) if name in small or short in small else ():
            if luhn(_digits(found[1])):
                yield _span(found)
    for found in _ACCOUNT.finditer(text) if "konto" in small or "clearing" in small else ():
        if len(_digits(found[1])) in _ACCOUNT_DIGITS:
            yield _span(found)
    for found in matches_from(_CAPITAL, _IBAN, text):
        if _is_iban(found[1].replace(" ", "")):
            yield _span(found)


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(1), found.end(1), Kind.ACCOUNT)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _is_iban(code: str) -> bool:
    """Tell whether the code has the check digits of ISO 13616, and the length that Sweden gives it."""
    if not 15 <= len(code) <= 34 or (code[:2] == "SE" and len(code) != 24):
        return False
    return int("".join(str(int(c, 36)) for c in code[4:] + code[:4])) % 97 == 1
