"""Whether everything that is shown has the room it needs, told by geometry alone."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from matchplanner.ui.widgets.elided_label import ElidedLabel

_SLACK = 1
"""Pixels by which rounding may be off."""

_BORDERS = 6
"""Pixels of a line's frame and padding, both sides."""

_FLOATING = ("_Ring", "Tour", "QRubberBand", "QSizeGrip", "QSplitterHandle", "Failed")
"""Classes of widgets that lie over others on purpose."""

Controls = (QLabel, QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)


def settle() -> None:
    """Let layouts come to rest; they settle from outside to inside."""
    for _turn in range(4):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def problems(root: QWidget) -> Iterator[str]:
    """Yield a line for each thing in a window that is cut, covered or out of reach."""
    settle()
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or widget.size().isEmpty():
            if widget.isVisible() and isinstance(widget, Controls) and _said(widget):
                yield f"{_name(widget)} has no room at all"
            continue
        yield from (f"{_name(widget)} {lack}" for lack in _cut(widget))
        yield from _overlaps(widget)
        yield from _outside(widget)


def _name(widget: QWidget) -> str:
    said = " ".join(_said(widget).split())[:40]
    around = widget.parentWidget()
    within = ""
    while around is not None and not within:
        within = around.objectName()
        around = around.parentWidget()
    return f"{type(widget).__name__} {widget.objectName()} in {within} {said!r}"


def _said(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, (QLineEdit, QAbstractSpinBox)) else ""


def _cut(widget: QWidget) -> Iterator[str]:
    """Say what a widget lacks to show all it says; one that is cut on purpose has a tip."""
    for kind, check in _CHECKS.items():
        if isinstance(widget, kind):
            yield from check(widget)
            return


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    wanted = button.minimumSizeHint() if button.hasHeightForWidth() else button.sizeHint()
    if _said(button):
        yield from _narrow(button, wanted.width())
        yield from _low(button, _text_height(button))


def _cut_spin(box: QAbstractSpinBox) -> Iterator[str]:
    yield from _narrow(box, box.minimumSizeHint().width())
    yield from _low(box, box.minimumSizeHint().height())


def _cut_line(line: QLineEdit) -> Iterator[str]:
    yield from _low(line, _text_height(line))
    inside = line.width() - line.textMargins().left() - line.textMargins().right() - _BORDERS
    needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
    if not line.text() and 2 * inside < needed and not line.toolTip():  # it is elided, and only a hint
        yield f"hint {line.placeholderText()!r}: {inside} of {needed} wide"


def _cut_tabs(tabs: QTabBar) -> Iterator[str]:
    for at in range(tabs.count()):
        needed = tabs.fontMetrics().horizontalAdvance(tabs.tabText(at).replace("&", ""))
        if tabs.tabRect(at).width() < needed:
            yield f"tab {tabs.tabText(at)!r}: {tabs.tabRect(at).width()} of {needed} wide"


def _cut_group(box: QGroupBox) -> Iterator[str]:
    yield from _narrow(box, box.minimumSizeHint().width())


def _nothing_cut(_label: QWidget) -> Iterator[str]:
    return iter(())


def _text_height(widget: QWidget) -> int:
    return widget.fontMetrics().height()


def _narrow(widget: QWidget, needed: int) -> Iterator[str]:
    if widget.width() + _SLACK < needed and widget.toolTip() != _said(widget):
        yield f"{widget.width()} of {needed} wide"


def _low(widget: QWidget, needed: int) -> Iterator[str]:
    if widget.height() + _SLACK < needed:
        yield f"{widget.height()} of {needed} high"


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        yield from _low(label, label.heightForWidth(label.width()))
        widest = max((_word(label, word) for word in re.split(r"[\s-]+", label.text())), default=0)
        if "<" not in label.text() and label.contentsRect().width() + _SLACK < widest:
            yield f"a word: {label.contentsRect().width()} of {widest} wide"
        return
    yield from _narrow(label, label.sizeHint().width())
    yield from _low(label, label.sizeHint().height())


def _word(label: QLabel, word: str) -> int:
    return label.fontMetrics().horizontalAdvance(word) if "/" not in word and len(word) < 30 else 0


def _cut_combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    needed = combo.fontMetrics().horizontalAdvance(combo.currentText())
    if field.width() + _SLACK < needed and not combo.toolTip():
        yield f"{field.width()} of {needed} wide"
    yield from _low(combo, _text_height(combo))


def _cut_titles(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is not Qt.Orientation.Horizontal or isinstance(model, QAbstractListModel):
        return
    for at in range(model.columnCount()):
        title = str(model.headerData(at, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        needed = header.fontMetrics().horizontalAdvance(title)
        tip = model.headerData(at, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if not header.isSectionHidden(at) and header.sectionSize(at) < needed and not tip:
            yield f"title {title!r}: {header.sectionSize(at)} of {needed} wide"


def _overlaps(parent: QWidget) -> Iterator[str]:
    """Yield children of one parent that lie over each other."""
    if isinstance(parent, (QStackedWidget, QAbstractScrollArea, QComboBox, QAbstractSpinBox, QLineEdit)):
        return
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and type(child).__name__ not in _FLOATING
    ]
    for at, one in enumerate(children):
        for other in children[at + 1 :]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > _SLACK and common.height() > _SLACK:
                yield f"{_name(one)} lies over {_name(other)} by {common.width()}x{common.height()}"


def _outside(widget: QWidget) -> Iterator[str]:
    """Yield a control that sticks out of what holds it and cannot be scrolled to."""
    around = widget.parentWidget()
    if widget.isWindow() or around is None or not isinstance(widget, (*Controls, QScrollArea)):
        return
    grand = around.parentWidget()
    if isinstance(grand, QAbstractScrollArea) and grand.viewport() is around:
        return
    if isinstance(widget, QScrollBar) or type(widget).__name__ in _FLOATING:
        return
    if isinstance(around, (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)):
        return
    room = around.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not room.contains(widget.geometry()):
        yield f"{_name(widget)} sticks out of its place: {_four(widget.geometry())} of {_four(around.rect())}"


def _four(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


def too_large(dialog: QDialog, width: int, height: int) -> str:
    """Say by how much a dialog cannot be made small enough for a screen of that size."""
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    fits = least.width() <= width and least.height() <= height
    return "" if fits else f"{_name(dialog)} is at least {least.width()}x{least.height()}"


def buttons_out_of_sight(dialog: QWidget) -> Iterator[str]:
    """Yield buttons of a window that lie outside it and that no scroll bar reaches."""
    for button in dialog.findChildren(QAbstractButton):
        if not isinstance(button, (QPushButton, QToolButton)) or not button.isVisible() or _scrolls(button):
            continue
        place = QRect(button.mapTo(dialog, button.rect().topLeft()), button.size())
        if not dialog.rect().contains(place):
            yield f"{_name(button)} lies outside the window"


def _scrolls(widget: QWidget) -> bool:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea):
            return True
        around = around.parentWidget()
    return False


_CHECKS: dict[type[QWidget], Callable[[Any], Iterator[str]]] = {
    ElidedLabel: _nothing_cut,
    QLabel: _cut_label,
    QAbstractButton: _cut_button,
    QComboBox: _cut_combo,
    QAbstractSpinBox: _cut_spin,
    QLineEdit: _cut_line,
    QHeaderView: _cut_titles,
    QTabBar: _cut_tabs,
    QGroupBox: _cut_group,
}
"""How each kind of widget is looked at; the first that fits counts."""
