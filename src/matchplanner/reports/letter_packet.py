"""The packet for a letter's writer: what it holds, a summary to write from, and how to upload."""

from collections.abc import Iterator

from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from matchplanner.reports import dates
from matchplanner.reports.data import LetterPacket
from matchplanner.reports.flowables import TickBox
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import STYLES, Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

_MISSING = "Missing"
_LABELS = 110
_BOX = 24
_ROOM = 3 * STYLES["body"].leading


def render(packet: LetterPacket, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the packet."""
    theme = Theme(outliner, hide=page.hide)
    return build(letter_packet(packet, page, theme), page, theme)


def letter_packet(packet: LetterPacket, page: Sheet, theme: Theme) -> list[Flowable]:
    """Lay out the list of parts, the texts, and the steps."""
    width = page.area[0]
    return [
        theme.text(f"For {packet.writer}: what you need for my letter", "title"),
        theme.text(_from(packet), "subtitle"),
        theme.fields(_facts(packet), (_LABELS, width - _LABELS)),
        Spacer(0, 6),
        theme.heading("In this packet"),
        theme.table((), _items(packet, theme), (_BOX, width * 0.4, width * 0.6 - _BOX)),
        *_sections(packet, theme),
        *_steps(packet, theme, width),
    ]


def _from(packet: LetterPacket) -> str:
    who = ", ".join(part for part in (packet.applicant, packet.school) if part)
    return f"From {who or 'the applicant (name missing in Profile)'}"


def _facts(packet: LetterPacket) -> Iterator[tuple[str, str]]:
    yield "Needed by", "unknown" if packet.need_by is None else dates.day(packet.need_by)
    yield "ERAS Letter ID", packet.letter_code or "not given yet"


def _items(packet: LetterPacket, theme: Theme) -> Iterator[tuple[Flowable | str, ...]]:
    for item in packet.items:
        if item.there:
            detail: Flowable = theme.text([Span(item.detail or "included", MUTED)], "cell")
        else:
            detail = theme.text([Span(_MISSING, BOLD)], "cell")
        yield TickBox(), theme.text(item.label, "cell"), detail


def _sections(packet: LetterPacket, theme: Theme) -> Iterator[Flowable]:
    for title, text in packet.sections:
        yield CondPageBreak(_ROOM)
        yield theme.heading(title)
        yield theme.text(text) if text else theme.text([Span(_MISSING, BOLD)])


def _steps(packet: LetterPacket, theme: Theme, width: float) -> Iterator[Flowable]:
    if not packet.steps:
        return
    yield CondPageBreak(_ROOM)
    yield theme.heading("How the letter reaches ERAS")
    for number, step in enumerate(packet.steps, start=1):
        yield theme.numbered(number, theme.text(step), width, "body")
