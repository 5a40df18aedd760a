"""Check boxes and links of notes; a preview is made of the text and never goes back into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import note_text

LINES = st.sampled_from(
    ["- [ ] call", "* [x] 😀 write", "1. [X] ask", "  - [ ] deep", "- [] no", "```", "[ ] no", "a <br> b", ""]
)
NOTES = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text())).map("\n".join))


@given(NOTES)
def test_a_box_that_is_ticked_changes_one_character_and_back(text: str) -> None:
    for number, box in enumerate(note_text.boxes(text)):
        once = note_text.toggled(text, number)
        changed = [at for at, (before, after) in enumerate(zip(text, once, strict=True)) if before != after]
        assert changed == [box.at]
        assert note_text.boxes(once)[number].ticked is not box.ticked
        assert len(note_text.boxes(once)) == len(note_text.boxes(text))
        assert note_text.toggled(once, number).casefold() == text.casefold()


@given(NOTES)
def test_a_preview_has_the_boxes_of_the_text(text: str) -> None:
    shown = note_text.to_markdown(text)
    assert all(f"]({note_text.BOX}{number})" in shown for number in range(len(note_text.boxes(text))))


def test_boxes_stand_at_the_beginning_of_a_line_and_not_in_code() -> None:
    text = "- [ ] one\nnot - [ ] here\n```\n- [ ] code\n```\n2) [x] two\n- [ ]three"
    assert [box.ticked for box in note_text.boxes(text)] == [False, True]
    assert note_text.toggled(text, 7) == text, "a box that is gone changes nothing"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[Mayo Clinic (A)]]", "[Mayo Clinic \\(A\\)](record:Mayo%20Clinic%20%28A%29)"),
        (
            "see [the page](https://www.example.org/x)",
            "see [the page (www.example.org)](https://www.example.org/x)",
        ),
        ("`[[code]]`", "`[[code]]`"),
        ("![picture](file:///etc/passwd)", "!\\[picture](file:///etc/passwd)"),
    ],
)
def test_links_lead_to_records_and_name_their_hosts(text: str, shown: str) -> None:
    assert note_text.to_markdown(text).rstrip() == shown


def test_the_name_of_a_record_survives_its_link() -> None:
    name = "Zürich & “漢字” (x) 100%"
    link = note_text.to_markdown(f"[[{name}]]").rstrip().rpartition("(record:")[2].removesuffix(")")
    assert note_text.record_of(f"record:{link}") == name
