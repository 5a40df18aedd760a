"""All interviews of a week or a season in one document."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from matchplanner.errors import CancelledError
from matchplanner.reports import binder
from matchplanner.reports.data import Binder, BinderEntry, Logistics, PrepSheet
from matchplanner.reports.layout import Pdf, Sheet

Pages = Callable[[Pdf], list[str]]

FIRST = datetime(2027, 11, 8, 9, 0, tzinfo=ZoneInfo("America/New_York"))


def entry(at: int, *, notes: str = "", flags: tuple[str, ...] = ()) -> BinderEntry:
    start = FIRST + timedelta(days=at)
    home = start.astimezone(ZoneInfo("Asia/Karachi"))
    logistics = Logistics(start, home, night=at == 1, format="Video")
    return BinderEntry(PrepSheet(f"Program {at}", f"Clinic {at}", logistics=logistics, notes=notes), flags)


def week(*entries: BinderEntry) -> Binder:
    return Binder("8 November 2027 to 14 November 2027", "Sana Iqbal", entries)


def test_the_cover_lists_the_interviews_on_both_clocks_with_what_to_look_out_for(
    page: Sheet, pages_of: Pages
) -> None:
    undated = BinderEntry(PrepSheet("Program 9"))
    cover = pages_of(binder.render(week(entry(0, flags=("overlaps with Elm",)), entry(1), undated), page))[0]
    for expected in (
        "Interviews 8 November 2027 to 14 November 2027 For Sana Iqbal Season Season 2028",
        "3 interviews; 2 to look out for: at night at home, or too close to another; 1 without a time yet.",
        "1 Program 0 Clinic 0 Video Mon 8 Nov 2027, 09:00 EST Mon 8 Nov 2027, 19:00 PKT overlaps with Elm",
        "at night at home",
        "3 Program 9 unknown unknown",
    ):
        assert expected in cover


def test_the_contents_give_the_page_of_each_sheet_and_lead_there(page: Sheet, pages_of: Pages) -> None:
    long = " ".join(["counselor"] * 900)
    pdf = binder.render(week(entry(0, notes=long), entry(1), entry(2)), page)
    reader: Any = PdfReader(BytesIO(pdf.data))
    texts = pages_of(pdf)
    starts = {
        title: reader.get_destination_page_number(one)
        for one in reader.outline
        if (title := one.title).startswith("Program")
    }
    assert [one.title for one in reader.outline[:2]] == ["Interviews", "Contents"]
    assert starts["Program 1"] > starts["Program 0"] + 1, "the first one is longer than a page"
    for title, at in starts.items():
        assert f"{title} Clinic" in texts[at]
        assert (
            f"{title} {FIRST + timedelta(days=int(title[-1])):%a} {8 + int(title[-1])} Nov 2027 {at + 1}"
            in texts[1]
        )
    links = [annotation.get_object() for annotation in reader.pages[1]["/Annots"]]
    assert len(links) == 6, "name and page number of each"
    assert all(link["/Subtype"] == "/Link" for link in links)


def test_sheets_stand_in_the_order_given_each_on_its_page(a4: Sheet, pages_of: Pages) -> None:
    pages = pages_of(binder.render(week(entry(2), entry(0)), a4))
    assert ["Program 2" in pages[2], "Program 0" in pages[3]] == [True, True]
    assert "Page 4 of 4" in pages[3]


def test_an_overlong_sheet_names_the_page_it_goes_on_on(a4: Sheet, pages_of: Pages) -> None:
    pages = pages_of(binder.render(week(entry(0), entry(1, notes=" ".join(["word"] * 1500)), entry(2)), a4))
    assert "Continued on page 5: notes" in pages[3]
    assert "Program 1, continued: notes" in pages[4]
    assert "Continued" not in pages[-1]


def test_it_tells_how_far_it_is_and_can_be_stopped(a4: Sheet) -> None:
    seen: list[tuple[int, int]] = []
    binder.render(week(entry(0), entry(1)), replace(a4, told=lambda done, of: seen.append((done, of))))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]

    def stop(done: int, _of: int) -> None:
        if done > 2:
            raise CancelledError("Cancelled.")

    with pytest.raises(CancelledError):
        binder.render(week(entry(0), entry(1)), replace(a4, told=stop))


def test_the_same_binder_gives_the_same_bytes(a4: Sheet) -> None:
    assert binder.render(week(entry(0)), a4).data == binder.render(week(entry(0)), a4).data
