"""Small calendar files for tests."""

from datetime import date

from matchplanner.domain.spans import Span
from matchplanner.services.exchange.calendar_incoming import IncomingCalendar, Wishes
from matchplanner.services.exchange.calendar_parsing import parse

DAYS = Span(date(2026, 8, 1), date(2028, 7, 31))
NEW_YORK = "America/New_York"

EASTERN_RULES = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE"""


def event(*lines: str, uid: str = "1@example.org", title: str = "Interview") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", *parts, "END:VCALENDAR", ""]
    return "\n".join(whole).replace("\n", "\r\n").encode()


def read(*parts: str, home: str = "Asia/Karachi", days: Span = DAYS) -> IncomingCalendar:
    return parse(calendar(*parts), Wishes(days, home))
