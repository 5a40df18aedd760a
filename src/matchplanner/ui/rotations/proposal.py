"""What a drag proposes, with where it would stand and what would be wrong with it."""

from matchplanner.domain.spans import Span
from matchplanner.domain.violations import Severity
from matchplanner.services import calendar_lanes
from matchplanner.services.rotations import RotationPlan
from matchplanner.ui.rotations.arranger import Arranger
from matchplanner.ui.rotations.gesture import Drag
from matchplanner.ui.rotations.layout import Layout
from matchplanner.ui.rotations.look import Hint, Moving
from matchplanner.ui.rotations.texts import span_text, weeks_text
from matchplanner.ui.rotations.violation_words import preview_text


def proposal(drag: Drag, plan: RotationPlan, layout: Layout, arranger: Arranger) -> Moving | None:
    """Return the dragged rotation at its new dates, None where letting go would change nothing."""
    place, span = layout.place_of(drag.row.id), drag.span
    if place is None or span is None or not drag.changes:
        return None
    bar = arranger.bar(drag.row, span, place.top())
    brought = calendar_lanes.of_rotation(drag.row, plan, span)
    return Moving(bar, arranger.moved(brought, layout), _hint(drag.row.id, span, plan))


def _hint(rotation: int, span: Span, plan: RotationPlan) -> Hint:
    dates = f"{span_text(span)} · {weeks_text(span)}"
    refused = plan.refusal(rotation, span)
    if refused is not None:
        return Hint(dates, refused.sentence(), conflict=True)
    found = plan.preview(rotation, span)
    conflict = any(warning.severity is Severity.PROBLEM for warning in found)
    return Hint(dates, preview_text(found, plan, rotation), conflict)
