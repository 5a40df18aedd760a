"""The written proof of a version: what the rank order list was at a moment, with its fingerprint."""

from reportlab.platypus.flowables import Flowable, Spacer

from matchplanner.reports import dates, rank_parts
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.rank_data import RankProof
from matchplanner.reports.theme import Cell, Theme

TITLE = "Written proof of a rank order list"
_HEADER = ("Rank", "NRMP code", "Program")
_SHARES = (0.07, 0.23, 0.7)
_LABELS = 100.0


def render(proof: RankProof, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the proof."""
    theme = Theme(outliner, hide=page.hide)
    return build(rank_proof(proof, page, theme), page, theme)


def rank_proof(proof: RankProof, page: Sheet, theme: Theme) -> list[Flowable]:
    """Lay out version, moment and codes."""
    width = page.area[0]
    moments = "\n".join(dates.clock(moment) for moment in proof.moments) or "unknown"
    rows: list[tuple[str, Cell]] = [
        ("Version", proof.name),
        ("Kind", proof.kind),
        ("Match", proof.match),
        ("Moment", moments),
        *((("Reason", proof.reason),) if proof.reason else ()),
        *((("R3's confirmation", proof.confirmation),) if proof.confirmation else ()),
        ("SHA-256", proof.digest),
    ]
    lines = [
        (str(one.rank), one.code or "code missing", theme.text(rank_parts.name(one), "cell"))
        for one in proof.programs
    ]
    return [
        theme.text(TITLE, "title"),
        theme.text(page.season, "subtitle"),
        theme.fields(rows, (_LABELS, width - _LABELS)),
        Spacer(0, 6),
        theme.text(
            "The fingerprint is the SHA-256 of the codes below as plain text, one per line with a line feed "
            "after each. This is a record of your own: the list that counts is the one certified in R3.",
            "small",
        ),
        Spacer(0, 8),
        theme.table(_HEADER, lines, [width * share for share in _SHARES], end_aligned=frozenset({0})),
    ]
