"""Measure the binder of a season: sixty prep sheets in one PDF, with what is typed into a full one.

It is measured in processor time, in a process of its own, so that its peak of memory is its own. Beside it
the same words are set as plain reportlab paragraphs and tables, without shaping, fitting or tags: a busy
machine slows both, so three seconds may be passed as long as that one is slow too. LibreOffice converts the
same words where it is installed.
"""

import argparse
import html
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus.doctemplate import SimpleDocTemplate
from reportlab.platypus.flowables import PageBreak
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.tables import Table

from matchplanner.glyphs import QtOutliner
from matchplanner.reports import binder
from matchplanner.reports.data import (
    Binder,
    BinderEntry,
    CriterionScore,
    Fact,
    Logistics,
    News,
    PrepSheet,
    Score,
    Somebody,
    WhyGenetics,
)
from matchplanner.reports.layout import Sheet

SECONDS = 3.0
MEGABYTES = 200.0
OF_PLAIN = 4.0
"""How much longer than plain reportlab the binder may take where three seconds are not enough."""

PATIENCE = 600  # seconds LibreOffice may take

FIRST = datetime(2027, 10, 4, 9, 0, tzinfo=ZoneInfo("America/New_York"))
NAMES = (
    "Medical Genetics at Birch", "Genetyka, Łódź", "Медицинская генетика", "Ιατρική Γενετική", "علم الوراثة",
    "医学遗传学", "चिकित्सा आनुवंशिकी",
)  # fmt: skip
CRITERIA = ("Past IMGs", "Visa support", "Clarity of information", "Responsiveness")
FACTS = (
    "J-1",
    "H-1B",
    "IMG information",
    "Length in years",
    "Positions a year",
    "Accreditation",
    "Board pass rate",
)


def sheet(number: int) -> PrepSheet:
    """Return a sheet about as full as one may become and still be one page."""
    start = FIRST + timedelta(days=number)
    name = f"{NAMES[number % len(NAMES)]} {number}"
    words = f"What the clinic of {name} does for families"
    return PrepSheet(
        program=name,
        institution=f"University Hospital {number}",
        place="Rochester, MN",
        logistics=Logistics(
            start,
            start.astimezone(ZoneInfo("Asia/Karachi")),
            minutes=240,
            format="Video",
            link=f"https://video.example.org/{number}",
            interviewers=("Dr. A. Moss", "Dr. B. Oh"),
            wanted="Link",
        ),
        facts=tuple(
            Fact(label, words, "birch.example.org", start.date(), "seen 2 months ago") for label in FACTS
        ),
        score=Score(6, 8, 10, tuple(CriterionScore(label, 3, 2, "Some years", words) for label in CRITERIA)),
        likes=(f"{words}.", "Own metabolic clinic"),
        questions=tuple(f"{words}, asked {nth} time?" for nth in ("the first", "the second", "the third")),
        why=WhyGenetics(words, words, words),
        matches=tuple((f"Strength {at}", f"{words} {at}") for at in range(3)),
        notes=f"{words}. " * 3,
        verified=(start.date(), start.date()),
        people=tuple(Somebody(f"Dr. {letter} {name}", "faculty", "", start.date()) for letter in "ABCD"),
        news=News(start.date(), "Last contact noted: interview", None, (f"J-1: {words}",) * 3, 2),
    )


def page() -> Sheet:
    """Return an A4 page."""
    return Sheet("Interviews, whole season", "Match 2028", "Bench", FIRST.date())


def measured(count: int) -> tuple[float, float, int]:
    """Return processor and wall seconds, and the pages of a binder."""
    entries = tuple(BinderEntry(sheet(number)) for number in range(count))
    outliner = QtOutliner()
    began, spent = time.perf_counter(), time.process_time()
    pdf = binder.render(Binder("Whole season", "Sana Iqbal", entries), page(), outliner)
    return time.process_time() - spent, time.perf_counter() - began, pdf.pages


def plain(count: int) -> float:
    """Return the processor seconds plain reportlab takes for the same words."""
    style = getSampleStyleSheet()["BodyText"]
    began, story = time.process_time(), []
    for one in map(sheet, range(count)):
        facts = [
            [Paragraph(html.escape(text), style) for text in (fact.label, fact.value, fact.source, fact.age)]
            for fact in one.facts
        ]
        story += [PageBreak(), Paragraph(html.escape(one.program), style), Table(facts)]
        story += [Paragraph(html.escape(text), style) for text in words_of(one)]
    SimpleDocTemplate(BytesIO()).build(story)
    return time.process_time() - began


def words_of(one: PrepSheet) -> list[str]:
    """Return what is typed on a sheet beside its facts."""
    said = [*one.likes, *one.questions, one.why.experience, one.why.mentor, one.why.skill, one.notes]
    said += [f"{person.name}, {person.role}" for person in one.people]
    said += [
        f"{criterion.label}: {criterion.evidence}" for criterion in (one.score or Score(0, 0, 0)).criteria
    ]
    return [*said, *one.news.lines, *(" ".join(match) for match in one.matches)]


def peak() -> float | None:
    """Return the most megabytes this process ever held, None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)


def as_html(count: int) -> str:
    """Return the words of the same sheets as a plain page, with a page break before each."""
    parts = []
    for one in map(sheet, range(count)):
        rows = "".join(
            f"<tr><td>{html.escape(fact.label)}<td>{html.escape(fact.value)}<td>{fact.source}<td>{fact.age}"
            for fact in one.facts
        )
        lines = "".join(f"<p>{html.escape(text)}</p>" for text in words_of(one))
        title = f'<h1 style="page-break-before:always">{html.escape(one.program)}</h1>'
        parts.append(f"{title}<table>{rows}</table>{lines}")
    return f'<html><meta charset="utf-8"><body>{"".join(parts)}</body></html>'


def beside(count: int) -> str:
    """Say how long LibreOffice takes for the same words, or that it is not there."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return "LibreOffice is not installed here: nothing to compare with"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "binder.html"
        source.write_text(as_html(count), encoding="utf-8")
        command = [office, f"-env:UserInstallation={Path(folder).as_uri()}/home", "--headless"]
        began = time.perf_counter()
        subprocess.run(
            [*command, "--convert-to", "pdf", "--outdir", folder, source],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        return f"LibreOffice, the same words from HTML: {time.perf_counter() - began:.2f} s by the clock"


def main() -> int:
    """Print what a binder takes; 1 if it is over a limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=60)
    given = parser.parse_args()
    spent, took, pages = measured(given.sheets)
    held = peak()  # before anything else takes memory
    memory = "unknown" if held is None else f"{held:.0f} MB"
    print(f"A binder of {given.sheets} sheets, {pages} pages:")
    bare = plain(given.sheets)
    print(f"  {spent:.2f} s of processor (limit {SECONDS:.0f}), {took:.2f} s by the clock")
    print(
        f"  {spent / bare:.1f} times plain reportlab (limit {OF_PLAIN:.0f} on a busy machine), {bare:.2f} s"
    )
    print(f"  peak of memory {memory} (limit {MEGABYTES:.0f} MB)")
    print(f"  {beside(given.sheets)}")
    quick = spent <= SECONDS or spent <= bare * OF_PLAIN
    return 0 if quick and (held is None or held <= MEGABYTES) else 1


if __name__ == "__main__":
    sys.exit(main())
