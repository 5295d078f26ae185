"""A party behind the last of several names is that of all whom the list gives the same."""

from ingest.parsing import parse

LIST = "Protokoll\nKulturnämnden 2022-11-04\n\nLedamöter\nAnna Ek (S)\nBo Al (M)\nCia Dal (S)\n\n"


def reserving(who: str) -> list[tuple[str, str | None]]:
    [item] = parse(f"{LIST}§ 1 Köp\n\nBeslut\nKöpet görs.\n\nReservation\n{who} reserverar sig.\n").items
    return [(person.name, person.party) for said in item.reservations for person in said.by]


def test_a_party_is_of_those_before_it_whom_the_list_gives_the_same() -> None:
    assert reserving("Anna Ek och Cia Dal (S)") == [("Anna Ek", "S"), ("Cia Dal", "S")]


def test_a_party_is_not_of_somebody_whom_the_list_gives_another() -> None:
    assert reserving("Bo Al och Cia Dal (S)") == [("Bo Al", None), ("Cia Dal", "S")]
