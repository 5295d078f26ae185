"""The shapes that case numbers have: letters, numbers and signs in their order, each with an example."""

from __future__ import annotations

import re

DASHES = "-‐‑‒–—−"
ABC = "A-Za-zÅÄÖåäö"
YEAR = r"(?:19|20)\d\d"
_PREFIX = rf"(?P<p>[{ABC}]{{1,6}}(?:[{DASHES} /][A-ZÅÄÖ]{{1,5}})?)"
GAP = rf"(?:[.:]? {{0,2}}[{DASHES}/]? ?)"
_SEP = rf" ?(?P<sep>[{DASHES}/:.]) ?"
_PLAN = (
    rf"(?: {{1,3}}(?:[{DASHES}] )?(?P<plan>\d{{3}}|\d(?:\.\d{{1,2}}){{1,4}}"
    r"|\d\d(?=\s*(?:$|[)\n])))(?! ?\d))"
)
_NO_PERIOD = rf"(?!{YEAR}[{DASHES}]{YEAR}(?!\d))"
_DOCUMENT = rf"(?P<doc>[{DASHES}.:]\d{{1,4}})"
_ORGAN = (
    rf"(?:[ {DASHES}](?P<p>(?!SOU|SFS|EU|VAL|JÄV)[A-ZÅÄÖ]{{2,4}})(?: \d{{3}}(?! ?\d))?+"
    r"(?=\s{2}|\s?[,;)\n]|\.?\s?$|\.\s))"
)
"""The letters of the diary behind the number, with the plan's code before or behind them."""
_END = rf"(?![\w]|[{DASHES}/.:]\d)"

SHAPES: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern + _END)
    for name, pattern in {
        # "2012/KS 0318 001", "2012-KS-0318"
        "year_letters_number": rf"(?P<y>{YEAR}) ?[{DASHES}/.] ?(?P<p>[{ABC}]{{2,6}})"
        rf"[{DASHES} .:]? ?(?P<n>\d{{1,6}})" + rf"{_PLAN}?",
        # "2011BNS0412", "15RS4253"
        "glued": rf"(?P<y>{YEAR}|\d\d)(?P<p>[A-ZÅÄÖ]{{2,6}})(?P<n>\d{{3,6}}|(?<=[A-ZÅÄÖ]{{3}})\d{{1,2}})",
        # "15-FIT-18", "09/TN 0231"
        "short_year_letters_number": rf"(?P<y>\d\d)[{DASHES}/](?P<p>[A-ZÅÄÖ]{{2,6}})"
        rf"(?=[{DASHES}]| ?\d\d)[{DASHES} ]?(?P<n>\d{{1,6}})" + rf"{_PLAN}?",
        # "BUN 2010/428", "KS 2012/123 104", "KS/2011:286", "ABC2018-0002", "Fi2018/00106/DF"
        "letters_year_number": rf"{_PREFIX}{GAP}(?P<y>{YEAR}){_SEP}(?P<n>\d{{1,6}})(?:{_PLAN}"
        rf"|{_DOCUMENT}|(?<=\d{{4}})/[A-ZÅÄÖ]{{1,4}}\d?)?",
        # "N140-0031/22": a board's letter and number
        "unit_number_year": rf"(?P<p>[A-ZÅÄÖ]{{1,2}}\d{{3}})[{DASHES}](?P<n>\d{{3,5}})(?P<sep>/)"
        rf"(?P<y>{YEAR}|\d\d)",
        # "Ks 596/2020", "LS 9/12", "KS-596-2020"
        "letters_number_year": rf"{_PREFIX}{GAP}(?P<n>\d{{1,6}}){_SEP}(?P<y>{YEAR}|\d\d)" + rf"{_PLAN}?",
        # "LS 0901-0071": the year with its month
        "letters_month_number": rf"{_PREFIX}{GAP}{_NO_PERIOD}(?P<y>\d\d)(?:0[1-9]|1[0-2])"
        rf"(?P<sep>[{DASHES}])(?P<n>\d{{3,5}})",
        # "KS 03-512 104", "TN21/145"
        "letters_short_year": rf"{_PREFIX}{GAP}(?P<y>\d\d){_SEP}(?P<n>\d{{1,6}})" + rf"{_PLAN}?",
        # "1.4.2-107-2012", "500-300/04"
        "plan_number_year": rf"(?P<plan>\d{{1,2}}(?:\.\d{{1,3}}){{1,4}}"
        rf"|\d{{2,4}}) ?[{DASHES}] ?(?P<n>\d{{1,6}}){_SEP}"
        rf"(?P<y>{YEAR}|\d\d)" + rf"{_DOCUMENT}?",
        # "44-2013:5512"
        "plan_year_number": rf"(?P<plan>\d{{1,4}}(?:\.\d{{1,3}}){{0,4}})[{DASHES}]"
        rf"(?P<y>{YEAR})(?P<sep>[:/])(?P<n>\d{{1,6}})",
        # "2018/112", "2022-000312", "2019/14 003 KS", "2012.87 BN 231"
        "year_number": rf"(?P<y>{YEAR}){_SEP}(?P<n>\d{{1,6}})(?:{_DOCUMENT}|{_PLAN})?{_ORGAN}?",
        # "19/0014"
        "short_year_number": rf"(?P<y>\d\d)(?P<sep>[{DASHES}/])(?P<n>0\d{{2,5}}){_PLAN}?{_ORGAN}?",
        # "31/16", "212/2006", "14/2019 KS", "87/08-042"
        "number_year": rf"(?P<n>\d{{1,6}}) ?(?P<sep>[{DASHES}/]) ?(?P<y>{YEAR}|\d\d)"
        rf"(?:{_DOCUMENT}|{_PLAN})?{_ORGAN}?",
    }.items()
}
PAIRED = re.compile(
    rf"[0-9¹²³](?<=\d)(?<!\d\d)(?<!\d[{DASHES}/.:]\d)"
    rf"(?!(?:(?<=1)9|(?<=2)0)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\w|[{DASHES}/.:]\d))"
    rf"\d*+(?:/(\d{{1,6}})(?![\w/]|[{DASHES}.:]\d|[^\S\n]{{1,3}}(?:[{DASHES}][^\S\n])?\d)"
    rf"|\s?[{DASHES}/.:]\s?\d|(?:\s?[{DASHES}/.]\s?[{ABC}]{{2,6}}+|[A-ZÅÄÖ]{{2,6}}+)[{DASHES}\s.:]?\s?\d)"
)
"""What every shape has: a number and a second one after a sign, or after letters that have a sign before them
or are capitals. Most paragraphs have no such pair, and a date such as 2021-03-02 is none. The group is a
second number right after "/" with nothing of a case number behind it, such as the plan's code. A class of
signs that are no single range is looked for twice as fast, hence ¹, ² and ³, which are no digits."""

LETTERS_FIRST = (
    *("unit_number_year", "letters_year_number", "letters_number_year", "letters_month_number"),
    "letters_short_year",
)
NUMBER_AND_LETTERS = ("year_letters_number", "short_year_letters_number", "glued")
NUMBER_FIRST = (
    *NUMBER_AND_LETTERS,
    *("plan_number_year", "plan_year_number", "year_number", "number_year", "short_year_number"),
)
"""Which shapes can begin so; without letters a number counts only after its label."""
