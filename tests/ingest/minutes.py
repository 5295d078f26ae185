"""Small minutes for the tests: one text, with the parts that a test wants to be otherwise."""

from __future__ import annotations

ITEM = """§ {number} {title}

Ärendenummer: {case}

Handläggare: {officer}

Förslag till beslut

Förvaltningens förslag till {committee}:

1. {proposal}

Beslut

{committee} beslutar:

1. {decision}
"""

HEAD = """{committee}

Datum: {date}
Tid: 13:00–15:30
Plats: Rådhuset

Närvarande ledamöter

{members}

Tjänstgörande ersättare

{serving}

Övriga

{others}

Paragraf {first}–{last}

{secretary}, sekreterare

Digitalt justerat protokoll.

{chair}, ordförande

{adjuster}, justerare

"""


def item(
    number: int,
    title: str = "Taxa för badhuset",
    *,
    case: str = "Ks 81/2023",
    officer: str = "Eva Ström",
    committee: str = "Tekniska nämnden",
    proposal: str = "Taxan godkänns.",
    decision: str = "Taxan godkänns.",
    more: str = "",
) -> str:
    """Return one paragraf; `more` is added after its decision."""
    text = ITEM.format(
        number=number,
        title=title,
        case=case,
        officer=officer,
        committee=committee,
        proposal=proposal,
        decision=decision,
    )
    return f"{text}\n{more}\n"


def minutes(
    *items: str,
    committee: str = "Tekniska nämnden",
    date: str = "2023-05-09",
    members: str = "Anna Berg (S)\nBo Ceder (M)\nCarin Dahl (C)",
    serving: str = "",
    others: str = "Eva Ström, planerare",
    first: int = 1,
    last: int = 1,
    secretary: str = "Erik Sand",
    chair: str = "Anna Berg (S)",
    adjuster: str = "Bo Ceder (M)",
    body: str = "Ekeby kommun",
) -> str:
    """Return the text of a protokoll; without items it has § 1 alone."""
    head = HEAD.format(
        committee=committee,
        date=date,
        members=members,
        serving=serving,
        others=others,
        first=first,
        last=last,
        secretary=secretary,
        chair=chair,
        adjuster=adjuster,
    )
    background = f"Ärendebeskrivning\n\nFrågan gäller {body}.\n\n" if body else ""
    paragraphs = items or (item(1),)
    named = paragraphs[0].replace("Förslag till beslut\n", f"{background}Förslag till beslut\n", 1)
    return head + "\n".join((named, *paragraphs[1:]))
