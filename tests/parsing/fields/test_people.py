"""A person on a line, and people in a sentence."""

import pytest

from ingest.parsing.fields.named_people import find_people
from ingest.parsing.fields.people import PersonLine, looks_like_name, read_person
from ingest.parsing.model import NamedParty


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek", "Per-Åke Öberg", "Carl Fredrik von Platen", "Rosa de la Cruz", "Ali El-Jawad", "Anna M. Ek", "K-G Öberg", "A-B EKLUND",
        "BENGT ÅHS", "Siobhán O'Connor", "Zoë Šimić", "Nils Olof Tivemyr", "Maj Wigren", "Dag Ulfsson", "Inga-Lill Fors", "Leif af Geijerstam",
        "Mats Blad", "Kåre Dahlin", "XXXX", "X",
    ],
)  # fmt: skip
def test_names_of_every_make_look_like_names(text):
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna", "Kommunstyrelsens ordförande", "Askersunds kommun", "Region Örebro län", "Örebro läns bildningsförbund", "Svenska Kyrkan",
        "Vakant Ersättare", "Biträdande förvaltningschef", "Närvarande Ledamöter", "anna ek", "Anna 12", "RF-SISU Örebro län", "",
    ],
)  # fmt: skip
def test_other_words_do_not(text):
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("line", "name", "party", "title", "affiliation"),
    [
        ("Anna Ek (S)", "Anna Ek", "S", None, None),
        ("Anna Ek (s)", "Anna Ek", "S", None, None),
        ("Anna Ek ( S )", "Anna Ek", "S", None, None),
        ("Anna Ek, S", "Anna Ek", "S", None, None),
        ("Anna Ek, S, ordförande", "Anna Ek", "S", "ordförande", None),
        ("S Anna Ek", "Anna Ek", "S", None, None),
        ("KD  Anna Ek", "Anna Ek", "KD", None, None),
        ("S\tAnna Ek", "Anna Ek", "S", None, None),
        ("S Andersson (M)", "S Andersson", "M", None, None),
        ("KG Svensson (M)", "KG Svensson", "M", None, None),
        ("Anna Ek (-)", "Anna Ek", None, None, None),
        ("Anna Ek (ÖrP)", "Anna Ek", "ÖRP", None, None),
        ("Anna Ek (VÄL)", "Anna Ek", "VÄL", None, None),
        ("Anna Ek (åp)", "Anna Ek", "ÅP", None, None),
        ("Anna Ek (Socialdemokraterna)", "Anna Ek", "S", None, None),
        ("Anna Ek (S), ordförande", "Anna Ek", "S", "ordförande", None),
        ("Anna Ek (S) ordf.", "Anna Ek", "S", "ordf.", None),
        ("Anna Ek (S, ordförande)", "Anna Ek", "S", "ordförande", None),
        ("Anna Ek (ordförande)", "Anna Ek", None, "ordförande", None),
        ("Anna Ek, 1:e vice ordförande (S)", "Anna Ek", "S", "1:e vice ordförande", None),
        ("Anna Ek 2:a v ordf (S)", "Anna Ek", "S", "2:a v ordf", None),
        ("1:e vice ordförande Anna Ek (S)", "Anna Ek", "S", "1:e vice ordförande", None),
        ("Ordförande\tAnna Ek (S)", "Anna Ek", "S", "Ordförande", None),
        ("Ordförande: Anna Ek (S)", "Anna Ek", "S", "Ordförande", None),
        ("Ledamot Anna Ek (S)", "Anna Ek", "S", None, None),
        ("Erik Sahl, sekreterare", "Erik Sahl", None, "sekreterare", None),
        ("Kommunsekreterare Erik Sahl", "Erik Sahl", None, "Kommunsekreterare", None),
        ("Biträdande förvaltningschef Anna von Ek", "Anna von Ek", None, "Biträdande förvaltningschef", None),
        ("Tf socialchef Anna Ek", "Anna Ek", None, "Tf socialchef", None),
        ("Anna Ek tf. socialchef", "Anna Ek", None, "tf. socialchef", None),
        ("Enhetschef Barn och unga Anna Ek", "Anna Ek", None, "Enhetschef Barn och unga", None),
        ("Enhetschef IT Anna Ek", "Anna Ek", None, "Enhetschef IT", None),
        ("Chef för vård och omsorg Anna Ek", "Anna Ek", None, "Chef för vård och omsorg", None),
        ("Mats Brant Säkerhetschef", "Mats Brant", None, "Säkerhetschef", None),
        ("Mats Brant\tBiträdande förvaltningschef", "Mats Brant", None, "Biträdande förvaltningschef", None),
        ("Mats Brant - kommunsekreterare", "Mats Brant", None, "kommunsekreterare", None),
        ("Mats Brant, enhetschef för Individ och familj", "Mats Brant", None, "enhetschef för Individ och familj", None),
        ("Mats Brant, VD", "Mats Brant", None, "VD", None),
        ("Mats Brant HR-chef", "Mats Brant", None, "HR-chef", None),
        ("Mats Brant, nämndsekreterare, kommunledningskontoret", "Mats Brant", None, "nämndsekreterare", "kommunledningskontoret"),
        ("Hans Sed\tAskersunds kommun", "Hans Sed", None, None, "Askersunds kommun"),
        ("Hans Sed Askersunds kommun", "Hans Sed", None, None, "Askersunds kommun"),
        ("Hans Sed\tRF-SISU Örebro län", "Hans Sed", None, None, "RF-SISU Örebro län"),
        ("Hans Sed, socialnämnden, ordförande", "Hans Sed", None, "ordförande", "socialnämnden"),
        ("Hans Sed (PRO)", "Hans Sed", None, None, "PRO"),
        ("Hans Sed (Lunda kommun)", "Hans Sed", None, None, "Lunda kommun"),
        ("Hans Sed, Vision", "Hans Sed", None, None, "Vision"),
        ("Anna Ek (S), via länk", "Anna Ek", "S", None, None),
        ("Anna Ek (distans), ekonom", "Anna Ek", None, "ekonom", None),
        ("- Anna Ek (S)", "Anna Ek", "S", None, None),
        ("1. Anna Ek (S)", "Anna Ek", "S", None, None),
        ("X (S)", "X", "S", None, None),
    ],
)  # fmt: skip
def test_a_line_gives_name_party_title_and_whom_the_person_represents(line, name, party, title, affiliation):
    assert read_person(line) == PersonLine(name, party, title, affiliation)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Anna Ek (S) §§ 22–24", "§§ 22–24"),
        ("Anna Ek (S), ej § 13", "ej § 13"),
        ("Anna Ek (S) Ersätter Bo Ek (M) §§ 7–9", "Ersätter Bo Ek (M) §§ 7–9"),
        ("Anna Ek (S) för Bo Ek (M)", "för Bo Ek (M)"),
        ("Anna Ek\tLunda kommun (del av mötet)", "(del av mötet)"),
        ("Anna Ek (S), Bo Ek (M)", "Bo Ek (M)"),
        ("Anna Ek och Bo Ek", "och Bo Ek"),
        ("socialchef Anna Ek, ekonom Bo Ek", "ekonom Bo Ek"),
    ],
)
def test_what_is_said_besides_is_left_over(line, rest):
    assert read_person(line).rest == rest


@pytest.mark.parametrize(
    "line", ["Vakant (M)", "Ersättare saknas", "---", "Ordförande", "Lunda kommun", "§ 12", "", "s" * 5000]
)
def test_a_line_without_a_person_gives_none(line):
    assert read_person(line) is None


def named(text, **options):
    return [(person.name, person.party) for person, _, _ in find_people(text, **options)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Ek (S) yrkar bifall.", [("Anna Ek", "S")]),
        ("Anna Ek (S), Bo von Ek (-) och Cia Ek (ÖrP) reserverar sig", [("Anna Ek", "S"), ("Bo von Ek", None), ("Cia Ek", "ÖRP")]),
        ("Anna Ek, Bo Ek (båda S) och Cia Dal (M)", [("Anna Ek", "S"), ("Bo Ek", "S"), ("Cia Dal", "M")]),
        ("Anna Ek, Bo Ek och Cia Dal (samtliga M)", [("Anna Ek", "M"), ("Bo Ek", "M"), ("Cia Dal", "M")]),
        ("Ordföranden Anna Ek (S) och ledamoten Bo Ek (M)", [("Anna Ek", "S"), ("Bo Ek", "M")]),
        ("ställer förslaget mot Anna Dahl Philipssons (M) avslagsyrkande", [("Anna Dahl Philipsson", "M")]),
        ("Anna Dahl (M) yrkar. Anna Dahls (M) yrkande avslås. Dahl (M) svarar.", [("Anna Dahl", "M")]),
        ("Även Anna\nEk (S) instämmer", [("Anna Ek", "S")]),
        ("Brottsförebyggande rådet (BRÅ), Socialtjänstlagen (SoL), Lagen om vård (LVU)", []),
        ("Moderaterna (M) föreslår", []),
    ],
)  # fmt: skip
def test_people_with_a_party_are_found_in_a_sentence(text, people):
    assert named(text) == people


def test_names_without_a_party_are_found_where_asked_for():
    text = "Ordförande Hans Sed hälsade välkommen. Örjan Berg, Degerfors kommun, utsågs."

    assert named(text) == []
    assert named(text, bare=True) == [("Hans Sed", None), ("Örjan Berg", None)]


def test_each_person_comes_with_the_place_in_the_text():
    text = "Då yrkar Anna Ek (S) bifall."

    [(_, start, end)] = find_people(text)

    assert text[start:end] == "Anna Ek (S)"


@pytest.mark.parametrize(
    "name", ["Inga Rask", "Bo Al", 'Karl-Gustav "Kalle" Ek', "K G Bergström", "Rut Nämndeman", "Ulla Polisen"]
)
def test_a_party_in_brackets_makes_a_name_of_any_words(name):
    person = read_person(f"{name} (M), ordförande")

    assert person is not None
    assert (person.name, person.party, person.title) == (name, "M", "ordförande")


def test_a_name_that_is_also_a_post_is_found_in_a_sentence():
    assert [p for p, _, _ in find_people("Mot beslutet reserverar sig Rut Nämndeman (C).")] == [
        NamedParty("Rut Nämndeman", "C")
    ]


def test_a_party_in_small_letters_stands_between_commas():
    found = find_people("Rune Palm, m, yrkar avslag.")

    assert [(person.name, person.party) for person, _, _ in found] == [("Rune Palm", "M")]


def test_others_may_stand_between_a_name_and_its_party():
    assert [p for p, _, _ in find_people("Anna Ek m.fl. (S) och Bo Dahl m fl (M) föreslår avslag.")] == [
        NamedParty("Anna Ek", "S"),
        NamedParty("Bo Dahl", "M"),
    ]


@pytest.mark.parametrize("text", ["Anna Ek, s, och Bo Dahl, fp.", "Anna Ek, s och Bo Dahl, fp"])
def test_a_party_in_small_letters_may_end_the_sentence(text):
    assert [p for p, _, _ in find_people(text)] == [NamedParty("Anna Ek", "S"), NamedParty("Bo Dahl", "FP")]


def test_a_name_may_end_like_a_post_where_the_post_stands_behind_it():
    assert read_person("Sven-Ove Målare, miljöchef") == PersonLine("Sven-Ove Målare", title="miljöchef")


def test_a_company_may_bear_a_name():
    found = read_person("Ulf Lundal, Lundal Konsult AB")

    assert found == PersonLine("Ulf Lundal", affiliation="Lundal Konsult AB")


@pytest.mark.parametrize("party", [", samtliga (S)", ", båda från (S)", " alla (S)", " (samtliga S)"])
def test_a_party_behind_a_list_may_be_everybodys(party):
    assert [p for p, _, _ in find_people(f"Anna Ek, Bo Al och Eva Lind{party}.")] == [
        NamedParty("Anna Ek", "S"),
        NamedParty("Bo Al", "S"),
        NamedParty("Eva Lind", "S"),
    ]


@pytest.mark.parametrize("text", ["Mot beslutet reserverar sig Bo Ek.", "Mot beslutet reserverar sig Bo Ek"])
def test_a_short_name_ends_before_the_full_stop(text):
    assert [p.name for p, _, _ in find_people(text, bare=True)] == ["Bo Ek"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Dr Sven Alm, Ekby sjukhus", PersonLine("Sven Alm", title="Dr", affiliation="Ekby sjukhus")),
        ("Prof. Eva Lind", PersonLine("Eva Lind", title="Prof.")),
        ("Cia Al, revisor, KPMG", PersonLine("Cia Al", title="revisor", affiliation="KPMG")),
        ("Per-Olov Mars, konsult", PersonLine("Per-Olov Mars", title="konsult")),
    ],
)
def test_posts_before_the_name_and_firms_behind_it_are_no_part_of_it(text, person):
    assert read_person(text) == person


@pytest.mark.parametrize("second", ["Bo Lo", "rektor Bo Lo"])
def test_another_person_may_stand_behind_whom_the_first_one_represents(second):
    found = read_person(f"Siv Al, Ekskolan och {second}, Dalskolan")

    assert found is not None
    assert (found.name, found.affiliation) == ("Siv Al", "Ekskolan")
    assert "Bo Lo" in found.rest


def test_a_name_of_three_words_stands_behind_a_post_about_something():
    person = read_person("chef för hållbar samhällsutveckling Elin Liljegren Nilsäter")

    assert person is not None
    assert (person.name, person.title) == ("Elin Liljegren Nilsäter", "chef för hållbar samhällsutveckling")
