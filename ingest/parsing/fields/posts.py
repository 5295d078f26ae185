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
    manager dr prof sekr ordf major kapten fänrik löjtnant överste överstelöjtnant sergeant fanjunkare
"""
_DEFINITE = r"(?:n|en|et|na|s|erna|arna|er|ar)?"
_WHOLE = "|".join(_WHOLE_TITLES.split())
_ENDING = "|".join(sorted(_TITLE_ENDINGS.split(), key=len, reverse=True))
_PLURAL = "|".join(word[:-1] for word in _TITLE_ENDINGS.split() if word.endswith("are"))
_TITLE_WORD = re.compile(
    rf"(?:(?:{_WHOLE}){_DEFINITE}\.?|[\w/-]*(?:{_ENDING}){_DEFINITE}\.?|[\w/-]{{4,}}are(?:n|s)?"
    rf"|[\w/-]{{2,}}(?:{_PLURAL})na)",
    re.IGNORECASE,
)
_LAST_OF_TITLES = frozenset(
    (word + ending)[-4:]
    for word in (*_WHOLE_TITLES.split(), *_TITLE_ENDINGS.split())
    for ending in ("", "n", "en", "et", "na", "s", "erna", "arna", "er", "ar")
)
"""The last four letters of every title: names have others, which is sooner seen."""
_NO_TITLE = frozenset("mars polisen bredare vidare längre klare clare kåre ware".split())  # noqa: SIM905
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
_ORGANISATION_ENDINGS = tuple(
    """
    kommun kommuner kommunen kommunens kommuns kommunförbund kommunförbundet region regionen regionens
    landsting landstinget nämnd nämnden nämndens nämnder styrelse styrelsen styrelsens
    förbund förbundet förbundets förening föreningen föreningar bolag bolaget stiftelse stiftelsen
    kyrka kyrkan församling församlingen skola skolan universitet universitetet polisen
    myndighet myndigheten förvaltning förvaltningen förvaltningar förvaltningens
    kontor kontoret kontorets avdelning avdelningen enhet enheten rådet utskott utskottet
    sjukhus sjukhuset vårdcentral vårdcentralen bibliotek biblioteket gymnasiet gymnasium
    pensionär pensionärer pensionärers pensionärerna pensionärernas seniorer seniorerna
    organisation organisationen kassan förmedlingen verket institut institutet centrum center byrå byrån
    klubb klubben korset sällskap sällskapet partiet demokraterna moderaterna liberalerna fullmäktige
    beredning beredningen tjänst tjänsten omsorg omsorgen stadsmission stadsmissionen kåren kår
    bostäder fastigheter energi vatten ideella koncern koncernen
    """.split()  # noqa: SIM905
)
_ORGANISATIONS = frozenset(
    """
    AB HB län läns stad stads SISU LO TCO SACO Saco PRO SPF SPRF RPG SKPF HSO FUB NHR HRF SRF DHR RBU SKR SKL
    SSR SKTF LR DIK OFR HSB BRÅ NTF FRF RTP IFO EY KPMG PwC PWC BDO Deloitte Vision Kommunal
    Ledarna Akavia Företagarna Lärarna
    Svensk Svenskt Svenska Sveriges
    """.split()  # noqa: SIM905
)
_NO_WORD = re.compile(r"[^\w-]")


@lru_cache(maxsize=8192)
def is_title_word(word: str) -> bool:
    """Say whether one word is a post: "socialchef", "Kommunsekreterare", "ordf."; "Bergman" is none."""
    bare = word.strip(",.;:()")
    low = bare.lower()
    if low[-4:] not in _LAST_OF_TITLES and not low.endswith(("are", "aren", "ares")):
        return False
    return _TITLE_WORD.fullmatch(bare) is not None and low not in _NO_TITLE


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


_UNION = re.compile(
    r"(?:Sveriges|Svenska|Svensk)(?:\s[A-ZÅÄÖ][\w-]+)+|[A-ZÅÄÖ][\w-]+(?:nas|arnas|ernas)\s(?:Riksförbund|Förbund|förbund|Centralorganisation)"
)


@remembered
def is_union(text: str) -> bool:
    """Say whether a text is the name of a union, whose members' post is its name: "Sveriges Lärare"."""
    return _UNION.fullmatch(text) is not None


_COMPANY_FORMS = ("AB", "HB", "KB", "Aktiebolag", "Handelsbolag")


def is_company(text: str) -> bool:
    """Say whether a text is a company's name, which may be made of people's: "Lindeby Konsult AB"."""
    return " " in text and text.endswith(_COMPANY_FORMS) and text.split(" ")[-1] in _COMPANY_FORMS


@lru_cache(maxsize=8192)
def is_organisation_word(word: str) -> bool:
    """Say whether a word belongs to an organisation's name: "kommun", "Länsstyrelsen", "PRO"."""
    bare = word.strip(",.;:()")
    acronym = bare.rpartition("-")[2] or bare
    is_known = bare in _ORGANISATIONS or (acronym.isupper() and acronym in _ORGANISATIONS)
    is_compound = bare.lower().endswith(_ORGANISATION_ENDINGS) and not _NO_WORD.search(bare)
    return (is_known or is_compound) and not is_title_word(word)


@remembered
def is_organisation(text: str) -> bool:
    """Say whether a text names a body, organisation or union: "Lunda kommun", "Läns bildningsförbund"."""
    return any(is_organisation_word(word) for word in text.split())
