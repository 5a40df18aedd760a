"""The documents by host, and the budget, ready to be printed."""

from collections.abc import Mapping
from datetime import date

from matchplanner.domain.budget import DOLLAR, CostLine, in_dollars
from matchplanner.domain.documents import TO_DO, DocumentKind, PaperState
from matchplanner.errors import UserError
from matchplanner.services import budget, documents, table_print
from matchplanner.services.documents import Cell, DocumentRow, Matrix
from matchplanner.services.reporting import Document

_UNKNOWN = "unknown"


def document_matrix(today: date) -> Document:
    """Gather what each host asks for, what there is and what went out, a host to a column.

    Raises UserError without a rotation, and for more hosts than fit on a page.
    """
    found = documents.read()
    if not found.sites:
        raise UserError("There is no rotation whose papers could be printed.", "Add one in the calendar.")
    titles = ["Document", "There is", *(site.name for site in found.sites)]
    rows = [
        [
            kind.label,
            _papers(found, kind),
            *(_cell(found.cells[site.rotation_id, kind]) for site in found.sites),
        ]
        for kind in found.kinds
    ]
    todo = len(found.to_do())
    counted = "nothing left to do" if not todo else f"{todo} to see to, marked with !"
    return table_print.document(("Documents by host", counted), titles, rows, today)


def budget_lines(today: date) -> Document:
    """Gather the lines of the budget and what the applications cost, with their sum.

    Raises UserError while there is neither.
    """
    found = budget.read()
    if not found.lines and not found.applications:
        raise UserError("There are no costs to print yet.", "Add a cost first.")
    names = {site.rotation_id: site.site for site in found.sites}
    rates = {rate.currency: rate.usd for rate in found.rates}
    rows = [_cost(line, names, rates) for line in found.lines]
    rows += [
        ["Applications", f"ERAS: {line.specialty}", _programs(line.count), "", _amount(line.cents), "", ""]
        for line in found.applications
    ]
    total = f"together {_amount(found.total.cents)} {DOLLAR}"
    if found.total.unknown:
        total += f", {found.total.unknown} of unknown amount not counted"
    titles = ["For", "Kind", "What", "Amount", f"In {DOLLAR}", "Due", "Paid"]
    return table_print.document(("Budget", total), titles, rows, today)


def _papers(found: Matrix, kind: DocumentKind) -> str:
    return "; ".join(_paper(paper) for paper in found.papers if paper.kind is kind)


def _paper(paper: DocumentRow) -> str:
    until = "" if paper.expires_on is None else f", to {paper.expires_on.isoformat()}"
    return f"{paper.name}{until}"


def _cell(cell: Cell) -> str:
    mark = "! " if cell.state in TO_DO else ""
    sent = cell.state is PaperState.SENT
    day = cell.sent_on if sent else cell.due_on
    when = "" if day is None else f"{'' if sent else ', by'} {day.isoformat()}"
    return f"{mark}{cell.state.label}{when}"


def _cost(line: CostLine, names: Mapping[int, str], rates: Mapping[str, float]) -> list[str]:
    place = "Season" if line.rotation_id is None else names.get(line.rotation_id, "")
    own = _UNKNOWN if line.cents is None else f"{_amount(line.cents)}\N{NO-BREAK SPACE}{line.currency}"
    dollars = in_dollars(line, rates)
    days = ["" if day is None else day.isoformat() for day in (line.due_on, line.paid_on)]
    return [place, line.kind.label, line.label, own, _UNKNOWN if dollars is None else _amount(dollars), *days]


def _programs(count: int) -> str:
    return "1 program" if count == 1 else f"{count} programs"


def _amount(cents: int) -> str:
    return f"{cents / 100:,.2f}"
