"""The four aims of rotating, drawn from what the plan holds (R26)."""

from datetime import date

import pytest

from matchplanner.domain.aims import Aim
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.letters import LetterState
from matchplanner.domain.mentoring import ContactKind, HelpKind
from matchplanner.errors import UserError
from matchplanner.services import (
    aims,
    checklists,
    contacts,
    experiences,
    feedback,
    introductions,
    letters,
    own_ticks,
    people,
    rotations,
    scenarios,
)
from matchplanner.services.aims import AimRow
from matchplanner.store.store import Store

DAY = date(2027, 7, 9)


def read(rotation: int | None = None) -> dict[Aim, AimRow]:
    return {row.aim: row for row in aims.rows(DAY, rotation)}


def test_an_empty_plan_has_four_aims_and_evidence_for_none(store: Store) -> None:  # noqa: ARG001 - the plan
    assert [row.aim for row in aims.rows(DAY)] == list(Aim)
    assert not any(row.met for row in aims.rows(DAY))


def test_letters_count_once_their_writer_agreed_and_if_they_are_about_genetics(store: Store) -> None:
    with store.write("Fill"):
        site = rotations.add("Lakeside", kind="genetics")
        writer = people.add("Dr Vega", board_certified="yes")
        letter = letters.add(writer, rotation_id=site)
        letters.add(people.add("Dr Home"))
    assert not read()[Aim.LETTERS].met
    with store.write("Agreed"):
        letters.set_state(letter, LetterState.AGREED, DAY)
    assert read()[Aim.LETTERS].evidence == ("Dr Vega, agreed, Lakeside",)
    with store.write("Declined"):
        letters.set_state(letter, LetterState.DECLINED, DAY)
    assert not read()[Aim.LETTERS].met


def test_ticked_qualities_say_where_they_showed_each_line_once(store: Store) -> None:
    with store.write("Fill"):
        one, two = rotations.add("Lakeside"), rotations.add("Hill")
        checklists.tick(one, "readiness", "notes", DAY, done=True)
        checklists.note(one, "readiness", "notes", "Consults each day")
        checklists.tick(two, "readiness", "notes", DAY, done=True)
        checklists.tick(two, "fit", "empathy", DAY, done=True)
        checklists.note(two, "fit", "curiosity", "not ticked")
        scenarios.duplicate("Other", DAY)
    assert read()[Aim.READINESS].evidence == (
        "Progress notes and consults in the US style: Consults each day, Lakeside; Hill",
    )
    assert read(one)[Aim.READINESS].evidence[0].endswith("Consults each day, Lakeside")
    assert read(one)[Aim.FIT].evidence == ()
    assert len(read(two)[Aim.FIT].evidence) == 1


def test_feedback_speaks_for_the_fit(store: Store) -> None:
    with store.write("Fill"):
        site = rotations.add("Lakeside")
        feedback.add("You ask the right questions", DAY, site, people.add("Dr Vega"))
    assert read()[Aim.FIT].evidence == ("“You ask the right questions”, Dr Vega, Lakeside",)


def test_known_are_those_one_talked_to_was_introduced_to_or_met(store: Store) -> None:
    with store.write("Fill"):
        vega = people.add("Dr Vega")
        site = rotations.add("Lakeside", mentor_id=vega)
        contacts.add(vega, ContactKind.MEETING, happened_on=DAY, rotation=site)
        contacts.add(vega, ContactKind.MEETING, happened_on=date(2027, 8, 1))
        contacts.add(vega, ContactKind.NEWS, happened_on=DAY)
        introductions.add(vega, HelpKind.SPEAK, through="Dr Okoro", asked_on=DAY)
        introductions.add(vega, HelpKind.INTRODUCE, through="Dr Not Asked")
        experiences.add("ACMG online", ExperienceKind.SOCIETY_EVENT)
    assert read()[Aim.KNOWN].evidence == (
        "Meeting with Dr Vega, Lakeside",
        "Possible mentor: Dr Vega, Lakeside",
        "Dr Vega, asked to speak for me at Dr Okoro",
        "Virtual society event, ACMG online",
    )
    assert len(read(site)[Aim.KNOWN].evidence) == 2


def test_own_ticks_and_notes_stand_beside_the_evidence(store: Store) -> None:
    with store.write("Tick"):
        aims.tick(Aim.KNOWN, DAY, done=True)
        aims.note(Aim.KNOWN, "  Poster at  ASHG ")
    row = read()[Aim.KNOWN]
    assert row.met
    assert (row.own.ticked_on, row.own.note) == (DAY, "Poster at ASHG")
    with pytest.raises(UserError, match="could identify a patient"), store.write("Note"):
        aims.note(Aim.FIT, "Mrs Smith, MRN 448812")
    with store.write("Untick"):
        aims.tick(Aim.KNOWN, DAY, done=False)
        aims.note(Aim.KNOWN, "")
    assert own_ticks.read("aims") == {}
