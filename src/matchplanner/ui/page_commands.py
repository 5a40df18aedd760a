"""What can be done on a page, as commands: its views, and the buttons that are in sight."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from matchplanner.ui.navigation import page_names
from matchplanner.ui.page import Page
from matchplanner.ui.registry import plain
from matchplanner.ui.widgets.page_views import PageWithViews


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of the page in front: what presses it, why it cannot be pressed, the key it names."""

    name: str
    label: str
    run: Callable[[], None]
    reason: Callable[[], str]
    tip: str
    key: str


def offers(page: QWidget) -> Iterator[Offer]:
    """Yield what the buttons in sight offer, once each; a button with a menu offers the menu's lines."""
    seen: set[str] = set()
    for button in page.findChildren(QAbstractButton):
        if not _offers_something(button, page):
            continue
        for offer in _lines(button):
            if offer.label not in seen:
                seen.add(offer.label)
                yield offer


def views() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield each page that has views, with their keys and titles; loads the pages that keep theirs."""
    from matchplanner.ui.application.views import VIEWS as APPLICATION
    from matchplanner.ui.interviews.page import VIEWS as INTERVIEWS
    from matchplanner.ui.letters.page import VIEWS as LETTERS
    from matchplanner.ui.programs.switcher import TABLE, ViewSwitch
    from matchplanner.ui.programs.views import VIEWS as PROGRAMS
    from matchplanner.ui.ranking.view_list import VIEWS as RANKING
    from matchplanner.ui.rotations.views import VIEWS as ROTATIONS

    tr = QCoreApplication.translate
    programs = [(TABLE, "Table"), *((entry.key, entry.title) for entry in PROGRAMS)]
    yield "programs", tuple((key, tr(ViewSwitch.__name__, title)) for key, title in programs)
    for page, listed in (
        ("rotations", ROTATIONS),
        ("letters", LETTERS),
        ("application", APPLICATION),
        ("interviews", INTERVIEWS),
        ("ranking", RANKING),
    ):
        titles = [(listed.key, listed.title), *((entry.key, entry.title) for entry in listed.entries)]
        yield page, tuple((key, tr(listed.name, title)) for key, title in titles)


def place_names() -> dict[str, str]:
    """Return what pages, their views and a program's tabs are called, by the place that leads there."""
    from matchplanner.ui.programs.tabs import TABS

    tr = QCoreApplication.translate
    names = page_names()
    within = tr("PageCommands", "{page}: {part}")
    for page, titles in views():
        (own, _title), *others = titles
        names[f"{page}/{own}"] = names[page]
        for key, title in others:
            names[f"{page}/{key}"] = within.format(page=names[page], part=title)
    for tab in TABS:
        part = tr("ProgramDetail", tab.title)
        names[f"programs/{tab.key}"] = within.format(page=names["programs"], part=part)
    return names


def take_keyboard(page: Page) -> None:
    """Give the keyboard to what a page, or the view in front of it, lists."""
    front = page.front_view() or page
    table = getattr(front, "table", None)
    if isinstance(table, QWidget) and table.isVisible():
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    widget = front.nextInFocusChain()
    while widget is not None and widget is not front:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled() and front.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        widget = widget.nextInFocusChain()


def does(page: Page, verb: str) -> bool:
    """Say whether a page, or the view in front of it, has an answer of its own to a key."""
    idle = (getattr(Page, verb), getattr(PageWithViews, verb))
    shown = [page] if (view := page.front_view()) is None else [page, view]
    return any(getattr(type(one), verb) not in idle for one in shown)


def named_key(tip: str) -> str:
    """Return the key that a button's tip consists of, as the system writes it; "" where it says more."""
    keys = QKeySequence.fromString(tip)
    portable = keys.toString()
    return keys.toString(QKeySequence.SequenceFormat.NativeText) if portable and portable == tip else ""


def _offers_something(button: QAbstractButton, page: QWidget) -> bool:
    if not isinstance(button, (QPushButton, QToolButton)) or button.isCheckable() or not button.objectName():
        return False
    if not button.isVisibleTo(page) or not plain(button.text()).strip("▾ "):
        return False
    around = button.parentWidget()
    while around is not None and around is not page:
        if isinstance(around, QAbstractItemView):
            return False
        around = around.parentWidget()
    return True


def _lines(button: QAbstractButton) -> Iterator[Offer]:
    reason = partial(_why_not, button)
    menu = button.menu() if isinstance(button, (QPushButton, QToolButton)) else None
    label = button.text().strip("▾ ")
    if menu is None:
        key = named_key(button.toolTip())
        tip = "" if key else button.toolTip()
        yield Offer(f"page_{button.objectName()}", label, partial(_press, button), reason, tip, key)
        return
    for at, action in enumerate(menu.actions()):
        if action.isSeparator() or action.isCheckable() or not action.text() or action.menu() is not None:
            continue
        within = QCoreApplication.translate("PageCommands", "{button}: {line}").format(
            button=plain(label), line=action.text()
        )
        name = f"page_{button.objectName()}_{at}"
        yield Offer(name, within, action.trigger, reason, action.statusTip(), "")


def _press(button: QAbstractButton) -> None:
    if isValid(button):
        button.click()


def _why_not(button: QAbstractButton) -> str:
    """Say why a button is disabled: its tip does where it is a sentence."""
    tr = QCoreApplication.translate
    if not isValid(button):
        return tr("PageCommands", "It is not on the page any more.")
    if button.isEnabled():
        return ""
    tip = button.toolTip()
    return tip if tip and not named_key(tip) else tr("PageCommands", "Not for what is chosen now.")
