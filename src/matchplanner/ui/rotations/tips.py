"""What the calendar says about the thing under the mouse, and about the chosen rotation in words."""

from PySide6.QtCore import QPointF

from matchplanner.domain import timeline
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.rotations.gesture import grip_at, item_at
from matchplanner.ui.rotations.item_words import item_text, when_text
from matchplanner.ui.rotations.layout import Layout
from matchplanner.ui.rotations.texts import dates_text, item_title, span_text, tr, window_text
from matchplanner.ui.rotations.violation_words import violation_text
from matchplanner.ui.words import word


def rotation(row: RotationRow, plan: RotationPlan) -> str:
    """Return all the calendar shows of a rotation, in words."""
    lines = [f"{row.site}: {dates_text(row)}", f"{word(row.kind)}, {word(row.status)}"]
    if row.window is not None:
        lines.append(tr("Apply {window}").format(window=window_text(row, plan.target_year)))
    lines += [violation_text(one, plan, row.id) for one in row.violations]
    return "\n".join(lines)


def at(layout: Layout, plan: RotationPlan, point: QPointF, below: QPointF, scrolled: float) -> str:
    """Return the text for a point of the viewport; `below` is the same point on the calendar."""
    if point.x() < layout.gutter:
        return _lane(layout, below) if point.y() >= layout.header else ""
    if point.y() < layout.header:
        return _phase(layout, below)
    found = grip_at(layout, below, scrolled)
    if found is not None:
        return rotation(found[0], plan)
    thing = item_at(layout, below)
    return "" if thing is None else item_text(thing, plan)


def _lane(layout: Layout, below: QPointF) -> str:
    """Return a lane's name with what lies outside the months."""
    lane = next((one for one in layout.lanes if one.holds(below.y())), None)
    if lane is None:
        return ""
    lines = [word(lane.key)]
    for heading, found in ((tr("Earlier:"), lane.earlier), (tr("Later:"), lane.later)):
        if found:
            lines += [heading, *(f"{when_text(one)}  {item_title(one)}" for one in found)]
    return "\n".join(lines)


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
