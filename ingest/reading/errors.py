"""Why a file cannot be read: a closed list of codes, each with what the person who uploaded it can do.

`message_sv` is shown to the clerk as it stands; `message_en` is for the API and the command line.
"""

from __future__ import annotations

# code: (Swedish, English). Swedish says what is wrong and then what to do about it.
_MESSAGES: dict[str, tuple[str, str]] = {
    "empty": (
        "Filen är tom. Kontrollera att rätt fil valdes och ladda upp den igen.",
        "The file is empty.",
    ),
    "too_large": (
        "Filen är större än {limit} MB. Dela upp den eller spara om den utan bilder.",
        "The file is larger than {limit} MB.",
    ),
    "too_much_text": (
        "Filen innehåller mer text än ett protokoll kan ha. Dela upp den i ett protokoll per fil.",
        "The file holds more text than minutes can have.",
    ),
    "binary": (
        "Filen innehåller inte text. Ladda upp protokollet som PDF, Word (.docx), ODT eller textfil.",
        "The file is not text.",
    ),
    "unsupported_kind": (
        "Filtypen går inte att läsa ({kind}). Spara om protokollet som PDF, Word (.docx), ODT eller textfil.",
        "This kind of file cannot be read ({kind}).",
    ),
    "old_word": (
        "Filen är sparad i det äldre Wordformatet (.doc). "
        "Öppna den i ordbehandlaren och spara om den som .docx eller PDF.",
        "The file is in the old binary Office format (.doc); save it as .docx or PDF.",
    ),
    "rtf": (
        "Filen är sparad som RTF. Öppna den i ordbehandlaren och spara om den som .docx eller PDF.",
        "The file is RTF; save it as .docx or PDF.",
    ),
    "encrypted_office": (
        "Dokumentet är skyddat med lösenord. Ta bort lösenordet i ordbehandlaren och ladda upp det igen.",
        "The document is protected by a password.",
    ),
    "encrypted_pdf": (
        "PDF:en är skyddad med lösenord. Spara om den utan lösenord och ladda upp den igen.",
        "The PDF is protected by a password.",
    ),
    "scanned_pdf": (
        "PDF:en innehåller bara bilder av sidor. Spara om den med textigenkänning (OCR) "
        "eller ladda upp originalet från ordbehandlaren.",
        "The PDF holds images of pages and no text; run OCR on it or upload the original.",
    ),
    "garbled_pdf": (
        "PDF:ens text går inte att läsa, eftersom typsnitten saknar teckenkoder. "
        "Ladda upp originalet från ordbehandlaren eller skapa PDF:en på nytt därifrån.",
        "The text of the PDF cannot be read: its fonts do not say which characters they show.",
    ),
    "broken_file": (
        "Filen är skadad och går inte att öppna. Spara om den och ladda upp den igen.",
        "The file is damaged and cannot be opened.",
    ),
    "zip_bomb": (
        "Filen blir större än {limit} MB när den packas upp. Dela upp innehållet i flera filer.",
        "The file unpacks to more than {limit} MB.",
    ),
    "too_many_entries": (
        "Filen innehåller fler än {limit} filer. Dela upp den i flera zip-filer.",
        "The archive holds more than {limit} entries.",
    ),
    "zip_in_zip": (
        "Zip-filer inuti zip-filer läses inte. Packa upp den inre zip-filen och ladda upp filerna i den.",
        "A zip inside a zip is not read; unpack the inner one first.",
    ),
    "empty_zip": (
        "Zip-filen innehåller inga filer. Kontrollera att rätt filer packades.",
        "The zip holds no files.",
    ),
    "encrypted_zip": (
        "Zip-filen är skyddad med lösenord. Packa filerna på nytt utan lösenord.",
        "The zip is protected by a password.",
    ),
    "unsafe_path": (
        "Zip-filen innehåller länkar eller sökvägar som pekar utanför den. "
        "Packa filerna på nytt från en vanlig mapp.",
        "The zip holds a link, an absolute path or a path with '..'.",
    ),
    "extraction_timeout": (
        "Filen tog för lång tid att läsa. Spara om den, gärna som textfil eller en enklare PDF, "
        "och ladda upp den igen.",
        "Reading the file took too long.",
    ),
    "extraction_memory": (
        "Filen kräver för mycket minne för att läsas. Spara om den utan bilder eller dela upp den.",
        "Reading the file took too much memory.",
    ),
    "extraction_failed": (
        "Filen gick inte att läsa. Spara om den i ordbehandlaren eller som PDF och ladda upp den igen.",
        "The file could not be read.",
    ),
}

CODES: tuple[str, ...] = tuple(_MESSAGES)


class Unreadable(Exception):
    """A file that cannot be read. `code` is one of `CODES`.

    >>> Unreadable("too_large", limit="25").message_en
    'The file is larger than 25 MB.'
    """

    def __init__(self, code: str, **values: str) -> None:
        swedish, english = _MESSAGES[code]
        self.code = code
        self.values = values
        self.message_sv = swedish.format_map(values)
        self.message_en = english.format_map(values)
        super().__init__(f"{code}: {self.message_en}")
