"""The bar that shows notices."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from matchplanner.ui.notices import Notice
from matchplanner.ui.widgets.buttons import button


class NoticeBar(QWidget):
    """The bar above the page; shows the newest notice until it is dismissed, replaced or moot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notice: Notice | None = None
        self.text = QLabel()
        self.text.setObjectName("noticeText")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.text.setWordWrap(
            True
        )  # after the policy, which would take back that the height follows the width
        self.action_button = button("noticeAction", "", self._on_action_clicked)
        self.also_button = button("noticeAlso", "", self._on_also_clicked)
        self.dismiss = button("noticeDismiss", self.tr("Dismiss"), self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.also_button)
        row.addWidget(self.dismiss)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._notice = notice
        self.text.setText(f"{notice.text} {notice.hint}".strip())
        also = "" if notice.also is None else notice.also[0]
        for made, words in ((self.action_button, notice.action_label), (self.also_button, also)):
            made.setText(words)
            made.setAccessibleName(words)
            made.setVisible(bool(words))
        self.show()

    def _on_action_clicked(self) -> None:
        notice = self._notice
        self.hide()
        if notice is not None and notice.action is not None:
            notice.action()

    def _on_also_clicked(self) -> None:
        notice = self._notice
        self.hide()
        if notice is not None and notice.also is not None:
            notice.also[1]()
