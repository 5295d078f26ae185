"""What a diarienummer is, what is none, and which spellings mean the same case."""

import time

import pytest

from ingest.parsing.case_numbers import CaseQuery, case_key, find_case_numbers, normalise, parse_query


def values(text):
    return [match.value for match in find_case_numbers(text)]


@pytest.mark.parametrize(
    ("text", "normal", "key"),
    [
        ("Ks 596/2020", "Ks 596/2020", "KS596-2020"),
        ("Ks 596/20", "Ks 596/2020", "KS596-2020"),
        ("Ks596/2020", "Ks 596/2020", "KS596-2020"),
        ("KS-596/2020", "KS 596/2020", "KS596-2020"),
        ("Bou 14/2010", "Bou 14/2010", "BOU14-2010"),
        ("RS/596/2020", "RS/596/2020", "RS596-2020"),
        ("LS 9/12", "LS 9/2012", "LS9-2012"),
        ("VÅF 12/2014", "VÅF 12/2014", "VÅF12-2014"),
        ("BUN 2010/428", "BUN 2010/428", "BUN428-2010"),
        ("KS 2019/00045", "KS 2019/00045", "KS45-2019"),
        ("KS 2012/123-5", "KS 2012/123-5", "KS123-2012"),
        ("KS 2012/123 104", "KS 2012/123 104", "KS123-2012"),
        ("0015/13 - 200", "0015/13 - 200", "15-2013"),
        ("15-FIT-18", "15-FIT-18", "FIT18-2015"),
        ("22HSN5", "22HSN5", "HSN5-2022"),
        ("KS 2012.0123", "KS 2012.0123", "KS123-2012"),
        ("KS/2011:286", "KS/2011:286", "KS286-2011"),
        ("ABC-2024-00123", "ABC-2024-00123", "ABC123-2024"),
        ("RS 2016-0123", "RS 2016-0123", "RS123-2016"),
        ("ABC2018-0002", "ABC2018-0002", "ABC2-2018"),
        ("15RS4253", "15RS4253", "RS4253-2015"),
        ("2012/KS 0318", "2012/KS 0318", "KS318-2012"),
        ("2012/KS 0318 001", "2012/KS 0318 001", "KS318-2012"),
        ("2009/REV 0012", "2009/REV 0012", "REV12-2009"),
        ("LS 0901-0071", "LS 0901-0071", "LS71-2009"),
        ("2020-000023 3.3.7.2", "2020-000023 3.3.7.2", "23-2020"),
        ("KS 03-512 104", "KS 03-512 104", "KS512-2003"),
        ("KS 03-512  104", "KS 03-512 104", "KS512-2003"),
        ("C-12-445", "C-12-445", "C445-2012"),
        ("N140-0031/22", "N140-0031/22", "N31-2022"),
        ("TN21/145", "TN21/145", "TN145-2021"),
        ("2011BNS0412", "2011BNS0412", "BNS412-2011"),
        ("31/16", "31/16", "31-2016"),
        ("212/2006", "212/2006", "212-2006"),
        ("2018/112", "2018/112", "112-2018"),
        ("2022-000312", "2022-000312", "312-2022"),
        ("1.4.2-107-2012", "1.4.2-107-2012", "107-2012"),
        ("500-300/04", "500-300/04", "300-2004"),
        ("511-1234-2012", "511-1234-2012", "1234-2012"),
        ("8.5-21133/2016", "8.5-21133/2016", "21133-2016"),
        ("44-2013:5512", "44-2013:5512", "5512-2013"),
        ("BN B 2012-000123", "BN B 2012-000123", "BNB123-2012"),
    ],
)
def test_each_shape_has_a_normal_form_a_key_and_is_found_after_its_label(text, normal, key):
    assert normalise(text) == normal
    assert normalise(f"Dnr: {text}") == normal
    assert case_key(text) == key
    assert values(f"Se beslutet, dnr {text}, från i våras.") == [normal]


@pytest.mark.parametrize(
    "label",
    [
        "Dnr",
        "Dnr:",
        "Dnr.",
        "dnr",
        "Diarienummer",
        "Diarienummer:",
        "Ärendenummer:",
        "Diarienr",
        "D.nr",
        "ÄRENDENUMMER",
        "Ärendenr",
    ],
)
def test_the_label_is_no_part_of_the_number(label):
    assert normalise(f"{label} Ks 596/2020") == "Ks 596/2020"
    assert values(f"{label}\tKs 596/2020") == ["Ks 596/2020"]


@pytest.mark.parametrize(
    "text",
    [
        "lagen (2010:900)", "SFS 2010:900", "SOU 2011:3", "Motion (2012:6)", "Motion 2012:6", "prop. 2012/13:45", "AFS 2001:1",
        "SOSFS 2014:5", "EU 2016/679", "(EU) 2016/679", "Berga 4:12", "mål nr 1234-12", "mål nr T 1234-12", "kl 14.00", "kl 9-10",
        "den 14/5 2012", "2012-05-14", "2012-05-14 § 3", "KSUS 2021-06-01, § 36", "tel 019-602 70 00", "Tel 08-512 104",
        "organisationsnummer 232100-0164", "perioden 2018-2020", "VP 2012-2014", "Läsåret 2010/11", "Åren 2010/2011", "Tisd 14/5",
        "ISO 9001-2015", "COVID 2019-20", "12/2010", "kap 5/2012", "1-2 dagar", "75 procent", "",
    ],
)  # fmt: skip
def test_what_looks_like_one_is_none(text):
    assert values(text) == []


def test_numbers_in_a_text_are_found_in_their_places():
    text = "Handlingsplan, Ks 81/2012.\nUppföljning (KS 2020/332)."

    assert [(m.value, text[m.start : m.end]) for m in find_case_numbers(text)] == [
        ("Ks 81/2012", "Ks 81/2012"),
        ("KS 2020/332", "KS 2020/332"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se ärende Ks 596/2020.", ["Ks 596/2020"]),
        ("Se ärende KS 596/2020.", ["KS 596/2020"]),
        ("Dnr Mark KS 596/2020", ["Mark KS 596/2020"]),
        ("Ks 596/2020 104", ["Ks 596/2020 104"]),
        ("Ks 596/2020\u00a0104", ["Ks 596/2020 104"]),
        ("KS 2020/2021", ["KS 2020/2021"]),
        ("Dnr Ks 596/2020, 31/16", ["Ks 596/2020", "31/16"]),
        ("Ks 596/2020/3", []),
        ("Ks 0/2020", []),
        ("Åren 2020/2021", []),
    ],
)
def test_what_stands_beside_a_plain_number_tells_whether_it_is_whole(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    "text", ["den 31 juli 2024", "från 611 till 688", "årskurs 4–9", "läsåret 2023/2024"]
)
def test_two_numbers_with_small_letters_between_or_before_them_are_no_case_number(text):
    assert values(text) == []


def test_a_list_after_the_label_is_labelled_too():
    assert values("dnr 31/16, 32/16 samt 33/16. Under 34/16") == ["31/16", "32/16", "33/16"]


@pytest.mark.parametrize(
    "text",
    [
        "Ks 596/2020", "KS 596/2020", "ks 596/2020", "ks596/2020", "KS596/2020", "Ks-596/2020", "KS-596-2020", "KS 596-2020", "KS 596–2020",
        "ks 596 2020", "KS:596:2020", "ks_596_2020", "KS.596/2020", "Ks. 596/2020", "KS/596/2020", "Ks 596 / 2020", "ks 596/20", "Ks 596-20",
        "KS 2020/596", "KS 2020/00596", "ks2020/596", "KS-2020-596", "KS-2020-00596", "KS 2020-596", "KS/2020:596", "KS 2020:596", "KS 2020.596",
        "2020/KS 596", "2020/KS 0596", "2020KS0596", "20KS0596", "Dnr Ks 596/2020", "dnr: ks 596/2020", "Dnr. KS 2020/596", "Diarienummer KS 596/2020",
        "Ärendenummer: Ks 596/2020", "ärende Ks 596/2020", "(Ks 596/2020)", "”Ks 596/2020”".strip("”"), " Ks 596/2020 ", "Ks 596/2020.", "KS 0596/2020",
        "Ks\u00a0596/2020", "KS 596\u20112020", "Ｋｓ 596/2020", "ks 2020 596", "596/2020 KS",
    ],
)  # fmt: skip
def test_every_spelling_in_the_search_box_means_the_same_case(text):
    assert parse_query(text) == CaseQuery("KS", 596, 2020)
    assert parse_query(text).key == case_key("Ks 596/2020")


@pytest.mark.parametrize(
    "text",
    [
        "596/2020",
        "2020/596",
        "596-2020",
        "2020-596",
        "2020/00596",
        "dnr 596/2020",
        "596/20",
        "ärende 596/2020",
    ],
)
def test_a_number_without_letters_asks_for_any_diary(text):
    assert parse_query(text) == CaseQuery(None, 596, 2020)


@pytest.mark.parametrize(
    "text",
    ["2010:900", "SFS 2010:900", "SOU 2011:3", "2020-05", "2020-05-12", "2019-2021", "2019–2021", "019-602 70 00", "232100-0164", "skola",
     "budget 2020", "Berga 4:12", "kl 14.30", "14.30", "§ 12", "", "badhuset i Ks 596/2020", "12:30"],
)  # fmt: skip
def test_other_searches_are_no_case(text):
    assert parse_query(text) is None


def test_a_million_signs_are_read_in_seconds():
    for hostile in ("KS 1/", "9", "dnr 31/16, ", "KS-", "1.", "dnr "):
        begun = time.process_time()
        find_case_numbers(hostile * (1_000_000 // len(hostile)))
        assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("text", "value", "key"),
    [
        ("Dnr 2019/14 003 KS", "2019/14 003 KS", "KS14-2019"),
        ("(kontorets dnr 2012.87 BN 231).", "2012.87 BN 231", "BN87-2012"),
        ("Sekretariatet, dnr 2019/14 KS, har svarat", "2019/14 KS", "KS14-2019"),
        ("Budget   09/TN 0044", "09/TN 0044", "TN44-2009"),
        ("Dnr 14/2019 KS", "14/2019 KS", "KS14-2019"),
        ("Dnr 2019/0014-KS", "2019/0014-KS", "KS14-2019"),
        ("Dnr 14/2019-041 KS", "14/2019-041 KS", "KS14-2019"),
        ("Dnr 87/08-042", "87/08-042", "87-2008"),
        ("Dnr 19/0014 KS", "19/0014 KS", "KS14-2019"),
    ],
)
def test_the_letters_of_the_diary_may_stand_behind_the_number_or_the_year(text, value, key):
    assert [(found.value, found.key) for found in find_case_numbers(text)] == [(value, key)]


def test_a_word_in_capitals_behind_the_number_is_no_diary():
    assert [found.value for found in find_case_numbers("Dnr 2019/14 VAL AV JUSTERARE")] == ["2019/14"]


def test_a_plans_code_of_two_digits_counts_at_the_end_of_its_line():
    assert normalise("KS2011/71 10") == "KS2011/71 10"
    assert values("Dnr KS2011/71 10 platser") == ["KS2011/71"]


def test_a_ministry_has_one_letter_and_needs_no_label():
    assert values("Remiss från Socialdepartementet (S2022/03121)") == ["S2022/03121"]
    assert values("Svar på remiss (Fi2018/00106/DF), Ju2017/09682/L6") == [
        "Fi2018/00106/DF",
        "Ju2017/09682/L6",
    ]
    assert values("Vägen S2022/31 och planen A 2022/0312") == []


def test_the_letters_of_a_unit_stand_behind_a_ministrys_number():
    assert values("Remiss från Näringsdepartementet, N2016/06912/TS") == ["N2016/06912/TS"]


def test_a_nought_tells_the_year_of_two_pairs_of_digits():
    assert (normalise("KS 04/96"), case_key("KS 04/96")) == ("KS 04/96", "KS96-2004")


def test_a_common_diary_may_be_written_small():
    assert values("Ombudgetering (ks/2015:88)") == ["ks/2015:88"]
