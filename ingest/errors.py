"""Why a file could not be taken in: codes for us, words for people."""

from __future__ import annotations

_MESSAGES = {
    "no_committee": (
        "Det framgår inte vilken nämnd protokollet gäller. Ange nämnden och försök igen.",
        "the minutes do not say which committee they are of",
    ),
    "no_date": (
        "Det framgår inte vilken dag sammanträdet hölls. Ange datum och försök igen.",
        "the minutes do not say which day the meeting was held",
    ),
    "no_items": (
        "Inga paragrafer hittades i texten. Kontrollera att det är ett protokoll.",
        "no agenda items were found",
    ),
    "no_body": (
        "Det framgår inte vilken kommun eller region protokollet gäller. Välj den och försök igen.",
        "the minutes do not say which municipality or region they are of; use --body",
    ),
    "not_minutes": (
        "Texten ser inte ut som ett protokoll. Är det en kallelse, en tjänsteskrivelse eller något annat?",
        "the text does not look like minutes",
    ),
    "personal_data": (
        "Det finns personuppgifter som ingen har bedömt. Gå igenom dem och publicera sedan.",
        "personal data was found that nobody has settled; it is left as a draft (see --publish-unchecked)",
    ),
}

_STOPPED = (
    "Filen är sparad och kan tolkas på nytt. Kontrollera att den innehåller ett enda protokoll. "
    "Gör den det ligger felet hos oss: säg till den som sköter arkivet."
)
_STOPPED_MESSAGES = {
    "parsing_timeout": (
        f"Tolkningen tog för lång tid och avbröts. {_STOPPED}",
        "parsing took too long and was stopped (see PARSING_SECONDS)",
    ),
    "parsing_memory": (
        f"Tolkningen krävde för mycket minne och avbröts. {_STOPPED}",
        "parsing took too much memory and was stopped",
    ),
}


class ParsingStopped(Exception):
    """A text that the parser did not come to an end with; `code` says what it took too much of."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.message, self.message_en = _STOPPED_MESSAGES[code]
        super().__init__(f"{code}: {self.message_en}")


class NotStorable(Exception):
    """A file that was read but cannot become a meeting; `code` names why, nothing was stored of it."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.message, self.message_en = _MESSAGES[code]
        super().__init__(f"{code}: {self.message_en}")
