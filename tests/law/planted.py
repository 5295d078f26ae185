"""Two hundred personal data of ten kinds, invented, each told from all others: what masking must take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_STARTS = "bralv drösk fjunt glim hvatt klyvs morsk nykt plåst skräm".split()  # noqa: SIM905
_ENDS = "okvist ymark åström ölund edal ibrink asjö uhed ånäs ygård erud oberg".split()  # noqa: SIM905
_GIVEN = "Elsa Nils Karin Olle Stina".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Secret:
    """A sentence for a decision, what in it is to be masked, and the words of it that nothing else has."""

    sentence: str
    secret: str
    words: tuple[str, ...]


def planted(count: int = 200) -> list[Secret]:
    """Return that many secrets, all kinds in turn."""
    return [_KINDS[n % len(_KINDS)](n // len(_KINDS)) for n in range(count)]


def _surname(n: int, group: int) -> str:
    """An invented surname; of the twenty in a group none is another's, nor that of another group."""
    place = group * 20 + n
    return (_STARTS[place % 10] + _ENDS[place // 10]).capitalize()


def _check_digit(digits: str) -> int:
    doubled = (int(d) * (2 - place % 2) for place, d in enumerate(digits))
    return -sum(n // 10 + n % 10 for n in doubled) % 10


def _number(n: int, *, added: int = 0, century: str = "") -> str:
    """A number of a birthday and the check digit of Skatteverket: "610203-9806"; `added` to the day."""
    day = f"{60 + n % 30}{n % 12 + 1:02}{n % 28 + 1 + added:02}"
    end = f"98{n % 10}"
    return f"{century}{day}-{end}{_check_digit(day + end)}"


def _personal(n: int) -> Secret:
    number = _number(n)
    return Secret(f"Sökanden {number} får avslag.", number, (number.replace("-", ""),))


def _with_century(n: int) -> Secret:
    number = _number(n + 25, century="19")
    return Secret(f"Bidrag till {number} beviljas.", number, (number.replace("-", ""),))


def _coordination(n: int) -> Secret:
    number = _number(n, added=60)
    return Secret(f"Ansökan från {number} avslås.", number, (number.replace("-", ""),))


def _phone(n: int) -> Secret:
    number = f"070-174 06 {n + 10}"
    return Secret(f"Svar lämnas på {number}.", number, (number.replace("-", "").replace(" ", ""),))


def _email(n: int) -> Secret:
    address = f"{_surname(n, 0).lower().translate(_PLAIN)}.{n}@gmail.com"
    return Secret(f"Svaret skickas till {address}.", address, (address,))


def _account(n: int) -> Secret:
    start = f"99{n:02}23"
    number = f"{start[:3]}-{start[3:]}{_even(start)}"
    return Secret(f"Beloppet sätts in på bankgiro {number}.", number, (number.replace("-", ""),))


def _even(digits: str) -> int:
    """The last digit of a giro number, by the same rule counted from the right."""
    return _check_digit(digits if len(digits) % 2 else "0" + digits)


def _address(n: int) -> Secret:
    street = f"{_surname(n, 1)}vägen {n + 1} C"
    return Secret(f"Sökanden är bosatt på {street}.", street, (f"{_surname(n, 1)}vägen",))


def _property(n: int) -> Secret:
    name, place = f"Olle {_surname(n, 2)}", f"{_surname(n, 3)} {n + 1}:{n + 31}"
    return Secret(f"Sökande är {name} på fastigheten {place}.", place, (f"{_surname(n, 3)} {n + 1}:",))


def _health(n: int) -> Secret:
    name = f"{_GIVEN[n % 5]} {_surname(n, 4)}"
    return Secret(f"Eleven {name} har autism.", f"{name} har autism", (_surname(n, 4),))


def _crime(n: int) -> Secret:
    name = f"{_GIVEN[n % 5]} {_surname(n, 5)}"
    return Secret(f"Sökanden {name} dömdes för snatteri.", f"{name} dömdes", (_surname(n, 5),))


_PLAIN = str.maketrans("åäö", "aao")
_KINDS: tuple[Callable[[int], Secret], ...] = (
    _personal,
    _with_century,
    _coordination,
    _phone,
    _email,
    _account,
    _address,
    _property,
    _health,
    _crime,
)
