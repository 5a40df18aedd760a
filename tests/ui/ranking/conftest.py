"""The worked example: four listed programs, three criteria, and their ratings."""

from datetime import date

import pytest

from matchplanner.services import interviews, programs, rank_criteria, ranking
from matchplanner.ui.workspace import Workspace

RATINGS = {"A": (9, 6, 5), "B": (7, 9, 4), "C": (6, 8, 9), "D": (8, 4, 8)}


@pytest.fixture
def example(workspace: Workspace, today: date) -> dict[str, int]:
    """Programs A to D, listed in this order, weighed 40, 35 and 25."""

    def fill() -> dict[str, int]:
        rank_criteria.add_usual()
        criteria = rank_criteria.criteria()
        for row, weight in zip(criteria, (40, 35, 25), strict=True):
            rank_criteria.set_weight(row.id, weight)
        made = {}
        for at, (name, values) in enumerate(RATINGS.items()):
            made[name] = programs.add(name, nrmp_code=f"149076{at}C0", program_type="combined_peds")
            interviews.add(made[name])
            ranking.add(made[name])
            for row, value in zip(criteria, values, strict=True):
                rank_criteria.rate(made[name], row.id, value, today)
        return made

    return workspace.run("Fill", fill)
