"""Keys that single lists, tables and views handle themselves, each with the module in which it does.

The keys of commands, buttons and named views are read from these. What stands here cannot be: a widget that
looks at each key press does not say which it looks for. A test holds every line to its module, and every
module that handles keys to a line.
"""

from dataclasses import dataclass

ANYWHERE = "Lists and fields"
FOUND = "Palette and search"


@dataclass(frozen=True, slots=True)
class Handled:
    """Keys and what they do; `gesture` is what the mouse has to do with it."""

    part: str
    keys: tuple[str, ...]
    text: str
    module: str
    gesture: str = ""


def _of(part: str, *lines: tuple[str, str, str]) -> tuple[Handled, ...]:
    """Return the lines of a part; keys are parted by blanks."""
    return tuple(Handled(part, tuple(keys.split()), text, module) for keys, text, module in lines)


IN_PLACE: tuple[Handled, ...] = (
    *_of(
        ANYWHERE,
        ("F2", "Edit the cell or the record", "widgets/record_table.py"),
        ("Esc", "Leave a field without changing it", "widgets/fields.py"),
        ("F7", "Go to the next word that may be misspelt", "widgets/long_text.py"),
        ("Space Esc", "Preview of a note: tick the box; back to the text", "widgets/note_preview.py"),
        ("Esc", "Clear the search, then leave it", "widgets/search_field.py"),
        ("Down Return", "Go from the search to what it found", "widgets/search_field.py"),
        ("Del", "Delete what is chosen; undo brings it back", "widgets/record_table.py"),
        ("Del", "Take the chosen line out of a list", "widgets/entry_list.py"),
        ("Alt+Up Alt+Down", "Move the chosen line of a list", "widgets/moved_list.py"),
        ("Alt+Up Alt+Down", "Move a like or a question", "widgets/point_list.py"),
        ("Down", "Show what a field offers", "widgets/offer_field.py"),
    ),
    *_of(
        FOUND,
        ("Up Down PgUp PgDown", "Go through what was found; Enter takes it", "searching/finder.py"),
    ),
    *_of(
        "Today",
        ("Return Space", "Open the line where it belongs", "today/due_list.py"),
        ("D S", "Mark the line done; put it off", "today/due_list.py"),
    ),
    *_of(
        "Programs",
        ("Return", "Go to the details of the program", "programs/table.py"),
        ("Ctrl+Return", "Open the program in a window of its own", "programs/table.py"),
        ("Ctrl+Return", "Open the chosen card in a window of its own", "programs/tiers/lane.py"),
        ("Ctrl+W", "Close the window of a single program", "programs/program_window.py"),
        ("Ctrl+C Ctrl+Shift+C", "Copy the block, without or with the titles", "programs/table.py"),
        ("Ctrl+V", "Paste a block; new rows become new programs", "programs/table.py"),
        ("Ctrl+D", "Fill the block down from its first row", "programs/table.py"),
        ("Shift+Space", "Choose whole programs instead of cells", "programs/table.py"),
        ("Ctrl+E", "Give the program the whole page; show the list again", "programs/enlarging.py"),
        ("Del Backspace", "Take away the chosen filter", "programs/filter_bar.py"),
        ("Return Esc", "Close the choices of a filter", "programs/facet_popup.py"),
        ("Return", "Answer the chosen question of the checklist", "programs/research/view.py"),
        ("Space", "Confirm the chosen resident", "programs/roster/paste_dialog.py"),
        ("A R", "Accept or refuse what a page was read to say", "programs/page_offers.py"),
        ("Space O G", "Verify again: still so; open the page; it is gone", "programs/reverify.py"),
        ("0 1 2 3", "Give the chosen card a tier, 0 none", "programs/tiers/lane.py"),
        ("Alt+Left Alt+Right", "Move the chosen card to the tier beside it", "programs/tiers/lane.py"),
        ("Return", "Accept the suggested tier", "programs/tiers/suggestions.py"),
        ("Left Right Up Down", "Go to the next program of the chart", "programs/chart/plot.py"),
        ("0 1 2 3", "Give points in the scoring wizard", "scoring/wizard.py"),
        ("P", "Accept the points the wizard proposes", "scoring/wizard.py"),
    ),
    Handled("Programs", ("Shift",), "Choose a block of cells", "programs/table.py", "arrows"),
    Handled("Programs", ("Shift",), "Sort by one column more", "programs/header.py", "a click on a title"),
    *_of(
        "Rotations",
        ("Up Down", "Go to the next rotation, or the next thing of a lane", "rotations/canvas.py"),
        ("Left Right", "Move the chosen rotation by a week", "rotations/canvas.py"),
        ("Shift+Left Shift+Right", "Lengthen or shorten it by a week", "rotations/canvas.py"),
        ("Ctrl+Up Ctrl+Down", "Go to the lane above or below", "rotations/canvas.py"),
        ("Return", "Open what is chosen in the calendar", "rotations/canvas.py"),
        ("Alt+1 Alt+2 Alt+3", "Show the season, a quarter, a month", "rotations/calendar_bar.py"),
        ("Ctrl++ Ctrl+-", "Zoom the calendar; so does the wheel with Ctrl", "rotations/calendar_bar.py"),
        ("Ctrl+Left Ctrl+Right", "Scroll the calendar", "rotations/panned.py"),
        ("Home", "Bring today into view", "rotations/panned.py"),
        ("+ -", "Count one more or one less of what was practised", "rotations/cases/counters.py"),
        ("N X U S", "A paper is needed, not needed, unknown, sent", "rotations/documents/matrix.py"),
    ),
    *_of(
        "Letters",
        ("Ctrl+Return", "Take the chosen letter one step further", "letters/page.py"),
        ("Space Return", "Assign the letter to the program, or take it back", "letters/assignment_table.py"),
    ),
    *_of(
        "Application",
        ("Alt+Up Alt+Down", "Move a plan among the plans", "application/plans/plan_table.py"),
        ("Return", "Open what the chosen cell counts", "application/plans/plan_table.py"),
        ("Space Return", "Give your own word on what serves a plan", "application/plans/serving_table.py"),
    ),
    *_of(
        "Events",
        ("Del", "Take a program off the event", "events/programs_field.py"),
    ),
    *_of(
        "Interviews",
        ("Left Right Up Down", "Go from day to day in the month", "interviews/month/grid.py"),
        ("PgUp PgDown", "Go from month to month", "interviews/month/grid.py"),
        ("Home End", "Go to the first or last day of the month", "interviews/month/grid.py"),
        ("Return Space", "Open what is on the day", "interviews/month/grid.py"),
        ("N T", "Add an interview on the day; go to today", "interviews/month/grid.py"),
        ("1 2 3 4 5 Del", "Give a mark in the debrief, or take it back", "interviews/mark_field.py"),
    ),
    *_of(
        "Rank list",
        ("Alt+Up Alt+Down", "Move a program up or down", "ranking/table.py"),
        ("Alt+Home Alt+End", "Move it to the top or the end", "ranking/table.py"),
        ("Del", "A cautious order: leave a program out", "ranking/market/caution_list.py"),
        ("1 2 E S", "Two at a time: the left, the right, equal, skip", "ranking/pairs/duel.py"),
        ("Left Right", "Two at a time: the left, the right", "ranking/pairs/duel.py"),
        ("Up Down", "Two at a time: scroll both", "ranking/pairs/duel.py"),
        ("Return", "Take up the chosen answer again", "ranking/pairs/answers_box.py"),
        ("Return", "Go to where the chosen finding is mended", "ranking/checks_view.py"),
        ("Left Right", "How the match works: a step back, a step on", "ranking/market/stepper.py"),
        ("Space", "How the match works: run on by itself, stop", "ranking/market/stepper.py"),
    ),
    *_of(
        "Preview of a document",
        ("PgUp PgDown", "Go from page to page", "preview.py"),
        ("Home End", "Go to the first or the last page", "preview.py"),
        ("Ctrl++ Ctrl+- Ctrl+0", "Zoom in, out, to the real size", "preview.py"),
        ("Ctrl+F F3 Shift+F3", "Find, find the next, the one before", "preview.py"),
        ("Ctrl+P Ctrl+S", "Print; save as PDF", "preview.py"),
    ),
)
"""Every key that a widget handles by itself, by the part of the window it belongs to."""

AS_EVERYWHERE = (
    "widgets/buttons.py",  # Enter presses a button, as Space does
    "programs/editors.py",  # Esc and Enter end editing, as in every cell
    "printing/enter_line.py",  # Enter finds, Esc clears
    "printing/pages.py",  # hands Home and End on to the preview
    "searching/palette.py",  # the key that opened it closes it
    "programs/page.py",  # pastes into a list that is still empty, as the table does
    "programs/named_views.py",  # the keys the user gave them are read from the views
    "tour.py",  # Esc ends it, and it says so
    "welcome/recent_list.py",  # Del takes a plan off the list, as in every list
)
"""Modules that look at keys without having any of their own."""
