"""Which class a decision has: how it relates to what was proposed."""

from __future__ import annotations

from archive.models import Decision
from ingest.parsing.model import ParsedDecision

_INFORMATION = {"noted", "prepared"}


def decision_class(decision: ParsedDecision) -> Decision.Class:
    """Return the class of a decision.

    What became of the matter comes before how it relates to the proposal: an item that was referred
    back counts so even where that was proposed. "Enligt förslag" is only said where both stand in the
    minutes and their points are the same.
    """
    outcomes = set(decision.outcomes)
    if "referred_back" in outcomes:
        return Decision.Class.REFERRED_BACK
    if "tabled" in outcomes:
        return Decision.Class.TABLED
    if outcomes and outcomes <= {"elected"}:
        return Decision.Class.ELECTION
    if "proposed" in outcomes:
        return Decision.Class.UPWARD
    if outcomes and outcomes <= _INFORMATION:
        return Decision.Class.INFORMATION
    if outcomes and outcomes <= {"rejected"}:
        return Decision.Class.REJECTED
    if decision.as_proposed is False:
        return Decision.Class.CHANGED
    if decision.as_proposed:
        return Decision.Class.AS_PROPOSED
    return Decision.Class.OTHER
