"""What a post (*titel*, *befattning*) and an organisation look like, word by word.

Swedish titles are compounds: the last part tells ("socialchef", "verksamhetsutvecklare"), so the rules here
are endings, and a few whole words. Nothing here knows a person or a place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.parsing.memory import remembered

_TITLE_ENDINGS = """
    ordförande sekreterare chef direktör ledare strateg samordnare handläggare ekonom controller
    planerare ingenjör arkitekt konsulent rådgivare inspektör rektor jurist utredare kommunikatör
    administratör assistent ansvarig specialist koordinator konsult ombudsman ombud revisor kommunalråd
    regionråd oppositionsråd landstingsråd borgarråd ledamot ersättare representant polis polismästare
    sköterska läkare lärare pedagog psykolog kurator tekniker bibliotekarie analytiker ekolog geolog
    biolog antikvarie producent redaktör terapeut dietist statistiker intendent kamrer kanslist
    registrator sakkunnig notarie nämndeman arkivarie projektör praktikant auskultant adjungerad
    observatör åhörare professor docent forskare doktorand komminister diakon kyrkoherde fullmäktig
    talesperson kontaktperson stabschef hr-partner arkeolog agronom hydrolog botaniker kemist
    fysioterapeut logoped barnmorska fritidsledare brandman räddningsledare överförmyndare krisledare
    lektor advokat ordningsvakt vaktmästare generalist coordinator projektägare politiker rådman
    kommunpolis hamnkapten stadsträdgårdsmästare gruppföreträdare företrädare koordinatör kommundirektör
    koncernchef ställföreträdare
    """
_WHOLE_TITLES = """
    mas mar sas syv vd elev tolk student präst partner officer coach expert adjunkt mentor trainee
    manager sekr ordf major kapten fänrik löjtnant överste överstelöjtnant sergeant fanjunkare
"""
_DEFINITE = r"(?:n|en|et|na|s|erna|arna|er|ar)?"
_WHOLE = "|".join(_WHOLE_TITLES.split())
_ENDING = "|".join(sorted(_TITLE_ENDINGS.split(), key=len, reverse=True))
_TITLE_WORD = re.compile(
    rf"(?:(?:{_WHOLE}){_DEFINITE}\.?|[\w/-]*(?:{_ENDING}){_DEFINITE}\.?|[\w/-]{{4,}}are(?:n|s)?)",
    re.IGNORECASE,
)
_NO_TITLE = frozenset("polisen bredare vidare längre klare clare kåre ware".split())  # noqa: SIM905
_MODIFIERS = re.compile(
    r"(?:biträdande|bitr\.?|tf\.?|t\.f\.?|tillförordnad|tillf\.?|vice|v\.?|\d:?[ea]|förste|första|andre"
    r"|andra|tredje|politisk|"
    r"administrativ|verkställande|teknisk|ekonomisk|medicinskt|facklig|fackliga|strategisk|stf\.?"
    r"|ställföreträdande|"
    r"avgående|senior|operativ|ekonomiskt|avgående|tillträdande|pedagogisk|juridisk|ny|nya)",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"(?:(?:1|2|3):?[ea]\s+)?(?:(?:förste|första|andre|andra|tredje|tf\.?|tjänstgörande|tjg\.?|bitr\.?)\s+)?"
    r"(?:(?:vice|v\.?)\s?)?(?:ordförande|ordf)n?\b\.?(?:\s?§+.*)?",
    re.IGNORECASE,
)
_ORGANISATION_WORD = re.compile(
    r"""(?:[\w-]*(?i:
        kommun(?:er|en|ens|s|förbund(?:et)?)? | region(?:en|ens)? | landsting(?:et)? |
        nämnd(?:en|ens|er)? | styrelse(?:n|ns)? | förbund(?:et|ets)? | förening(?:en|ar)? |
        bolag(?:et)? | stiftelse(?:n)? | kyrka(?:n)? | församling(?:en)? | skola(?:n)? |
        universitet(?:et)? | polisen | myndighet(?:en)? | förvaltning(?:en|ar|ens)? |
        kontor(?:et|ets)? | avdelning(?:en)? | enhet(?:en)? | rådet | utskott(?:et)? |
        sjukhus(?:et)? | vårdcentral(?:en)? | bibliotek(?:et)? | gymnasi(?:et|um) |
        pensionär(?:er|ers|erna|ernas)? | seniorer(?:na)? | organisation(?:en)? | kassan |
        förmedlingen | verket | institut(?:et)? | centrum | center | byrå(?:n)? | klubb(?:en)? |
        korset | sällskap(?:et)? | partiet | demokraterna | moderaterna | liberalerna | fullmäktige
        | beredning(?:en)? | tjänst | tjänsten | omsorg(?:en)? | stadsmission(?:en)? | kåren | kår |
        bostäder | fastigheter | energi | vatten | räddningstjänst(?:en)? | ideella | koncern(?:en)?
        | studieförbund
    )
    | AB | HB | län | läns | stad | stads | SISU | LO | TCO | SACO | Saco | PRO | SPF | SPRF | RPG |
    SKPF | HSO | FUB | NHR | HRF | SRF | DHR | RBU | SKR | SKL | SSR | SKTF | LR | DIK | OFR | HSB |
    BRÅ | NTF | FRF | RTP | IFO | Vision | Kommunal | Ledarna | Akavia | Företagarna |
    Lärarförbundet | Lärarna | Vårdförbundet | Svensk | Svenskt | Svenska | Sveriges | Riksförbundet |
    Hyresgästföreningen)""",
    re.VERBOSE,
)


@lru_cache(maxsize=8192)
def is_title_word(word: str) -> bool:
    """Say whether one word is a post: "socialchef", "Kommunsekreterare", "ordf."; "Bergman" is none."""
    bare = word.strip(",.;:()")
    return bool(_TITLE_WORD.fullmatch(bare)) and bare.lower() not in _NO_TITLE


@lru_cache(maxsize=8192)
def is_modifier(word: str) -> bool:
    """Say whether a word may stand before a title: "biträdande", "tf", "1:e", "vice"."""
    return bool(_MODIFIERS.fullmatch(word))


@remembered
def is_title(text: str) -> bool:
    """Say whether a text is a post: "biträdande förvaltningschef", "Chef för skola"."""
    words = text.split()
    while words and is_modifier(words[0]):
        words = words[1:]
    return bool(words) and (is_title_word(words[0]) or any(is_title_word(w) for w in words[:5]))


@remembered
def is_chair_title(text: str) -> bool:
    """Say whether a text is the post of a chair or vice chair: "ordf.", "2:a v ordf", "vice ordförande"."""
    return bool(_CHAIR.fullmatch(text.strip()))


@lru_cache(maxsize=8192)
def is_organisation_word(word: str) -> bool:
    """Say whether a word belongs to an organisation's name: "kommun", "Länsstyrelsen", "PRO"."""
    bare = word.strip(",.;:()")
    acronym = bare.rpartition("-")[2] or bare
    found = _ORGANISATION_WORD.fullmatch(bare) or (
        acronym.isupper() and _ORGANISATION_WORD.fullmatch(acronym)
    )
    return bool(found) and not is_title_word(word)


def is_organisation(text: str) -> bool:
    """Say whether a text names a body, organisation or union: "Lunda kommun", "Läns bildningsförbund"."""
    return any(is_organisation_word(word) for word in text.split())
