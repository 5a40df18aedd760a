"""The tier overview, ready to be printed; its words come from where the tiers are shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from matchplanner.errors import UserError
from matchplanner.reports.tier_data import MOST, TierEntry, TierGroup, TierOverview
from matchplanner.services.reporting import Document, season_label

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

__all__ = ["MOST", "TierEntry", "TierGroup", "TierOverview", "document"]


def document(overview: TierOverview, today: date) -> Document:
    """Return the overview as a document; raises UserError where it holds no program."""
    if not any(group.entries for group in overview.groups):
        raise UserError("There is no program to print here.", "Clear the search and the filters first.")

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import tier_overview

        return tier_overview.render(overview, page, outliner)

    return Document("Tiers", season_label(), f"Tiers {today.isoformat()}.pdf", draw, private=True)
