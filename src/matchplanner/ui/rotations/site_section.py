"""Choosing the site: what speaks for it, what the rotation includes, where to look for others."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.site_checks import ITEMS, Enquiry, SiteList, SiteMix, SiteSize
from matchplanner.services import site_checks
from matchplanner.services.rotations import RotationRow
from matchplanner.services.site_checks import SiteRow
from matchplanner.ui.page import muted
from matchplanner.ui.rotations.check_line import CheckLine
from matchplanner.ui.rotations.site_search import SiteSearch
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import choices

Change = Callable[[str, int, Callable[[], None]], None]
"""Do something to a rotation under a label that names its {site}."""

_ENQUIRY_LINES = 9


class SiteSection(QWidget):
    """Three folded groups about the site of one rotation; it reads what it shows."""

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        """Start empty; each answer is stored through `change`."""
        super().__init__(parent)
        self._change = change
        self._row: SiteRow | None = None
        self._today = date.min
        self._lines = {
            (which, item.key): self._line(which, item.key) for which in SiteList for item in ITEMS[which]
        }
        self.fame = ChoiceField(choices(SiteSize))
        name_field(self.fame, "siteSize", tr("How well known it is"))
        self.fame.committed.connect(self._set_size)
        self._mix, self._mentors = QLabel(), muted("")
        self._mix.setObjectName("siteMix")
        self._mix.setWordWrap(True)
        self._mentors.setObjectName("siteMentors")
        self.enquiry = LongText()
        self.enquiry.setTabChangesFocus(True)
        self.enquiry.setFixedHeight(_ENQUIRY_LINES * self.fontMetrics().lineSpacing() + 12)
        self._asked: Enquiry | None = None
        self._said = muted("")
        self._said.setObjectName("enquirySaid")
        self.search = SiteSearch("siteSearch")
        self.criteria = Fold("siteCriteriaFold", tr("Is it the right site?"), self._speaks_for_it())
        self.contents = Fold("siteContentsFold", tr("What it includes"), self._included())
        self.look = Fold("siteSearchFold", tr("Where to look"), self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for fold in (self.criteria, self.contents, self.look):
            column.addWidget(fold)

    def show_row(self, rotation: RotationRow, today: date, *, fresh: bool) -> None:
        """Show what is known about the site of a rotation."""
        row = site_checks.get(rotation.id, today)
        self._row, self._today = row, today
        for which, lines in row.lists.items():
            for line in lines:
                self._lines[which, line.item.key].show_row(line, fresh=fresh)
        self.fame.load(row.size.value)
        self._tell(SiteList.CRITERIA, self.criteria)
        self._tell(SiteList.CONTENTS, self.contents)
        self._show_mix(row.mix)
        self._show_enquiry(row.enquiry, fresh=fresh)
        self.search.show_site(rotation.site)

    def _line(self, which: SiteList, key: str) -> CheckLine:
        item = next(item for item in ITEMS[which] if item.key == key)
        verbs = (
            lambda value: self._run(lambda site: site_checks.answer(site, which, key, value, self._today)),
            lambda text: self._run(lambda site: site_checks.note(site, which, key, text)),
            lambda: self._run(lambda site: site_checks.accept(site, which, key, self._today)),
        )
        return CheckLine(f"{which.value}_{key}", tr(item.label), verbs)

    def _speaks_for_it(self) -> QWidget:
        caption = muted(self.fame.accessibleName())
        caption.setBuddy(self.fame)
        hint = muted(tr("Answers come from you; what the linked program's facts say is proposed."))
        return _column(hint, *self._of(SiteList.CRITERIA), caption, self.fame, self._mix, self._mentors)

    def _included(self) -> QWidget:
        name_field(self.enquiry, "siteEnquiry", tr("Enquiry about what is open"))
        self._caption = muted(self.enquiry.accessibleName())
        self._caption.setBuddy(self.enquiry)
        self._buttons = FlowBox()
        self._buttons.add(button("copyEnquiry", tr("Copy enquiry"), self._copy))
        self._buttons.add(button("freshEnquiry", tr("Draft again"), self._draft))
        hint = muted(tr("Ask before you apply: a genetics rotation should show you all of these."))
        return _column(
            hint, *self._of(SiteList.CONTENTS), self._caption, self.enquiry, self._buttons, self._said
        )

    def _of(self, which: SiteList) -> list[QWidget]:
        return [line for (of, _key), line in self._lines.items() if of is which]

    def _tell(self, which: SiteList, fold: Fold) -> None:
        if self._row is None:
            return
        yes, no = self._row.count(which, YesNo.YES), self._row.count(which, YesNo.NO)
        count = len(ITEMS[which])
        if yes + no:
            words = tr("{yes} of {count} yes, {open} open")
            fold.tell(words.format(yes=yes, count=count, open=count - yes - no))
        else:
            fold.tell(tr("{count} open").format(count=count))

    def _show_mix(self, mix: SiteMix) -> None:
        counts = tr("Big names: {big}, smaller or mid-sized: {small}, not said: {unknown}.")
        told = [counts.format(big=mix.big, small=mix.small, unknown=mix.unknown)]
        if mix.sites > 1 and not mix.unknown and not mix.mixed:
            told.append(tr("A mix serves you better."))
        self._mix.setText(" ".join(told))
        set_tone(self._mix, "attention" if len(told) > 1 else "")
        advice = tr(
            "A big name gives you the newest methods and is recognised; a smaller place more to do and "
            "closer ties. Deep mentoring and a letter that knows you weigh more than the logo. "
            "Possible mentor named: {n} of {all} sites."
        )
        self._mentors.setText(advice.format(n=mix.mentored, all=mix.sites))

    def _show_enquiry(self, enquiry: Enquiry | None, *, fresh: bool) -> None:
        untouched = self._asked is None or self.enquiry.toPlainText() == self._asked.body
        changed = enquiry != self._asked
        self._asked = enquiry
        for part in (self._caption, self.enquiry, self._buttons):
            part.setVisible(enquiry is not None)
        if enquiry is None:
            self._said.setText(tr("Nothing is open: there is nothing left to ask."))
        elif fresh or (changed and untouched):
            self._draft()

    def _draft(self) -> None:
        if self._asked is not None:
            self.enquiry.setPlainText(self._asked.body)
            gaps = ", ".join(self._asked.gaps)
            self._said.setText(tr("Still to fill in: {gaps}").format(gaps=gaps) if gaps else "")

    def _copy(self) -> None:
        if self._asked is not None:
            QGuiApplication.clipboard().setText(self.enquiry.toPlainText())
            left = Enquiry("", self.enquiry.toPlainText()).gaps
            copied = tr("Copied.")
            still = tr("Still to fill in: {gaps}").format(gaps=", ".join(left)) if left else ""
            self._said.setText(" ".join(part for part in (copied, still) if part))

    def _set_size(self, value: str) -> None:
        self._run(lambda site: site_checks.set_size(site, value, self._today))

    def _run(self, action: Callable[[int], None]) -> None:
        row = self._row
        if row is not None:
            self._change(tr("Answer about {site}"), row.rotation_id, lambda: action(row.rotation_id))


def _column(*parts: QWidget) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(8, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return inside
