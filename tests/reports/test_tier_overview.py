"""The tiers on paper."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from matchplanner.errors import CancelledError
from matchplanner.reports import tier_overview
from matchplanner.reports.layout import Pdf, Sheet
from matchplanner.reports.tier_data import TierEntry, TierGroup, TierOverview

Pages = Callable[[Pdf], list[str]]

BIRCH = TierEntry(
    "Genetics <&Łódź>", "Birch Clinic", "4-9 of 10", "3-22 of 22",
    reason="Family nearby", remark="Suggested: Tier 2 Core.", met=("Sponsors a visa you can use",),
    missed=("Good research",), unknown=("Some research", "Accredited"),
)  # fmt: skip
OPEN = TierEntry("Oak", "", "not assessed", "no data", unknown=tuple(f"Condition {at}" for at in range(8)))
TIERS = TierOverview(
    "2 programs considered",
    "Nothing in Tier 2 Core: apply across all three.",
    (
        TierGroup("Tier 1 Dream", "Strong match.", (BIRCH,)),
        TierGroup("No tier", "Still to be placed.", (OPEN,)),
    ),
)


def test_each_program_has_score_ranges_reason_and_what_is_unknown(page: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(tier_overview.render(TIERS, page))
    for expected in (
        "Tiers 2 programs considered Nothing in Tier 2 Core: apply across all three.",
        "Tier 1 Dream 1 program Strong match.",
        "Genetics <&Łódź> Birch Clinic 4-9 of 10 3-22 of 22 My reason: Family nearby",
        "Suggested: Tier 2 Core. For: Sponsors a visa you can use Against: Good research",
        "Some research; Accredited",
        "Oak not assessed no data",
        "Condition 0; Condition 1; Condition 2; and 5 more",
    ):
        assert expected in text


def test_the_index_names_the_tiers_and_a_long_one_runs_on_under_its_name(a4: Sheet, pages_of: Pages) -> None:
    many = tuple(replace(BIRCH, program=f"Program {at}") for at in range(60))
    long = replace(TIERS, groups=(replace(TIERS.groups[0], entries=many), TIERS.groups[1]))
    pdf = tier_overview.render(long, a4)
    reader: Any = PdfReader(BytesIO(pdf.data))
    assert [one.title for one in reader.outline] == ["Tier 1 Dream", "No tier"]
    first, second, *_rest = pages_of(pdf)
    assert "Continued on page 2" in first
    assert "Tier 1 Dream, continued" in second
    assert "Program IMG score Fit" in second, "the header comes again"


def test_thousands_are_counted_and_not_printed(a4: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(
        tier_overview.render(replace(TIERS, groups=(replace(TIERS.groups[1], more=1300),)), a4)
    )
    assert "No tier 1301 programs" in text
    assert "and 1300 more: print the list of programs for all of them" in text


def test_it_can_be_stopped(a4: Sheet) -> None:
    def stop(_done: int, _of: int) -> None:
        raise CancelledError("Cancelled.")

    with pytest.raises(CancelledError):
        tier_overview.render(TIERS, replace(a4, told=stop))
