"""What the typed fields share: what is being typed survives a refresh, a refusal and a change of record."""

_REFUSED = "\0"  # never typed: keeps a refused value different from the stored one


class KeptText:
    """The second base of an editor widget; the widget brings the four methods below."""

    _loaded = ""
    _stored = ""

    def text(self) -> str:
        """Return what is typed; the widget's own."""
        raise NotImplementedError

    def setText(self, text: str, /) -> None:  # noqa: N802 - Qt's name
        """Replace what is typed; the widget's own."""
        raise NotImplementedError

    def hasFocus(self) -> bool:  # noqa: N802 - Qt's name
        """Tell whether the keyboard is here; the widget's own."""
        raise NotImplementedError

    def hand_over(self, text: str) -> None:
        """Tell what was typed; the widget's signal."""
        raise NotImplementedError

    def load(self, text: str, *, fresh: bool = False) -> None:
        """Show a stored value, unless the user is typing another or has one refused.

        `fresh` says that another record is shown now: then what was typed goes.
        """
        if not fresh and (self.refused or (self.hasFocus() and self.changed)):
            return
        self._loaded = self._stored = text
        if self.changed:
            self.setText(text)

    def commit(self) -> None:
        """Hand over what was typed, if it differs from what is stored."""
        if self.changed:
            self._loaded = self.text()
            self.hand_over(self.text())

    def reject_value(self) -> None:
        """Note that the plan refused the value: it is tried again when the field is left again."""
        self._loaded = _REFUSED

    def go_back(self) -> None:
        """Show the stored value again: the plan takes no other."""
        self.load(self._stored, fresh=True)

    def revert(self) -> bool:
        """Go back to the stored value; return whether there was anything to go back from."""
        if not self.changed or self.refused:
            return False
        self.setText(self._loaded)
        return True

    @property
    def changed(self) -> bool:
        """Whether what is typed differs from what is stored."""
        return self.text() != self._loaded

    @property
    def refused(self) -> bool:
        """Whether the plan refused what is typed."""
        return self._loaded == _REFUSED
