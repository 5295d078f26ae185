"""What a word in a text is found by, and what answers a word in a query."""

from archive.search.analysis import Analyser

ANALYSER = Analyser()


def lexemes(text, analyser=ANALYSER):
    return [(lexeme.lexeme, lexeme.part) for lexeme in analyser.lexemes(text)]


def test_a_compound_is_found_whole_and_by_its_parts():
    assert lexemes("Brottsofferjourens") == [
        ("brottsofferjour", False),
        ("brottsoffer", True),
        ("brott", True),
        ("offer", True),
        ("jour", True),
    ]


def test_a_part_knows_where_in_the_text_it_stands():
    text = "De nya förskolorna"

    [part] = [lexeme for lexeme in ANALYSER.lexemes(text) if lexeme.part]

    assert (part.lexeme, text[part.start : part.end]) == ("skola", "skolorna")


def test_a_form_of_two_words_is_found_by_both():
    assert ANALYSER.base("planet") == ("planet", "plan")


def test_nouns_and_verbs_are_kept_apart():
    assert ANALYSER.base("besluten") == ("beslut",)
    assert ANALYSER.base("beslutade") == ("besluta",)


def test_names_are_neither_stemmed_nor_taken_apart():
    analyser = Analyser(names=frozenset({"lundberg", "stina"}))

    assert lexemes("Stina Lundbergs motion", analyser) == [
        ("stina", False),
        ("lundberg", False),
        ("motion", False),
    ]


def test_a_word_that_begins_as_none_does_is_inflected_and_found_by_its_end():
    assert ANALYSER.base("hattifnattutbrotten") == ("hattifnattutbrott",)
    assert ANALYSER.parts("hattifnattutbrotten") == ("utbrott",)


def test_forms_of_two_verbs_and_nouns_are_found_by_both():
    assert set(ANALYSER.base("band")) == {"band", "binda"}
    assert set(ANALYSER.base("stänger")) == {"stänga", "stång"}
    assert "bära" in ANALYSER.base("bär")


def test_a_strong_verb_is_found_by_all_its_forms_also_after_a_particle():
    for form in ("avslår", "avslog", "avslogs", "avslagit", "avslås"):
        assert "avslå" in ANALYSER.base(form), form


def test_a_compound_that_the_dictionary_has_in_the_plural_only_is_found_in_the_singular():
    assert "läsårstid" in ANALYSER.base("Läsårstider")
    assert {"läsår", "år", "tid"} <= set(ANALYSER.parts("läsårstider"))


def test_a_particle_may_leave_the_sense_of_what_follows():
    assert ANALYSER.parts("samarbete") == ("arbete",)
    assert ANALYSER.parts("omprioriteringar") == ("prioritering",)
    assert ANALYSER.parts("utvärdering") == ()


def test_a_participle_and_a_noun_on_het_have_the_parts_of_what_they_are_made_of():
    assert ANALYSER.parts("hedersrelaterat") == ("heder", "relatera")
    assert "arbete" in ANALYSER.parts("arbetslösheten")


def test_a_word_whose_end_is_said_later_is_found_with_it():
    assert ("lärcenter", True) in lexemes("Lär-, kultur- och fritidscenter")


def test_a_compound_in_a_query_is_asked_for_whole():
    [term] = ANALYSER.terms("brottsförebyggande")

    assert term.phrases == ((("brottsförebyggande",),),)
    assert term.parts == (("brott",), ("förebyggande",))


def test_a_hyphened_word_in_a_query_may_be_written_in_one_piece_or_in_several():
    [term] = ANALYSER.terms("e-posten")

    assert term.phrases == ((("epost",),), (("e",), ("post",)))


def test_an_abbreviation_is_answered_by_what_it_stands_for():
    analyser = Analyser(meanings={"BRÅ": ["brottsförebyggande rådet"]})

    [term] = analyser.terms("Brå")

    assert (("brottsförebyggande",), ("råd",)) in term.phrases


def test_a_query_of_stop_words_only_has_terms():
    assert [(term.text, term.stop) for term in ANALYSER.terms("för att")] == [("för", True), ("att", True)]


def test_all_spellings_of_a_case_number_are_one_lexeme():
    for text in ("Ks 596/2020", "KS 2020/00596", "Ks 596/20"):
        assert ("ks596-2020", False) in lexemes(text)


def test_a_date_is_found_in_both_ways_of_writing_and_by_its_year():
    for text in ("2022-05-31", "den 31 maj 2022"):
        found = {lexeme for lexeme, _ in lexemes(text)}
        assert {"2022-05-31", "2022-05", "2022"} <= found
