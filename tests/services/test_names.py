"""Documents without names: no page, title or file name tells who the applicant or anybody else is."""

import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest

from matchplanner import cli
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import (
    interviews,
    names,
    people,
    profile,
    programs,
    rank_versions,
    reporting,
    sample,
    self_test,
)
from matchplanner.services.reporting import Printing
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture
def told(store: Store) -> list[str]:
    """Fill the sample plan and return every word that names somebody in it."""
    with store.write("Sample"):
        sample.fill(TODAY)
        meeting = interviews.rows()[0]
        first = meeting.program_id
        profile.edit("name", "Žofia Brankovič")
        people.add("Dr. Quentin Ashgrove, MD", program=first)
        programs.add_claim(first, ClaimField.DIRECTOR, "Wilhelmina Okonkwo, MD", SourceKind.PROGRAM_PAGE)
        programs.edit(
            first, "notes", "Dr Ashgrove knows Žofia; ask Prof. Okonkwo (w.okonkwo@host.example.org)."
        )
        interviews.edit(meeting.id, "interviewers", "Xavier Dunmore\nQuentin Ashgrove")
        interviews.edit(meeting.id, "notes", "Dunmore, then Ashgrove.")
    found = [row.name for row in people.rows()] + ["Žofia Brankovič", "Wilhelmina Okonkwo", "Xavier Dunmore"]
    return [word for name in found for word in re.findall(r"[^\W\d_]{4,}", name)]


def text_of(data: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(data))
    marks = str(reader.outline) + str(reader.metadata)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()) + marks


def test_no_document_without_names_tells_one(store: Store, told: list[str]) -> None:
    with store.write("Keep a version"):
        version = rank_versions.keep(MatchList.MAIN, "Test", datetime(2026, 10, 1, tzinfo=UTC))
    hide, seen = names.hider(), ""
    for document in self_test.documents(version, TODAY):
        plain = text_of(reporting.render(document, Printing("Žofia Brankovič", TODAY), None).data)
        assert names.LEFT_OUT not in plain
        seen += plain
        made = text_of(reporting.render(document, Printing("Žofia Brankovič", TODAY, hide=hide), None).data)
        assert made.count("Names left out") >= 1, document.title
        made += reporting.file_name(document, hide)
        assert [word for word in set(told) if re.search(rf"\b{word}\b", made)] == [], document.title
    for word in ("Brankovič", "Ashgrove", "Okonkwo", "Dunmore"):
        assert word in seen, "the test must see what it looks for"


def test_roles_stand_for_the_names(store: Store, told: list[str]) -> None:  # noqa: ARG001 - fills the plan
    hide = names.hider()
    assert hide("Žofia Brankovič") == "The applicant"
    assert hide("Wilhelmina Okonkwo").startswith("Program director")
    assert hide("Xavier Dunmore").startswith("Interviewer")
    assert hide("w.okonkwo@host.example.org") == "(address left out)"


def test_the_command_line_leaves_names_out_of_pdfs_and_says_so_of_nothing_else(
    store: Store, told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = store.path, tmp_path / "out.pdf"
    store.close()
    common = ["--plan", str(path), "--today", "2026-10-01", "--without-names"]
    assert cli.main(["export", "prep-sheet", "--out", str(out), *common]) == 0
    made = text_of(out.read_bytes())
    assert "The applicant" in made
    assert [word for word in set(told) if re.search(rf"\b{word}\b", made)] == []
    assert cli.main(["export", "rank-list", "--out", str(tmp_path / "out.csv"), *common]) == 2
    assert "PDFs only" in capsys.readouterr().err
