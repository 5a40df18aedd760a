"""Where to look for sites: the society's list, FREIDA, and the pages of divisions (R147)."""

from dataclasses import dataclass
from urllib.parse import quote_plus

SPECIALTY = "Medical Genetics and Genomics"

PHRASES = (
    '"Division of Medical Genetics"',
    '"Genomics and Personalized Medicine Program"',
    '"Metabolic Genetics" OR "Inherited Metabolic Disorders"',
)
"""What divisions call themselves (guide_away_rotations.txt 155-158)."""

_WEB = "https://duckduckgo.com/?q={query}"


@dataclass(frozen=True, slots=True)
class Place:
    """A place to look: what it is, the words to search for there, and the address that a click opens."""

    key: str
    label: str
    query: str
    url: str


def places(site: str = "") -> tuple[Place, ...]:
    """Return where to look, at one site or, with "", anywhere; nothing is opened by itself.

    The lists have no address that keeps for a specialty, so their own front
    pages are opened and the specialty is what one searches for there.
    """
    lists = (
        Place("society", "The society's list of programs (ACMG)", SPECIALTY, "https://www.acmg.net"),
        Place("freida", "FREIDA (AMA)", SPECIALTY, "https://freida.ama-assn.org"),
    )
    words = " ".join(site.split())
    queries = [_together(phrase, words) for phrase in PHRASES]
    pages = (
        Place(f"phrase{at}", query, query, _WEB.format(query=quote_plus(query)))
        for at, query in enumerate(queries)
    )
    return (*lists, *pages)


def _together(phrase: str, words: str) -> str:
    """Return a query for a phrase and a site's words; alternatives are kept together."""
    if not words:
        return phrase
    return f"({phrase}) {words}" if " OR " in phrase else f"{phrase} {words}"
