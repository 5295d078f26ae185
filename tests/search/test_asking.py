"""What may be written in the search box, and what it finds."""

import datetime as dt

import pytest

from archive.search.question import (
    LONGEST,
    NO_WORD,
    ONLY_MINUS,
    SHORT_PREFIX,
    TOO_LONG,
    Days,
    Paragraph,
    understand,
)
from tests.search.rows import ask, paragraph, person, titles

pytestmark = pytest.mark.django_db


def test_all_words_must_be_there():
    paragraph("Taxa för badhuset")
    paragraph("Taxa för sophämtning")
    assert titles("taxa badhuset") == ["Taxa för badhuset"]


def test_inflected_words_and_parts_of_compounds_are_found():
    paragraph("Skolornas skolskjutsar")
    assert titles("skola") == titles("skolskjuts") == titles("skjutsen") == ["Skolornas skolskjutsar"]


def test_quotes_ask_for_words_side_by_side():
    paragraph("Barn och unga i Ekeby")
    paragraph("Unga ledare för barn")
    assert titles('"barn och unga"') == ["Barn och unga i Ekeby"]
    assert titles("“barn och unga”") == ["Barn och unga i Ekeby"]


def test_or_asks_for_one_of_the_words_beside_it():
    for title in ("Hyra av simhall", "Hyra av ishall", "Hyra av gymnastiksal", "Simhallens tak"):
        paragraph(title)
    assert sorted(titles("hyra simhall OR ishall")) == ["Hyra av ishall", "Hyra av simhall"]


def test_minus_takes_away():
    paragraph("Hyra av simhall")
    paragraph("Hyra av ishall")
    assert titles("hyra -simhall") == ["Hyra av ishall"]
    assert titles('hyra -"av ishall"') == ["Hyra av simhall"]


def test_titel_and_beslut_ask_in_one_field():
    paragraph("Budget", "Inget om taxor.")
    paragraph("Annat", "Budgeten nämns.")
    paragraph("Tredje", "Bakgrund.", decision="Budgeten antas.")
    assert titles("titel:budget") == ["Budget"]
    assert titles("beslut:budget") == ["Tredje"]
    assert titles("q=budget&i=rubrik") == ["Budget"]
    assert titles("q=budget&i=beslut") == ["Tredje"]


def test_a_star_asks_for_words_that_begin_so():
    paragraph("Trafiksäkerhet")
    paragraph("Fartdämpning")
    assert titles("trafiks*") == ["Trafiksäkerhet"]


def test_a_compound_that_nothing_has_whole_is_sought_by_its_parts():
    paragraph("Taxa för simhallen")
    answer = ask("simhallstaxa")
    assert [hit.item.title for hit in answer.hits] == ["Taxa för simhallen"]
    assert answer.in_parts


def test_a_month_is_taken_as_days_and_can_be_asked_for_as_words_instead():
    paragraph("Taxa i maj", day="2023-05-09")
    paragraph("Taxa i juni", "Gäller från maj 2023.", day="2023-06-09")
    answer = ask("taxa maj 2023")
    assert [hit.item.title for hit in answer.hits] == ["Taxa i maj"]
    assert [(chip.text, chip.address) for chip in answer.chips] == [("maj 2023", "?q=taxa+%22maj+2023%22")]
    assert titles('taxa "maj 2023"') == ["Taxa i juni"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2 juni 2020", "2020-06-02", "2020-06-02"),
        ("den 2 Juni 2020", "2020-06-02", "2020-06-02"),
        ("2020-06-02", "2020-06-02", "2020-06-02"),
        ("juni 2020", "2020-06-01", "2020-06-30"),
        ("februari 2024", "2024-02-01", "2024-02-29"),
        ("2020-06", "2020-06-01", "2020-06-30"),
    ],
)
def test_days_and_months_are_understood(text, first, last):
    assert understand(text).days == Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last), text)


@pytest.mark.parametrize(
    "text", ["31 februari 2022", "2020-13", "juni", '"2 juni 2020"', "KS-2020-06", "2020-06-02-1"]
)
def test_what_is_no_day_is_left_among_the_words(text):
    assert understand(text).days is None


@pytest.mark.parametrize("text", ["§ 28", "§28", "28 §"])
def test_a_paragraph_number_is_understood(text):
    assert understand(text).paragraph == Paragraph(28, text)


def test_a_paragraph_number_finds_the_items_of_that_number():
    paragraph("Första")
    paragraph("Andra", "Se § 1.")
    assert titles("§ 1") == ["Första"]
    assert titles('"§ 1"') == ["Andra", "Första"]


def test_stop_words_are_left_out_unless_there_is_nothing_else():
    paragraph("Vatten och avlopp")
    paragraph("Vatten")
    assert sorted(titles("vatten och")) == ["Vatten", "Vatten och avlopp"]
    assert titles("och") == ["Vatten och avlopp"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("x" * (LONGEST + 1), TOO_LONG),
        ("-taxa", ONLY_MINUS),
        ("a*", SHORT_PREFIX),
        ("OR", NO_WORD),
        ('""', NO_WORD),
        ("&|! ?", NO_WORD),
    ],
)
def test_what_cannot_be_answered_gives_a_hint(text, hint):
    answer = ask(text)
    assert answer.hints == (hint,)
    assert answer.counts is None


def test_names_are_found_with_and_without_accents():
    paragraph("Val", "Adnan Nagó och Renée Ek valdes.")
    assert titles("nago renee") == ["Val"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("skolsjuts", "skolskjuts"), ("badhust", "badhus"), ("kommunstyrlesen", "kommunstyrelsen")],
)
def test_a_misspelt_word_gives_menade_du(typed, meant):
    for day in ("2023-05-09", "2023-05-10"):
        paragraph("Annat", "en skolskjuts, ett badhus, en kommunstyrelse", day=day)
    answer = ask(typed)
    assert answer.instead == meant
    assert ask(answer.instead_address[1:]).counts.total == 2


def test_a_private_name_is_never_a_correction():
    for day in ("2023-05-09", "2023-05-10"):
        paragraph("Medborgarförslag", "Torsten Qvarnlöf har lämnat ett förslag.", day=day)
    assert ask("qvarnlof").instead is None


def test_few_hits_are_followed_by_what_has_all_words_but_one():
    paragraph("Bibliotekets öppettider", "Öppettiderna ändras.")
    paragraph("Meröppet bibliotek", "Biblioteket i Ekeby.")
    paragraph("Ishallens öppettider")
    paragraph("Budget")
    answer = ask("bibliotek öppettider")
    assert [hit.item.title for hit in answer.hits] == ["Bibliotekets öppettider"]
    assert answer.counts.total == 1
    assert sorted(hit.item.title for hit in answer.near) == ["Ishallens öppettider", "Meröppet bibliotek"]


@pytest.mark.parametrize(
    "text", ['"bibliotekets öppettider"', "bibliotek -ishall", "titel:bibliotek öppettider"]
)
def test_a_precise_question_is_answered_precisely(text):
    paragraph("Bibliotekets öppettider")
    paragraph("Ishallens öppettider")
    paragraph("Meröppet bibliotek")
    assert ask(text).near == []


@pytest.mark.parametrize("text", ["simhall eller ishall", "simhall | ishall", "SIMHALL ELLER ISHALL"])
def test_eller_asks_for_one_of_the_words_beside_it(text):
    paragraph("Simhallens tak")
    paragraph("Hyra av ishall")
    assert sorted(titles(text)) == ["Hyra av ishall", "Simhallens tak"]


def test_and_and_not_are_understood_as_other_search_engines_have_them():
    paragraph("Hyra av simhall")
    paragraph("Hyra av ishall")
    assert titles("hyra AND ishall") == ["Hyra av ishall"]
    assert titles("hyra NOT ishall") == ["Hyra av simhall"]


def test_the_words_that_ask_are_left_out_of_a_question():
    paragraph("Simhallens kostnad", "Simhallen kostar 20 kronor.")
    assert titles("Hur mycket kostar simhallen?") == titles("Vad kostar simhallen") == ["Simhallens kostnad"]
    assert understand("vad").clauses != ()


@pytest.mark.parametrize("text", ["den 7 juni 2022", "7 jun 2022", "7 juni. 2022", "7/6 2022", "2022-06-07"])
def test_a_day_is_understood_as_people_write_it(text):
    paragraph("Den dagen", day="2022-06-07", case="Ks 7/2022")
    paragraph("En annan dag", day="2022-07-06")
    assert titles(text) == ["Den dagen"]


def test_a_misspelled_committee_or_inflected_word_is_recognized():
    paragraph("Budget", "Rådet godkänner en budget.", committee_name="Kommunstyrelsens trygghetsutskott")
    paragraph("Budget", "Rådet godkänner en budget.", day="2023-06-01")
    assert ask("trygghetsutskotet").instead == "trygghetsutskott"
    assert ask("budjeten").instead == "budgeten"


@pytest.mark.parametrize("text", ["Miljöpartiet", "miljöpartiets", "(MP)", "mp"])
def test_a_party_is_offered_as_the_filter_that_finds_it(text):
    mover = person("Maryam Karimi", party="MP")
    paragraph("Trygg väg hem", mover=mover)
    [card] = ask(text).cards
    assert (card.name, card.address) == ("Miljöpartiet (MP)", "/sok/?parti=MP")
    assert titles("parti=MP") == ["Trygg väg hem"]


def test_a_party_that_nobody_spoke_for_is_not_offered():
    paragraph("Trygg väg hem", "Miljöpartiet nämns.")
    assert ask("Miljöpartiet").cards == []


def test_a_compound_with_few_hits_is_followed_by_what_has_its_parts():
    paragraph("Sommarlov", "Alla har sommarlov.")
    paragraph("Lov på sommaren", "Barn har lov under sommaren.")
    answer = ask("sommarlov")
    assert [hit.item.title for hit in answer.hits] == ["Sommarlov"]
    assert [str(hit.title) for hit in answer.near] == ["<mark>Lov</mark> på <mark>sommaren</mark>"]


def test_a_word_that_is_spelt_right_is_not_corrected_to_a_form_of_another():
    for day in ("2023-05-09", "2023-05-10"):
        paragraph("Utbildning", "Att skola om är att skola nytt.", day=day)
    assert ask("skolmat").instead is None


def test_a_well_known_abbreviation_is_answered_by_what_it_stands_for():
    paragraph("Yttrande", "Brottsförebyggande rådet har svarat.")
    paragraph("Annat", "Rådet har varit brottsförebyggande.")
    assert titles("BRÅ") == ["Yttrande"]


@pytest.mark.parametrize("text", ["KSUS", "ksus", "ksusfa"])
def test_a_committees_initials_give_its_page_though_nobody_has_settled_them(text):
    name = "Kommunstyrelsens utskott för socialt förebyggande arbete"
    paragraph("Lägesrapport", committee_name=name)
    assert [(card.kind, card.name) for card in ask(text).cards] == [("Nämnd", name)]
    assert ask("ksuk").cards == []
