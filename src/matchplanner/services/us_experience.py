"""US clinical experience drawn from the profile's experiences and the plan's rotations (R25)."""

from datetime import date

from matchplanner.domain import us_experience
from matchplanner.domain.us_experience import Summary
from matchplanner.services import experiences, rotations


def summary(today: date) -> Summary:
    """Return what is held and planned so far; rotations of scenarios are not counted."""
    noted = [
        stay
        for row in experiences.rows()
        for stay in us_experience.of_experience(row.kind, row.length, row.started_on, today)
    ]
    planned = [stay for one in rotations.planned() for stay in us_experience.of_rotation(one, today)]
    return us_experience.summary([*noted, *planned])
