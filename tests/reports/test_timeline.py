from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.reports import timeline
from matchplanner.reports.data import BlockedDays, ChartMilestone, Phase, RotationBar, RotationCalendar
from matchplanner.reports.layout import Pdf, Sheet

Pages = Callable[[Pdf], list[str]]

CALENDAR = RotationCalendar(
    first=date(2026, 8, 1),
    last=date(2027, 9, 30),
    phases=(
        Phase("Research", date(2026, 8, 1), date(2026, 12, 31)),
        Phase("Apply", date(2027, 1, 1), date(2027, 4, 30)),
        Phase("Rotate", date(2027, 5, 1), date(2027, 9, 30)),
        Phase("ERAS", date(2027, 9, 1), date(2027, 9, 30)),
    ),
    rotations=(
        RotationBar(
            "Elective <&\u0141>",
            "Boston",
            date(2027, 5, 3),
            date(2027, 5, 30),
            "applied",
            (date(2026, 9, 3), date(2027, 1, 3)),
        ),
    ),
    milestones=(
        ChartMilestone("Submit", date(2027, 9, 1), provisional=True),
        ChartMilestone("Letters in", date(2027, 8, 25)),
    ),
    today=date(2026, 10, 1),
)


@pytest.fixture
def wide(page: Sheet) -> Sheet:
    return replace(page, landscape=True)


def test_the_chart_is_one_landscape_page_with_all_its_labels(wide: Sheet, pages_of: Pages) -> None:
    pdf = timeline.render(CALENDAR, wide)
    (text,) = pages_of(pdf)
    for expected in (
        "Elective <&\u0141>",
        "3 May 2027 - 30 May 2027",
        "Boston, applied",
        "apply",
        "1 Sep 2027 Submit (expected)",
        "25 Aug 2027 Letters in",
        "today, 1 Oct 2026",
        "Research",
        "ERAS",
        "Sat 1 Aug 2026 to Thu 30 Sep 2027",
    ):
        assert expected in text
    months = "Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep"
    assert [word for word in text.split() if word in set(months.split())].count("Sep") >= 2
    box = PdfReader(BytesIO(pdf.data)).pages[0].mediabox
    assert box.width > box.height


def test_blocked_days_are_shaded_and_named(wide: Sheet, pages_of: Pages) -> None:
    blocked = (
        BlockedDays("School term", date(2026, 9, 7), date(2026, 12, 18)),
        BlockedDays("Step 2 CK", date(2026, 10, 5), date(2026, 10, 9)),
        BlockedDays("Leave at the end", date(2027, 9, 20), date(2027, 10, 8)),
        BlockedDays("Before the calendar", date(2026, 5, 1), date(2026, 5, 8)),
    )
    pdf = timeline.render(replace(CALENDAR, blocked=blocked), wide)
    (text,) = pages_of(pdf)
    for expected in ("Blocked", "School term", "Step 2 CK", "Leave at the end"):
        assert expected in text
    assert "Before the calendar" not in text
    (plain,) = pages_of(timeline.render(CALENDAR, wide))
    assert "Blocked" not in plain


def test_what_lies_outside_the_months_is_named_below(wide: Sheet, pages_of: Pages) -> None:
    late = RotationBar("Late one", "", date(2028, 1, 3), date(2028, 1, 30))
    (text,) = pages_of(timeline.render(replace(CALENDAR, rotations=(late,)), wide))
    assert "Outside these months: Late one (Mon 3 Jan 2028 to Sun 30 Jan 2028)." in text


def test_an_empty_calendar_says_so(wide: Sheet, pages_of: Pages) -> None:
    bare = RotationCalendar(CALENDAR.first, CALENDAR.last, today=date(2030, 1, 1))
    (text,) = pages_of(timeline.render(bare, wide))
    assert "No rotation is planned yet." in text
    assert "today" not in text


def test_many_rotations_and_dates_all_find_a_place(wide: Sheet, pages_of: Pages) -> None:
    start = date(2026, 9, 7)
    bars = tuple(
        RotationBar(f"Rotation {n}", "Site", start + timedelta(weeks=n), start + timedelta(weeks=n + 4))
        for n in range(30)
    )
    marks = tuple(ChartMilestone(f"Date {n}", date(2027, 9, 1) + timedelta(days=n % 3)) for n in range(6))
    full = replace(CALENDAR, rotations=bars, milestones=marks)
    pages = pages_of(timeline.render(full, wide))
    assert len(pages) == 2
    everything = " ".join(pages)
    assert all(f"Rotation {n}" in everything for n in range(30))
    assert all(f"Date {n}" in pages[0] for n in range(6))
    blocked = tuple(
        BlockedDays(f"Block {n}", start + timedelta(days=3 * n), start + timedelta(days=3 * n + 9))
        for n in range(6)
    )
    pages = pages_of(timeline.render(replace(full, blocked=blocked), wide))
    assert all(f"Rotation {n}" in " ".join(pages) for n in range(30))
    assert all(f"Block {n}" in page for n in range(6) for page in pages)


def test_the_same_calendar_gives_the_same_bytes(wide: Sheet) -> None:
    assert timeline.render(CALENDAR, wide).data == timeline.render(CALENDAR, wide).data
