"""What the network tells apart that no corpus decides: name tags, predicates, pointers and qualifiers of links."""

from __future__ import annotations

NAME_TYPES = ("PER", "ORG", "LOC", "FAC", "NORP", "EVENT")
NAME_TAGS = ("O", *(f"{place}-{kind}" for kind in NAME_TYPES for place in "BIES"))
"""First, inner, last word of a name, or its single word."""
POINTERS = ("trigger", "source", "time", "place")
"""Words that a link points to; all but the trigger may be the virtual word: the author, none said."""
QUALIFIERS = {
    "polarity": ("positive", "negative"),
    "certainty": ("certain", "probable", "possible"),
    "tense": ("nonFuture", "future"),
    "condition": ("none", "conditional"),
}
PREDICATES = tuple(
    """
    abducts accuses advancesOn affiliatedWith agreesWith airstrikes alliedWith allows appoints arrests attacks
    basedIn besieges blocks bombs builds buysFrom capitalOf captures causes cedes citizenOf claimsResponsibilityFor
    clashesWith competesWith controls cooperatesWith criticizes defeats defends demandsOf denies deploysTo destroys
    displaces entersPlace fleesFrom founded hasRole influences instanceOf invades investigates joins kills leads
    leaves liberates liftsSanctionsOn liftsSiegeOf locatedIn losesControlOf mediatesBetween meets memberOf monitors
    movesTo near negotiatesWith occurredIn occurredOn opposes organizes ousts owns partOf participatesIn pays
    possesses praises prevents produces promisesTo proposes prosecutes protestsAgainst publishes recaptures
    recognizes rejects relativeOf releases rescues sanctions seeks seizes sellsTo sends shells spokespersonFor
    succeeds supplies supports tests threatens violatesAgreementWith visits votesAgainst votesFor warns winsOver
    withdrawsFrom wounds other
    """.split()
)
"""Sorted, then the relation that the vocabulary doesn't know."""
