"""Days noted here and there in the plan: papers, payments, blocked periods."""

from collections.abc import Iterator
from datetime import date

from matchplanner.domain import entry, timeline
from matchplanner.domain.budget import CostKind
from matchplanner.domain.documents import PaperState
from matchplanner.services import blocked_periods, documents, season
from matchplanner.services.agenda.lines import DueLine, dated, lasting
from matchplanner.services.documents import Cell, Site
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Cost, Document, Profile, Rotation, SiteDocument
from matchplanner.wording import say


def lines(today: date) -> Iterator[DueLine]:
    """Yield the search for sites, papers to see to or that expire, payments, and blocked periods."""
    yield from _search(today)
    if Document.select().exists() or SiteDocument.select().exists():
        yield from _papers(today)
    yield from _english_test(today)
    yield from _payments(today)
    yield from _blocked(today)


def _search(today: date) -> Iterator[DueLine]:
    """Yield the last day to have looked for sites (R156), while there is no rotation yet."""
    target_year = season.target_year()
    if target_year is None or Rotation.select().where(Rotation.scenario.is_null()).exists():
        return
    span = timeline.research_window(target_year)
    if today <= span.end:
        why = say(
            "18 to 12 months before the season, from {start}; there is no rotation yet",
            start=_words(span.start),
        )
        yield dated(today, "look_for_sites", (say("Look for rotation sites"), why), span.end, "rotations")


def _papers(today: date) -> Iterator[DueLine]:
    matrix = documents.read()
    sites = {site.rotation_id: site for site in matrix.sites}
    told = set()
    for cell in matrix.to_do():
        site = sites[cell.rotation_id]
        on = cell.due_on or site.starts_on
        over = site.ends_on is not None and site.ends_on < today
        if on is not None and not over:
            told.add(None if cell.document is None else cell.document.id)
            words = (
                say(_PAPER[cell.state], paper=say(cell.kind.label), site=site.name),
                _paper_why(cell, site, today),
            )
            place, rotation = "rotations/documents", site.rotation_id
            yield dated(today, "paper", words, on, place, record=rotation, mark=cell.kind.value)
    for paper in matrix.papers:
        if paper.expires_on is not None and paper.expires_on >= today and paper.id not in told:
            words = say("{paper} expires", paper=paper.name), say("The date noted with the document")
            mark = f"{paper.id} {paper.name}"
            yield dated(today, "paper_expires", words, paper.expires_on, "rotations/documents", mark=mark)


_PAPER = {
    PaperState.MISSING: "Missing: {paper}, {site}",
    PaperState.EXPIRES: "Renew: {paper}, {site}",
    PaperState.WRONG_VERSION: "Write a version for hosts: {paper}, {site}",
}


def _paper_why(cell: Cell, site: Site, today: date) -> str:
    starts = site.starts_on
    begins = "" if starts is None else say("The rotation starts on {day}", day=_words(starts))
    match cell.state:
        case PaperState.EXPIRES if cell.document is not None and cell.document.expires_on is not None:
            until = cell.document.expires_on
            if until < today:
                return say("It expired on {until}", until=_words(until))
            return say("It expires on {until}, before the rotation is over", until=_words(until))
        case PaperState.WRONG_VERSION:
            return say("The only one is written for residencies")
        case _ if cell.due_on is not None:
            return say("The host wants it by then")
    return begins or say("The host asks for it")


def _english_test(today: date) -> Iterator[DueLine]:
    profile = Profile.get_by_id(1)
    if profile.english_expires is not None and profile.english_expires >= today:
        test = profile.english_test or say("English test")
        words = say("{paper} expires", paper=test), say("The date noted in your profile")
        yield dated(today, "english_expires", words, profile.english_expires, "profile")


def _payments(today: date) -> Iterator[DueLine]:
    query = (
        Cost.select(
            Cost.id,
            Cost.uid,
            Cost.kind,
            Cost.label,
            Cost.amount_cents,
            Cost.currency,
            Cost.due_on,
            Rotation.site,
        )
        .join(Rotation, "LEFT JOIN")
        .where(Cost.due_on.is_null(is_null=False), Cost.paid_on.is_null(), Rotation.scenario.is_null())
        .order_by(Cost.id)
    )
    for cost, uid, kind, label, cents, currency, due_on, site in tuples(query):
        what = label or say(entry.read(CostKind, kind, CostKind.OTHER).label)
        title = say("Pay: {what}, {site}", what=what, site=site) if site else say("Pay: {what}", what=what)
        amount = say("amount unknown") if cents is None else f"{cents / 100:,.2f} {currency}"
        words = title, say("{amount}; the day it is due in the budget", amount=amount)
        on = date.fromisoformat(due_on)
        yield dated(today, "payment", words, on, "rotations/budget", record=cost, mark=uid)


def _blocked(today: date) -> Iterator[DueLine]:
    for block in blocked_periods.rows():
        if block.ends_on >= today:
            until = say("No rotation until {day}: a period you blocked", day=_words(block.ends_on))
            words = block.title, until
            line = dated(
                today, "blocked", words, block.starts_on, "rotations", mark=f"{block.id} {block.title}"
            )
            yield lasting(today, line, block.starts_on)


def _words(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
