"""What the calendar says about the thing under the mouse, and about the chosen rotation in words."""

from PySide6.QtCore import QPointF, QRectF

from matchplanner.domain import timeline
from matchplanner.domain.season import Milestone
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.days import day_text
from matchplanner.ui.rotations.gesture import band_at, grip_at
from matchplanner.ui.rotations.layout import Layout
from matchplanner.ui.rotations.texts import dates_text, span_text, tr, window_text
from matchplanner.ui.rotations.violation_words import violation_text
from matchplanner.ui.words import word


def rotation(row: RotationRow, plan: RotationPlan) -> str:
    """Return all the calendar shows of a rotation, in words."""
    lines = [f"{row.site}: {dates_text(row)}", f"{word(row.kind)}, {word(row.status)}"]
    if row.window is not None:
        lines.append(tr("Apply {window}").format(window=window_text(row, plan.target_year)))
    lines += [violation_text(one, plan, row.id) for one in row.violations]
    return "\n".join(lines)


def milestone(found: Milestone) -> str:
    """Return a date of the season with its clock time, track and how sure it is."""
    at = "" if found.at is None else f", {found.at:%H:%M} {found.zone}"
    lines = [found.label, f"{day_text(found.on)}{at}", word(found.track)]
    if found.expected:
        lines.append(tr("Expected: check the official site."))
    return "\n".join(lines)


def blocked(block: BlockRow) -> str:
    """Return a blocked period with its days and what was noted about it."""
    lines = [f"{block.title}: {span_text(block.span)}", word(block.kind)]
    return "\n".join([*lines, block.note] if block.note else lines)


def at(layout: Layout, plan: RotationPlan, point: QPointF, below: QPointF) -> str:
    """Return the text for a point of the viewport; `below` is the same point below the header."""
    if point.y() < layout.header:
        return _phase(layout, point)
    found = grip_at(layout, below)
    if found is not None:
        return rotation(found[0], plan)
    block = band_at(layout, below)
    if block is not None:
        return blocked(block)
    for mark in layout.marks:
        sign = QRectF(mark.point.x() - 8, mark.text.top(), 16, mark.text.height())
        if sign.united(mark.text).contains(below):
            return milestone(mark.milestone)
    return ""


def _phase(layout: Layout, point: QPointF) -> str:
    phase = timeline.phase_on(layout.scale.day_at(point.x()), layout.target_year)
    if phase is None:
        return ""
    title = tr("Phase {number}: {name}").format(number=phase.number, name=word(phase.key))
    lines = [title, *(tr(line) for line in phase.todo)]
    if phase.key is timeline.PhaseKey.RESEARCH:
        span = span_text(timeline.research_window(layout.target_year))
        lines.append(
            tr("Looking for sites begins 18 to 12 months before the season: {span}").format(span=span)
        )
    return "\n".join(lines)
