"""The Today page: bands, lines that lead somewhere, figures, and what it says when nothing is due."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.services import letters, people, profile, programs, rotations, today
from matchplanner.store.schema import Interview
from matchplanner.store.store import Store
from matchplanner.ui import theme
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.today.page import TodayPage
from matchplanner.ui.today.words import because, when
from matchplanner.ui.workspace import Workspace

DAY = date(2027, 8, 15)


@pytest.fixture
def workspace(store: Store, qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    """A plan in August 2027."""
    return Workspace(store, lambda: DAY)


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> TodayPage:
    """The page in a window of 1024 by 600."""
    shown = TodayPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1024, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def season_2027(workspace: Workspace) -> None:
    """Aim at September 2027."""
    workspace.run("Target year", lambda: profile.edit("target_year", 2027))


def text(page: TodayPage, name: str) -> str:
    """Return the text of a label."""
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def button(page: TodayPage, name: str) -> QAbstractButton:
    """Return a button."""
    found = page.findChild(QAbstractButton, name)
    assert found is not None
    return found


def heads(page: TodayPage) -> list[str]:
    """Return what the list shows, bands and lines, from top to bottom."""
    return [page.list.item(at).text() for at in range(page.list.count())]


@pytest.mark.usefixtures("season_2027")
def test_lines_stand_in_their_bands(page: TodayPage, workspace: Workspace) -> None:
    def fill() -> None:
        late = letters.add(people.add("Dr Holm"))
        letters.edit(late, "due_on", "2027-08-01")
        rotations.add("Utah", starts_on="2027-08-16", status="accepted")

    workspace.run("Fill", fill)
    assert heads(page) == [
        "Overdue",
        "Ask Dr Holm for a letter",
        "This week",
        "Utah starts",
        "Next 30 days",
        "ERAS: applicants may submit",
        "Utah ends",
        "Risks",
        "The letter would come too late: Utah",
        "Little time for a visa: Utah",
    ]


@pytest.mark.usefixtures("season_2027")
def test_a_click_or_enter_opens_the_record(qtbot: QtBot, page: TodayPage, workspace: Workspace) -> None:
    utah = workspace.run("Add", lambda: rotations.add("Utah", starts_on="2027-08-16", status="accepted"))
    where = page.list.visualItemRect(page.list.item(1)).center()
    with qtbot.waitSignal(page.open_requested) as clicked:
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert clicked.args == ["rotations", utah]
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_requested) as entered:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert entered.args == ["rotations", 0]


@pytest.mark.usefixtures("season_2027")
def test_a_click_on_a_bands_name_opens_nothing(qtbot: QtBot, page: TodayPage) -> None:
    where = page.list.visualItemRect(page.list.item(0)).center()
    with qtbot.assertNotEmitted(page.open_requested):
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


@pytest.mark.usefixtures("season_2027")
def test_a_line_says_when_why_and_how_sure_to_a_screen_reader(page: TodayPage) -> None:
    spoken = page.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Next 30 days: ERAS: applicants may submit, Wed 1 Sep 2027, in 17 days. Rotations  ·  expected, "
        "check the official site  ·  Main Residency Match, 09:00 America/New_York"
    )


@pytest.mark.usefixtures("season_2027")
def test_the_line_after_the_month_is_named_below(page: TodayPage) -> None:
    assert text(page, "todayAfter") == "Next: NRMP registration opens, in 31 days, on Wed 15 Sep 2027."


def test_without_a_target_year_the_empty_page_leads_to_the_profile(qtbot: QtBot, page: TodayPage) -> None:
    assert text(page, "emptyTitle") == "Nothing is due."
    assert "target application year" in text(page, "emptyText")
    made = button(page, "todayNext")
    assert (made.text(), made.accessibleName()) == ("Open Profile", "Open Profile")
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert opened.args == ["profile", 0]


def test_when_nothing_is_due_the_next_thing_is_named(
    qtbot: QtBot, page: TodayPage, workspace: Workspace
) -> None:
    workspace.run("Target year", lambda: profile.edit("target_year", 2029))
    assert text(page, "emptyText") == "Next: Look for rotation sites, in 383 days, on Fri 1 Sep 2028."
    made = button(page, "todayNext")
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert opened.args == ["rotations", 0]


def test_a_season_that_is_over_has_nothing_after_it(page: TodayPage, workspace: Workspace) -> None:
    workspace.run("Target year", lambda: profile.edit("target_year", 2020))
    assert "Nothing is planned after today" in text(page, "emptyText")
    assert not button(page, "todayNext").isVisible()
    assert text(page, "seasonText") == "Applications in September 2020."


def test_an_invitation_without_a_date_waits_this_week(page: TodayPage, workspace: Workspace) -> None:
    def invite() -> None:
        Interview.create(program=programs.add("Mount Sinai"), status="invited")

    workspace.run("Invite", invite)
    (line,) = page.list.lines()
    assert when(line, DAY) == ("no date", "waiting")
    assert because(line).startswith("Interviews")
    assert heads(page) == ["This week", "Answer the invitation: Mount Sinai"]


@pytest.mark.usefixtures("season_2027")
def test_the_season_card_names_the_phase_and_the_days_to_the_next(page: TodayPage) -> None:
    assert text(page, "seasonText") == (
        "Applications in September 2027. Phase 3, Rotations and letters. 17 days to phase 4, ERAS."
    )


@pytest.mark.usefixtures("season_2027")
def test_after_the_last_phase_the_season_card_counts_to_the_next_date(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "_today", lambda: date(2028, 3, 5))
    shown = TodayPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.refresh()
    assert text(shown, "seasonText").endswith("8 days to: Match Week.")


def test_ecfmg_slack_is_unknown_counted_too_late_or_certified(page: TodayPage, workspace: Workspace) -> None:
    said = [text(page, "ecfmgSlack")]
    for answer in (
        ("target_year", 2027),
        ("ecfmg_status", "on_track"),
        ("ecfmg_on", "2027-11-15"),
        ("ecfmg_on", "2028-03-03"),
        ("ecfmg_status", "certified"),
    ):
        workspace.run("Profile", partial(profile.edit, *answer))
        said.append(text(page, "ecfmgSlack"))
    assert said == [
        "Slack unknown",
        "Slack unknown",
        "Slack unknown",
        "107 days of slack",
        "2 days too late",
        "Certified",
    ]
    assert text(page, "ecfmgText") == "Certified: Fri 3 Mar 2028. Rank list due: Wed 1 Mar 2028 (expected)."


def test_letters_and_tiers_are_counted_with_what_is_unknown(page: TodayPage, workspace: Workspace) -> None:
    def fill() -> None:
        for name, certified in (("Dr Q", "yes"), ("Dr R", "unknown"), ("Dr S", "no")):
            letters.add(people.add(name, board_certified=certified))
        for tier in (1, 2, 2, None):
            programs.edit(programs.add("One"), "tier", tier)

    assert text(page, "tiersText") == "No programs yet."
    workspace.run("Fill", fill)
    assert text(page, "lettersText").startswith("3 planned, 1 by a board-certified geneticist")
    assert "1 hatched: certification unknown" in text(page, "lettersText")
    bars = page.standing.findChild(type(page.standing._bars), "tierBalance")
    assert bars is not None
    assert bars.accessibleName() == "Dream: 1, Core: 2, Safety: 0, No tier: 1"


@pytest.mark.parametrize(
    ("card", "leads_to"),
    [
        ("seasonCard", "rotations"),
        ("ecfmgCard", "profile"),
        ("lettersCard", "letters"),
        ("tiersCard", "programs"),
    ],
)
def test_each_card_leads_to_its_page(qtbot: QtBot, page: TodayPage, card: str, leads_to: str) -> None:
    made = button(page, f"{card}Open")
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert opened.args == [leads_to, 0]


@pytest.mark.usefixtures("season_2027")
def test_the_current_line_survives_a_change_elsewhere(page: TodayPage, workspace: Workspace) -> None:
    page.list.setCurrentRow(1)
    workspace.run("Add", lambda: rotations.add("Utah", starts_on="2027-08-16", status="accepted"))
    current = page.list.current()
    assert current is not None
    assert current.title == "ERAS: applicants may submit"


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
@pytest.mark.usefixtures("season_2027")
def test_every_figure_is_drawn_in_light_and_dark(
    page: TodayPage, workspace: Workspace, tokens: theme.Tokens
) -> None:
    def fill() -> None:
        letters.add(people.add("Dr Q", board_certified="yes"))
        letters.add(people.add("Dr R"))
        programs.edit(programs.add("One"), "tier", 1)
        programs.add("Two")

    workspace.run("Fill", fill)
    page.setPalette(theme.palette(tokens))
    for name in ("seasonStrip", "letterMeter", "tierBalance", "todayList"):
        chart = next(child for child in page.findChildren(QWidget, name))
        image = chart.grab().toImage()
        colors = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colors) > 1, name


def test_what_the_list_says_equals_what_the_service_says(page: TodayPage, workspace: Workspace) -> None:
    workspace.run("Target year", lambda: profile.edit("target_year", 2027))
    assert tuple(page.list.lines()) == today.due_lines(DAY)


def test_eligible_applied_and_invited_programs_are_counted(
    page: TodayPage, workspace: Workspace, qtbot: QtBot
) -> None:
    def fill() -> None:
        programs.add("Birch", status="invited")
        programs.add("Beech", status="applied")
        programs.add("Alder")

    workspace.run("Fill", fill)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: text(page, "funnelText").startswith("Eligible 3 (3 with open rules)"))
    assert text(page, "funnelText").endswith("applied 2 · invited 1")
    page.hide()


def test_a_day_of_certification_that_passed_says_so(
    workspace: Workspace, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "today", lambda: date(2028, 2, 10))
    for answer in (("target_year", 2027), ("ecfmg_status", "on_track"), ("ecfmg_on", "2027-11-15")):
        workspace.run("Profile", partial(profile.edit, *answer))
    assert text(page, "ecfmgSlack") == "20 days of slack"
    assert text(page, "ecfmgText").startswith(
        "Expected: Mon 15 Nov 2027, which is over. Note the certificate, or another day."
    )
