"""A time zone by its IANA name, found by any part of it."""

from PySide6.QtWidgets import QWidget

from matchplanner.domain.zones import zone_names
from matchplanner.ui.widgets.offer_field import OfferField


class ZoneField(OfferField):
    """A line that offers the zones: type a city, or press Down for the list, US zones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(zone_names, parent)
        self.setPlaceholderText(self.tr("unknown; type a city"))
