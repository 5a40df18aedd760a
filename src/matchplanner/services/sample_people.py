"""The sample's helpers and talks: who could open which door, and who should hear news soon."""

from collections.abc import Mapping
from datetime import date, timedelta

from matchplanner.domain.mentoring import ContactKind, HelpKind
from matchplanner.services import contacts, introductions, people

_INVENTED = "Invented for the sample plan"
_MENTOR, _CHIEF, _HOST = "Dr. Thérèse Voorbeeld", "Dr. Miloš Příklad", "د. ليلى المثال"


def fill(writers: Mapping[str, int], first: int, second: int, today: date) -> None:
    """Note help and talks around two programs; must run inside a write."""
    mentor, chief, host = writers[_MENTOR], writers[_CHIEF], writers[_HOST]
    asked = today - timedelta(days=30)
    introductions.add(
        mentor,
        HelpKind.INTRODUCE,
        program=first,
        through="Dr. Ida Muster",
        asked_on=asked,
        note="They trained together (invented)",
    )
    introductions.add(mentor, HelpKind.INTRODUCE, program=second, through="a former fellow (invented)")
    introductions.add(host, HelpKind.SPEAK, program=first, asked_on=asked, note=_INVENTED)
    people.edit(mentor, "specialty", "Medical genetics")
    people.edit(mentor, "turnaround_days", 28)
    people.edit(mentor, "eras_letters", "yes")
    people.edit(mentor, "update_months", 6)
    contacts.add(
        mentor,
        ContactKind.MEETING,
        happened_on=today - timedelta(days=170),
        minutes=15,
        prepared="The case series\nWho trains residents from abroad",
        notes=f"Offered to write to two programs. {_INVENTED}",
    )
    contacts.add(
        chief,
        ContactKind.MEETING,
        happened_on=today + timedelta(days=9),
        minutes=15,
        prepared="What the first month of a rotation should show",
        notes=_INVENTED,
    )
