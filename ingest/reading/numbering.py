"""The marks of numbered lists as Word and OpenDocument show them: "4.", "b)", "iii.", "2.1"."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 3999


def shown(number: int, number_format: str) -> str:
    """Return a number as a list shows it: `shown(2, "lowerLetter")` is "b", `shown(4, "upperRoman")` "IV".

    The formats are those of Office Open XML (ST_NumberFormat); one that is not known here counts in digits.
    """
    match number_format:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case _:
            return str(number)


def _letters(number: int) -> str:
    """a … z, then aa, bb, …, as Word counts."""
    if not 1 <= number <= 26 * 20:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= _MAX_ROMAN:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out
