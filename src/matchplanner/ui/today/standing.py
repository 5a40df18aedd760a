"""Where the plan stands: season, ECFMG, letters and tiers, a card each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.applicant import EcfmgOutlook, EcfmgVerdict
from matchplanner.domain.goals import BackgroundType
from matchplanner.domain.letters import GENETICS_LETTERS, MOST_PER_PROGRAM, LetterMix
from matchplanner.domain.programs import TIERS
from matchplanner.services.today import Summary, TierBalance
from matchplanner.ui import theme
from matchplanner.ui.advice_words import suited_text
from matchplanner.ui.days import day_text
from matchplanner.ui.page import heading, muted
from matchplanner.ui.today.charts import LetterMeter, SeasonStrip, TierBars
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word

_TONES = {
    EcfmgOutlook.CERTIFIED: "ok",
    EcfmgOutlook.IN_TIME: "ok",
    EcfmgOutlook.TIGHT: "attention",
    EcfmgOutlook.TOO_LATE: "problem",
    EcfmgOutlook.UNKNOWN: "muted",
}


class Card(QFrame):
    """A titled box that leads to a page."""

    def __init__(self, name: str, title: str, page: str, open_page: Callable[[], object]) -> None:
        """Start with the title and the way to the page."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        link = button(f"{name}Open", page, open_page)
        link.setFlat(True)
        head = QHBoxLayout()
        head.addWidget(heading(title, 1.0))
        head.addStretch()
        head.addWidget(link)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 8, 14, 12)
        self.column.setSpacing(6)
        self.column.addLayout(head)

    def line(self, name: str) -> QLabel:
        """Add a line of text and return it."""
        label = muted("")
        label.setObjectName(name)
        self.column.addWidget(label)
        return label


class Standing(QWidget):
    """The cards, one below the other."""

    page_requested = Signal(str)
    """A card leads to this page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without figures."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        season = self._card("seasonCard", self.tr("Season"), self.tr("Rotations"), "rotations")
        self._strip = SeasonStrip()
        season.column.addWidget(self._strip)
        self._season = season.line("seasonText")
        self._suited = season.line("suitedText")
        ecfmg = self._card("ecfmgCard", self.tr("ECFMG certification"), self.tr("Profile"), "profile")
        self._slack = QLabel()
        self._slack.setObjectName("ecfmgSlack")
        self._slack.setTextFormat(Qt.TextFormat.PlainText)
        self._slack.setFont(theme.sized(self.font(), 1.5, bold=True))
        self._slack.setToolTip(
            self.tr("Slack: the days between your certification and the day the rank order list is due.")
        )
        ecfmg.column.addWidget(self._slack)
        self._ecfmg = ecfmg.line("ecfmgText")
        letters = self._card("lettersCard", self.tr("Letters"), self.tr("Letters"), "letters")
        self._meter = LetterMeter()
        letters.column.addWidget(self._meter)
        self._letters = letters.line("lettersText")
        tiers = self._card("tiersCard", self.tr("Tier balance"), self.tr("Programs"), "programs")
        self._bars = TierBars()
        tiers.column.addWidget(self._bars)
        self._tiers = tiers.line("tiersText")
        self._funnel = tiers.line("funnelText")
        self._funnel.hide()
        self._column.addStretch()

    def show_summary(self, summary: Summary, today: date) -> None:
        """Show other figures."""
        self._show_season(summary, today)
        self._show_suited(BackgroundType.UNKNOWN if summary.rotates else summary.background)
        self._show_ecfmg(summary.ecfmg, today, expected=summary.deadline_expected)
        self._show_letters(summary.letters)
        self._show_tiers(summary.tiers)

    def show_funnel(self, words: str) -> None:
        """Say how many programs are eligible, applied to, inviting; nothing where it was not counted."""
        self._funnel.setVisible(bool(words))
        self._funnel.setText(words)

    def _card(self, name: str, title: str, page: str, key: str) -> Card:
        card = Card(name, title, page, lambda: self.page_requested.emit(key))
        self._column.addWidget(card)
        return card

    def _show_season(self, summary: Summary, today: date) -> None:
        year = summary.target_year
        self._strip.setVisible(year is not None)
        if year is None:
            self._season.setText(self.tr("Unknown until the target application year is set in Profile."))
            return
        self._strip.show_season(year, summary.phases, today)
        parts = [self.tr("Applications in September {year}.").format(year=year)]
        if summary.phase is not None:
            phase = self.tr("Phase {number}, {name}.")
            parts.append(phase.format(number=summary.phase.number, name=word(summary.phase.key)))
        if summary.next_phase is not None:
            following = self.tr("{days} days to phase {number}, {name}.")
            days = (summary.next_phase.band.start - today).days
            parts.append(
                following.format(
                    days=days, number=summary.next_phase.number, name=word(summary.next_phase.key)
                )
            )
        if summary.phase is None and summary.next_phase is None and summary.ahead is not None:
            coming = self.tr("{days} days to: {name}.")
            days = (summary.ahead.on - today).days
            parts.append(coming.format(days=days, name=summary.ahead.label))
        self._season.setText(" ".join(parts))
        self._strip.setAccessibleName(self._season.text())

    def _show_suited(self, background: BackgroundType) -> None:
        self._suited.setText(suited_text(background))
        self._suited.setVisible(bool(self._suited.text()))

    def _show_ecfmg(self, verdict: EcfmgVerdict, today: date, *, expected: bool) -> None:
        slack = verdict.slack_days
        if verdict.outlook is EcfmgOutlook.CERTIFIED:
            figure = self.tr("Certified")
        elif slack is None:
            figure = self.tr("Slack unknown")
        elif slack < 0:
            figure = self.tr("{days} days too late").format(days=-slack)
        else:
            figure = self.tr("{days} days of slack").format(days=slack)
        self._slack.setText(figure)
        set_tone(self._slack, _TONES[verdict.outlook])
        day = day_text(verdict.certified_on, self.tr("unknown"))
        due = day_text(verdict.deadline, self.tr("unknown"))
        certified = verdict.outlook is EcfmgOutlook.CERTIFIED
        first = self.tr("Certified: {day}.") if certified else self.tr("Expected: {day}.")
        if not certified and verdict.certified_on is not None and verdict.certified_on < today:
            first = self.tr("Expected: {day}, which is over. Note the certificate, or another day.")
        last = self.tr("Rank list due: {day} (expected).") if expected else self.tr("Rank list due: {day}.")
        self._ecfmg.setText(f"{first.format(day=day)} {last.format(day=due)}")

    def _show_letters(self, mix: LetterMix) -> None:
        others = mix.total - mix.geneticists - mix.unknown
        self._meter.show_letters(mix.geneticists, mix.unknown, others, MOST_PER_PROGRAM)
        text = self.tr(
            "{total} planned, {sure} by a board-certified geneticist, {in_hand} uploaded. "
            "Aim for {low} or {high} about genetics."
        ).format(
            total=mix.total,
            sure=mix.geneticists,
            in_hand=mix.in_hand,
            low=GENETICS_LETTERS.start,
            high=GENETICS_LETTERS.stop - 1,
        )
        if mix.unknown:
            text += " " + self.tr("{count} hatched: certification unknown.").format(count=mix.unknown)
        self._letters.setText(text)
        self._meter.setAccessibleName(text)

    def _show_tiers(self, tiers: TierBalance) -> None:
        rows = [(self.tr(label), tiers.counts[tier], True) for tier, label in TIERS.items()]
        rows.append((self.tr("No tier"), tiers.untiered, False))
        self._bars.show_tiers(rows)
        self._bars.setAccessibleName(", ".join(f"{label}: {count}" for label, count, _known in rows))
        self._tiers.setVisible(not tiers.total)
        self._tiers.setText(self.tr("No programs yet."))
