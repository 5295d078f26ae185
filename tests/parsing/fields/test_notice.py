"""The notice block of a protokoll, as different bodies write it."""

import pytest

from ingest.parsing.fields.notice import Notice, read_notice


@pytest.mark.parametrize(
    ("text", "up", "down"),
    [
        (
            "ANSLAG/BEVIS\nDatum för anslags uppsättande\t2023-07-04\nDatum för anslags nedtagande\t2023-07-26",
            "2023-07-04",
            "2023-07-26",
        ),
        ("Anslaget sätts upp: 2016-09-28\nAnslaget tas ned: 2016-10-20", "2016-09-28", "2016-10-20"),
        ("Anslagsdag: 2018-02-14\nAnslaget tas ner: 2018-03-08", "2018-02-14", "2018-03-08"),
        ("Anslaget uppsatt   2006-06-27        Anslaget nedtages  2006-07-19", "2006-06-27", "2006-07-19"),
        (
            "Datum för anslags                Datum för anslags\n"
            "uppsättande     2012-05-22       nedtagande      2012-06-13",
            "2012-05-22",
            "2012-06-13",
        ),
        (
            "Protokollet är anslaget på kommunens digitala anslagstavla den 5 december 2023. "
            "Anslaget tas ned den 28 december 2023.",
            "2023-12-05",
            "2023-12-28",
        ),
        (
            "Anslag om justeringen sattes upp på kommunens anslagstavla den 19 april 2013 och tas\n"
            "ned den 11 maj 2013.",
            "2013-04-19",
            "2013-05-11",
        ),
    ],
)
def test_when_the_announcement_went_up_and_comes_down(text: str, up: str, down: str):
    assert read_notice(text) == Notice(up=up, down=down)


def test_the_last_day_and_where_it_is_kept():
    text = (
        "Datum för anslags uppsättande 2023-07-04\nSista dag för överklagande 2023-07-25\n"
        "Förvaringsplats för protokollet\tKommunkontoret, Rådhuset\n"
    )
    notice = read_notice(text)
    assert notice.last_day == "2023-07-25"
    assert notice.kept_at == "Kommunkontoret, Rådhuset"


@pytest.mark.parametrize(
    ("text", "numbers", "day"),
    [
        ("Justeringsdag: 2023-04-25. § 21 justeras omedelbart, 2023-04-18.", (21,), "2023-04-18"),
        ("Paragraf 68 är omedelbart justerad.", (68,), None),
        ("Omedelbar justering\t§ 68, Skolkontoret, 2023-10-18", (68,), "2023-10-18"),
        ("§§ 12, 14–16 justerades omedelbart den 3 maj 2022.", (12, 14, 15, 16), "2022-05-03"),
    ],
)
def test_what_was_adjusted_at_once(text: str, numbers: tuple[int, ...], day: str | None):
    notice = read_notice(text)
    assert (notice.at_once, notice.at_once_on) == (numbers, day)


def test_a_day_after_the_sentence_is_not_that_of_the_announcement():
    text = (
        "Protokollet är justerat och anslaget på kommunens anslagstavla.\nSammanträdesdag: 2016-09-20\n"
        "Anslaget sätts upp: 2016-09-28\nProtokollet förvaras hos: Socialkontoret\n"
    )
    assert read_notice(text) == Notice(up="2016-09-28", kept_at="Socialkontoret")


def test_a_grant_is_no_announcement():
    assert read_notice("Pengarna tas ur anslaget för 2023. Bidraget betalas 2023-05-01.") == Notice()
