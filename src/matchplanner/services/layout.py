"""What a plan is arranged by, without what is in it: for a plan of one's own that begins like another."""

from dataclasses import dataclass

from matchplanner.services import factors, preferences
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import RankCriterion, SavedView

_KEYS = (preferences.RUBRIC, factors.WEIGHTS_KEY, preferences.WAITING, preferences.INTERVIEW_BUFFER)


@dataclass(frozen=True, slots=True)
class Layout:
    """Choices by key, named views (page, name, columns, key, place), criteria (name, place, weight, note)."""

    choices: tuple[tuple[str, str], ...] = ()
    views: tuple[tuple[str, str, str, str, int], ...] = ()
    criteria: tuple[tuple[str, int, float, str], ...] = ()


def take() -> Layout:
    """Return how the open plan is arranged: rubric, weights, periods, views and criteria."""
    view, criterion = SavedView, RankCriterion
    views = tuples(view.select(view.page, view.name, view.spec, view.shortcut, view.position))
    criteria = tuples(criterion.select(criterion.name, criterion.position, criterion.weight, criterion.note))
    held = ((key, preferences.get(key)) for key in _KEYS)
    return Layout(
        tuple((key, value) for key, value in held if value),
        tuple((page, name, spec, shortcut, position) for page, name, spec, shortcut, position in views),
        tuple((name, position, weight, note) for name, position, weight, note in criteria),
    )


def put(layout: Layout) -> None:
    """Arrange the open plan, which must be new, in the same way."""
    for key, value in layout.choices:
        preferences.put(key, value)
    for page, name, spec, shortcut, position in layout.views:
        SavedView.create(page=page, name=name, spec=spec, shortcut=shortcut, position=position)
    for name, position, weight, note in layout.criteria:
        RankCriterion.create(name=name, position=position, weight=weight, note=note)
