"""Names in any script on what is printed of interviews, tiers and the rank list: drawn, and found again."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.glyphs import QtOutliner
from matchplanner.reports import binder, interview_sheet, rank_list, tier_overview
from matchplanner.reports.data import Binder, BinderEntry, Logistics, PrepSheet, Somebody, WhyGenetics
from matchplanner.reports.layout import Pdf, Sheet
from matchplanner.reports.rank_data import RankedProgram, RankList
from matchplanner.reports.tier_data import TierEntry, TierGroup, TierOverview

NAMES = {
    "Latin extended": "Dr. Şükrü Đặng-Łącki",
    "Cyrillic": "Александра Щербакова",
    "Greek": "Δρ. Ελένη Παπαδοπούλου",
    "Arabic": "د. ليلى الحسيني",
    "Chinese": "医学遗传学王小明",
    "Devanagari": "डॉ. क्षितिज श्रीवास्तव",
}


def prep_sheet(name: str) -> PrepSheet:
    return PrepSheet(
        name,
        institution=name,
        logistics=Logistics(interviewers=(name,)),
        likes=(name,),
        questions=(name,),
        why=WhyGenetics(name, name, name),
        matches=((name, name),),
        notes=name,
        people=(Somebody(name, "director"),),
    )


PRINTED: dict[str, Callable[[str, Sheet, QtOutliner], Pdf]] = {
    "prep sheet": lambda name, page, with_: interview_sheet.render([prep_sheet(name)], page, with_),
    "binder": lambda name, page, with_: binder.render(
        Binder("A week", name, (BinderEntry(prep_sheet(name), (name,)),)), page, with_
    ),
    "rank list": lambda name, page, with_: rank_list.render(
        RankList((RankedProgram(1, name, name, "1234567A0", note=name),), kept=((name, name),)), page, with_
    ),
    "tiers": lambda name, page, with_: tier_overview.render(
        TierOverview("1", name, (TierGroup(name, name, (TierEntry(name, name, "", "", name),)),)), page, with_
    ),
}


def text_of(pdf: Pdf) -> str:
    """Return the text as a reader finds it, without the spaces that lines and faces part words by."""
    pages = PdfReader(BytesIO(pdf.data)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("what", PRINTED)
def test_a_name_is_drawn_everywhere_and_reads_back(
    what: str, script: str, page: Sheet, outliner: QtOutliner
) -> None:
    name = NAMES[script]
    pdf = PRINTED[what](name, page, outliner)
    assert pdf.undrawable == ()
    assert text_of(pdf).count(name.replace(" ", "")) >= 3


@pytest.mark.parametrize("what", PRINTED)
def test_what_no_face_has_is_spelt_out_and_counted(what: str, a4: Sheet, outliner: QtOutliner) -> None:
    pdf = PRINTED[what]("Ada \U0001f9ec\ue000", a4, outliner)
    assert "\ue000" in pdf.undrawable
    assert "[U+E000]" in text_of(pdf)
