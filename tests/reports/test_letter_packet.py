"""The packet for a letter's writer, on paper."""

from collections.abc import Callable
from datetime import date

from matchplanner.glyphs import QtOutliner
from matchplanner.reports import letter_packet
from matchplanner.reports.data import LetterPacket, PacketItem
from matchplanner.reports.layout import Pdf, Sheet

FULL = LetterPacket(
    writer="Prof. Łukasz <Q> & Sons",
    applicant="Sana Iqbal",
    school="Dow University, Pakistan",
    need_by=date(2027, 8, 11),
    letter_code="L-4711",
    items=(PacketItem("CV", there=True, detail="CV, June"), PacketItem("Draft statement", there=False)),
    sections=(("Cases we shared", "- One\n- Two"), ("Long-term goals", "")),
    steps=("Upload it.", "Once."),
)


def test_parts_texts_and_steps_stand_on_one_page_of_either_size(
    page: Sheet, outliner: QtOutliner, pages_of: Callable[[Pdf], list[str]]
) -> None:
    pdf = letter_packet.render(FULL, page, outliner)
    (text,) = pages_of(pdf)
    for part in (
        "For Prof. Łukasz <Q> & Sons: what you need for my letter",
        "From Sana Iqbal, Dow University, Pakistan",
        "L-4711",
        "CV, June",
        "Draft statement Missing",
        "Long-term goals Missing",
        "How the letter reaches ERAS 1. Upload it. 2. Once.",
    ):
        assert part in text
    assert pdf.undrawable == ()
    assert letter_packet.render(FULL, page, outliner).data == pdf.data


def test_a_long_summary_goes_on_to_the_next_page(a4: Sheet, pages_of: Callable[[Pdf], list[str]]) -> None:
    cases = "\n".join(f"- Case {number} of many, seen and presented with care" for number in range(90))
    long = LetterPacket("Dr Q", items=FULL.items, sections=(("Cases we shared", cases),))
    pages = pages_of(letter_packet.render(long, a4))
    assert len(pages) > 1
    text = " ".join(pages)
    assert all(f"Case {number} of" in text for number in range(90))
    assert "name missing in Profile" in pages[0]
    assert "How the letter reaches ERAS" not in text
