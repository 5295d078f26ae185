"""The words of a name, and the codes of parties; whether a few words can be a person's name.

Names stay as written. A party is the abbreviation in upper case, whatever the minutes write.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.parsing.fields.posts import is_modifier, is_organisation_word, is_title_word
from ingest.parsing.memory import remembered

PARTIES = frozenset("S M C L FP KD V MP SD".split())  # noqa: SIM905
"""The parties of the Riksdag, now and lately; every other code is a local party's."""

_PARTY_NAMES = {
    "socialdemokraterna": "S",
    "moderaterna": "M",
    "centerpartiet": "C",
    "liberalerna": "L",
    "folkpartiet": "FP",
    "kristdemokraterna": "KD",
    "vänsterpartiet": "V",
    "miljöpartiet": "MP",
    "sverigedemokraterna": "SD",
}
_NO_PARTY = frozenset(
    """
    ordf ers tjg tj tgj länk zoom teams jäv ej tf del vik adj sekr sek just led ord suppl vice nya vd hr
    it skr skl lo tco saco pro spf sprf rpg skpf hso fub nhr hrf srf dhr rbu ssr sktf lr dik brå ab hela
    när från m.m mfl ja nej avst kl se nr bil mas mar sas syv ey kpmg pwc usa fn not fd av och för med
    om kap st kr
    """.split()  # noqa: SIM905
)
_WITHOUT_PARTY = re.compile(
    r"-|–|opol\.?|obunden|oberoende|politiskt?\s(?:vilde|obunden)|partilös|vilde|ej\sparti", re.IGNORECASE
)
_CODE = re.compile(r"[A-Za-zÅÄÖåäö]{1,5}!?")
PARTICLES = frozenset(
    """
    von af de De Von Van Af la van der den di du da del della le el al bin ibn ben zu zum zur ter ten dos das
    """.split()  # noqa: SIM905
)
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’´`.-])*")
_NO_NAME = frozenset(
    """
    också även därefter då mot för med enligt vidare sedan samt och att men när efter under vid av till
    från om ja nej i på herr fru vakant vakans ledamöter ledamöterna ersättarna ersättare beslutande
    närvarande övriga tjänstemän beslut ärende ärenden bilaga paragraf datum plats tid protokoll se
    parti namn närv frånv frånvarande underskrift underskrifter utses justering justerare bordlägges
    ingen innan kl klockan sida sid ordinarie tjänstgörande ej icke inte anmält förhinder organ
    instans utdragsbestyrkande signatur justerandes sign mötet sammanträdet samtliga alla båda bägge den
    det de en ett han hon dessutom dock eftersom genom här inför inom mellan nu så som sammanträde
    reservation yrkande omröstning votering resultat summa totalt antal röstar röster avstår proposition
    förslag kommunen nämnden styrelsen utskottet förvaltningen regionen deltagare deltagande insynsplats
    måndag tisdag onsdag torsdag fredag lördag söndag januari februari augusti september oktober
    november december tjänstepersoner inbjudna gäster personalföreträdare via digitalt distans alliansen
    majoriteten minoriteten oppositionen koalitionen lagen kap mom yttrande motion
    """.split()  # noqa: SIM905
)
_MASKED = re.compile(r"(?:X{1,4}|N\.?\s?N\.?)(?:\s(?:X{1,4}|N))?|X+\s-\s.*|\[\w+\]|_{3,}", re.IGNORECASE)


@remembered
def party_of(text: str) -> str | None:
    """Return the party that a bracket or a cell holds ("s" gives "S", "ÖrP" gives "ÖRP"), or None.

    A party's full name gives its abbreviation. Lower-case codes of local parties have at most three letters.
    """
    code = " ".join(text.split())
    if code.lower() in _PARTY_NAMES:
        return _PARTY_NAMES[code.lower()]
    if len(code) > 6 or not _CODE.fullmatch(code) or code.lower() in _NO_PARTY:
        return None
    if code.islower() and code.upper() not in PARTIES and len(code) > 3:
        return None
    return code.upper()


def is_no_party(text: str) -> bool:
    """Say whether a bracket says that somebody is in no party: "(-)", "(opol)", "(politisk vilde)"."""
    return bool(_WITHOUT_PARTY.fullmatch(text.strip()))


@remembered
def looks_like_name(text: str) -> bool:
    """Say whether a text can be a person's full name: "Per-Åke af Ekenstam", "K-G ÖBERG", "XXXX" (masked).

    A single name, a heading, a title and an organisation are none.
    """
    folded = " ".join(text.split())
    if _MASKED.fullmatch(folded):
        return True
    words = folded.split()
    if not 2 <= len(words) <= 7 or words[-1] in PARTICLES:
        return False
    full = [w for n, w in enumerate(words) if w not in PARTICLES and not (n and is_nickname(w))]
    return len(full) >= 2 and all(is_name_word(w) for w in full) and any(len(w.strip(".")) > 1 for w in full)


_QUOTES = '"”“'
_NICK = r"\([A-ZÅÄÖ][a-zåäöé]{2,15}\)"
_NICKNAME = re.compile(rf"[{_QUOTES}][^\W\d_](?:[^\W\d_]|['’´-]){{1,20}}[{_QUOTES}]|{_NICK}")


def is_nickname(word: str) -> bool:
    """A given name in quotes or brackets between the others: 'Karl-Gustav "Kalle" Ek', "Karl (Kalle) Ek"."""
    return bool(_NICKNAME.fullmatch(word))


@lru_cache(maxsize=8192)
def is_name_word(word: str) -> bool:
    """A word of a name: capital first (or d'Arcy), hyphens, an initial's full stop; no title, no body."""
    if not NAME_WORD.fullmatch(word) or (word.endswith(".") and len(word) > 4):
        return False
    bare = word.rstrip(".")
    capital = bare[:1].isupper() or (len(bare) > 2 and bare[1] in "'’´" and bare[2].isupper())
    return (
        capital
        and bare.lower() not in _NO_NAME
        and not is_title_word(bare)
        and not is_organisation_word(bare)
        and bare.lower() not in _PARTY_NAMES
    )


_NEXTNAME_WORD = re.compile(r"[^\S\n]{0,2}\n?[^\S\n]{0,2}([\"”“]?[^\W\d_](?:[^\W\d_]|['’´`.-]){0,40}[\"”“]?)")


_LONGEST_ABBREVIATION = 3
"""A longer word with a full stop is whole, and ends its sentence: "Bo Lund."."""


def take_name(text: str, position: int, *, single: bool = False) -> tuple[str, int] | None:
    """Return the name that begins at a place, and where it ends: ("Anna von Sydow", 18), or None.

    The longest run of name words counts; `single` allows one word ("Ek" in "för Ek (S)").
    """
    words: list[tuple[str, int]] = []
    while len(words) < 7 and (match := _NEXTNAME_WORD.match(text, position)):
        word = match[1]
        if words and word[-1] == "." and len(word) > _LONGEST_ABBREVIATION and is_name_word(word[:-1]):
            words.append((word[:-1], match.end() - 1))
            break
        if word[0] in _QUOTES or word[-1] in _QUOTES:
            if not words or not is_nickname(word):
                break
        elif not (word in PARTICLES or is_name_word(word)) or (words and "\t" in match[0]):
            break
        position = match.end()
        words.append((word, position))
    while words and (words[-1][0] in PARTICLES or words[-1][0][0] in _QUOTES):
        words.pop()
    if len(words) > 1 and words[-1][0].endswith(".") and len(words[-1][0]) > 2:
        words[-1] = (words[-1][0][:-1], words[-1][1] - 1)
    while words:
        name = " ".join(w for w, _ in words)
        if looks_like_name(name) or (single and len(words) == 1 and len(name) > 1):
            return name, words[-1][1]
        if words[-1][0].endswith(".") and len(words) > 1:
            words.pop()
            continue
        return None
    return None


_ANY_WORD = rf"(?:[^\W\d_][\w.'’´-]{{0,40}}|[{_QUOTES}][\w'’´-]{{2,20}}[{_QUOTES}])"
_CLOSED = re.compile(
    rf"({_ANY_WORD}(?: {_NICK})?(?: {_ANY_WORD}){{1,5}})\s?\(\s?(?P<code>[A-Za-zÅÄÖåäö]{{1,5}}|-|–)\s?\)"
)
_NICKNAMED = re.compile(rf"({_ANY_WORD}) {_NICK} ({_ANY_WORD})(?=\s*(?:[,;(]|\t|\s{{2}}|§|$))")
_OPENS_NO_NAME = frozenset("vakant vakans ersättare ledamot ledamöter suppleant namn".split())  # noqa: SIM905


_LONGEST = 300
"""No name with what stands behind it is longer."""


def take_closed_name(text: str, position: int, end: int) -> tuple[str, int] | None:
    """Return the name that a party in brackets closes, and where it ends: "Rut Nämndeman (C)", "Bo Al (M)".

    Before a party any words with capitals are a person, whatever else they mean; a post before the name is
    for others to take off. None where no such name begins at the place.
    """
    match = (
        _CLOSED.match(text, position, end)
        if text.find("(", position, min(end, position + _LONGEST)) >= 0
        else None
    )
    if match is None or (party_of(match["code"]) is None and not is_no_party(match["code"])):
        return None
    words = match[1].split(" ")
    if not opens_name(words[0]):
        return None
    if words[0] in PARTIES and (len(words[0]) > 1 or words[0] == match["code"].upper()):
        return None
    if not all(w[0].isupper() or w in PARTICLES or is_nickname(w) for w in words) or words[-1] in PARTICLES:
        return None
    return match[1], match.end(1)


def opens_name(word: str) -> bool:
    """Say whether a name that a party closes may begin with a word: not with "Ersättare" or "Biträdande"."""
    return not (word.lower() in _OPENS_NO_NAME or is_modifier(word) or is_title_word(word))


_WITH_POST = re.compile(rf"({_ANY_WORD} [A-ZÅÄÖ][a-zåäö]+are), (?=([a-zåäö]\S*))")


def take_before_post(text: str, position: int, end: int) -> tuple[str, int] | None:
    """Return a name that ends like a post, where the post stands behind it: "Ove Målare, rektor"; or None."""
    match = (
        _WITH_POST.match(text, position, end)
        if text.find("are, ", position, min(end, position + _LONGEST)) >= 0
        else None
    )
    if match is None or not is_name_word(match[1].split(" ")[0]):
        return None
    is_post = is_title_word(match[2]) or is_modifier(match[2])
    return (match[1], match.end(1)) if is_post else None


def take_nicknamed(text: str, position: int, end: int) -> tuple[str, int] | None:
    """Return a name with a nickname in brackets, and where it ends: "Karl (Kalle) Ek, ekonom", or None."""
    match = _NICKNAMED.match(text, position, end)
    if match is None or not (is_name_word(match[1]) and is_name_word(match[2])):
        return None
    return match[0], match.end()
