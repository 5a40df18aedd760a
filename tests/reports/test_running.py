"""What heads and feet of pages say of parts that run on."""

from matchplanner.reports.running import Mark, RunningOn, running_on

SHEET = (
    Mark(1, "Birch", at_top=True),
    Mark(1, "questions", at_top=False, part=True),
    Mark(2, "notes", at_top=False, part=True),
    Mark(4, "Oak", at_top=True),
    Mark(4, "Elm", at_top=False),
)


def test_a_page_names_the_part_that_was_cut_and_those_that_begin_on_it() -> None:
    assert running_on(SHEET, 1) == RunningOn()
    assert running_on(SHEET, 2) == RunningOn("Birch", ("questions", "notes"))
    assert running_on(SHEET, 2).words == "questions, notes"
    assert running_on(SHEET, 3) == RunningOn("Birch", ("notes",))


def test_a_part_that_begins_at_the_top_was_not_cut() -> None:
    marks = (*SHEET[:2], Mark(2, "notes", at_top=True, part=True))
    assert running_on(marks, 2) == RunningOn("Birch", ("notes",))


def test_a_section_at_the_top_runs_on_from_nothing_and_one_below_it_does_not_end_the_one_above() -> None:
    assert running_on(SHEET, 4) == RunningOn()
    assert running_on(SHEET, 5) == RunningOn("Elm")
    assert running_on((SHEET[0], Mark(2, "Oak", at_top=False)), 2) == RunningOn("Birch")


def test_a_document_without_sections_says_nothing() -> None:
    assert running_on((), 2) == RunningOn()
