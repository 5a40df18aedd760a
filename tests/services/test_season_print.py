"""Documents by host and the budget on paper."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.domain.budget import CostKind
from matchplanner.domain.documents import DocumentKind, Need
from matchplanner.errors import UserError
from matchplanner.services import budget, documents, programs, rotations, season_print
from matchplanner.services.reporting import Document, Printing, render
from matchplanner.store.schema import Program
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


def text(document: Document) -> str:
    pages = PdfReader(BytesIO(render(document, Printing("plan", TODAY), None).data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def mayo(store: Store) -> int:
    with store.write("Add"):
        return rotations.add("Mayo", starts_on="2027-06-01", ends_on="2027-06-28")


def test_the_matrix_prints_what_there_is_and_what_is_still_to_do(store: Store, mayo: int) -> None:
    with store.write("Papers"):
        documents.add(DocumentKind.TUBERCULOSIS, title="QuantiFERON", expires_on="2027-06-10")
        for kind in (DocumentKind.TUBERCULOSIS, DocumentKind.INSURANCE, DocumentKind.CV):
            documents.set_need(mayo, kind, Need.NEEDED)
        documents.add(DocumentKind.CV)
        documents.mark_sent(mayo, DocumentKind.CV, date(2026, 9, 20))
    said = text(season_print.document_matrix(TODAY))
    assert "Documents by host 2 to see to, marked with !" in said
    assert "QuantiFERON, to 2027-06-10 ! Expires too early" in said
    assert "! Missing" in said
    assert "Sent 2026-09-20" in said


def test_the_budget_prints_amounts_rates_and_what_is_unknown(store: Store, mayo: int) -> None:
    with store.write("Costs"):
        budget.add(CostKind.HOUSING, mayo, amount_cents="900.50", due_on="2027-04-20")
        budget.add(CostKind.TRAVEL, mayo, amount_cents="1000", currency="PKR")
        budget.add(CostKind.VISA)
    said = text(season_print.budget_lines(TODAY))
    assert "together 900.50 USD, 2 of unknown amount not counted" in said
    assert "900.50 USD 900.50 2027-04-20" in said
    assert "1,000.00 PKR unknown" in said


@pytest.mark.parametrize("letters", [40, 60])
def test_an_amount_and_a_day_stand_on_one_line_beside_long_words(store: Store, letters: int) -> None:
    word = "x" * letters
    with store.write("Costs"):
        place = rotations.add(word, starts_on="2027-06-01", ends_on="2027-06-28")
        for kind in (CostKind.APPLICATION, CostKind.INSURANCE):
            budget.add(kind, place, label=word, amount_cents="1,200,900.50", due_on="2027-04-20")
    document = render(season_print.budget_lines(TODAY), Printing("plan", TODAY), None)
    lines = PdfReader(BytesIO(document.data)).pages[0].extract_text().splitlines()
    amounts = "1,200,900.50 USD 1,200,900.50 2027-04-20"
    assert sum(amounts in line for line in lines) == 2


@pytest.mark.usefixtures("store")
def test_nothing_to_print_is_said_in_a_sentence() -> None:
    with pytest.raises(UserError, match="no rotation"):
        season_print.document_matrix(TODAY)
    with pytest.raises(UserError, match="no costs"):
        season_print.budget_lines(TODAY)


def test_more_hosts_than_columns_are_refused(store: Store) -> None:
    with store.write("Many"):
        for number in range(25):
            rotations.add(f"Host {number}")
    with pytest.raises(UserError, match="do not fit on a page"):
        season_print.document_matrix(TODAY)


def test_one_program_is_not_several(store: Store) -> None:
    with store.write("Apply"):
        programs.add("Alpha Genetics")
        Program.update(status="will_apply", program_type="categorical").execute()
    assert "1 program " in text(season_print.budget_lines(TODAY))
