"""The sample's rosters, messages and events: invented people around real programs, and marked so."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from matchplanner.domain.claims import YesNo
from matchplanner.domain.enquiries import MessageKind, Quality
from matchplanner.domain.events import EventKind
from matchplanner.domain.roster import newest_cohort
from matchplanner.services import events, messages, people, roster
from matchplanner.services.messages import Draft

_INVENTED = "Invented for the sample plan"
_COORDINATOR = "Program coordinator"

# Cohorts back from the newest, name, school, country, IMG, trained before.
_RESIDENTS = (
    (0, "Elif Örnek", "Hacettepe University", "Türkiye", YesNo.YES, "Pediatrics in Ankara"),
    (0, "Sam Sample", "Example State University", "United States", YesNo.NO, ""),
    (1, "Ana Ejemplo", "Universidad de Chile", "Chile", YesNo.YES, ""),
    (1, "Jane Specimen", "Example State University", "United States", YesNo.NO, ""),
    (2, "Ravi Udaharan", "Christian Medical College, Vellore", "India", YesNo.YES, ""),
    (3, "Pat Instance", "Example Medical College", "United States", YesNo.NO, ""),
    (4, "Noor Misal", "Aga Khan University", "Pakistan", YesNo.YES, "Pediatrics in Karachi"),
    (4, "Kim Yesi", "Yonsei University", "South Korea", YesNo.UNKNOWN, ""),
)
_FEW = (
    (0, "Lee Placeholder", "Example State University", "United States", YesNo.NO, ""),
    (1, "Max Dummy", "Example Medical College", "United States", YesNo.NO, ""),
    (2, "Robin Mockup", "Example State University", "United States", YesNo.NO, ""),
)


def fill(indiana: int, mayo: int, iowa: int, stanford: int, today: date) -> None:
    """Put rosters, messages, faculty and events around four programs; must run inside a write."""
    _residents(indiana, _RESIDENTS, today)
    _residents(iowa, _FEW, today)
    _messages(indiana, mayo, iowa, today)
    for name, role, interests in (
        ("Dr. Ida Muster", "Program director", "inborn errors of metabolism; newborn screening"),
        ("Prof. Ola Exempel", "Faculty, laboratory", "variant interpretation; rapid genome sequencing"),
        ("Jo Beispiel", _COORDINATOR, ""),
    ):
        people.add(name, role=role, interests=interests, program=indiana, notes=_INVENTED)
    _events(indiana, stanford, today)


def _residents(program: int, known: tuple[tuple[int, str, str, str, YesNo, str], ...], today: date) -> None:
    for back, name, school, country, img, trained in known:
        roster.add(
            program,
            today - timedelta(days=12),
            name=name,
            cohort=newest_cohort(today) - back,
            school=school,
            country=country,
            img=img.value,
            earlier_training=trained,
            source=_INVENTED,
        )


def _messages(indiana: int, mayo: int, iowa: int, today: date) -> None:
    visa, imgs = (messages.banks()["enquiry"].questions[at].text for at in (0, 2))
    answered = _send(indiana, "Jo Beispiel", _COORDINATOR, (visa, imgs), today - timedelta(days=40))
    messages.record_reply(
        answered,
        today - timedelta(days=33),
        f"J-1 is sponsored; an H-1B is decided case by case. ({_INVENTED})",
        Quality.HELPFUL,
    )
    late = _send(mayo, "", _COORDINATOR, (visa,), today - timedelta(days=60))
    messages.record_reply(
        late, today - timedelta(days=30), f"Please see our website. ({_INVENTED})", Quality.GENERIC
    )
    _send(iowa, "", _COORDINATOR, (visa, imgs), today - timedelta(days=24))


def _send(program: int, name: str, role: str, questions: tuple[str, ...], day: date) -> int:
    body = "\n".join(("Dear colleague,", "", *questions, "", f"({_INVENTED})"))
    draft = Draft(MessageKind.ENQUIRY, name, role, "E-mail", "A question from an applicant", body, questions)
    return messages.save_sent(program, draft, day)


def _events(indiana: int, stanford: int, today: date) -> None:
    asked = [question.text for question in messages.banks()["event"].questions]
    evening = time(18)
    ahead: Mapping[str, object] = {
        "kind": EventKind.OPEN_HOUSE.value,
        "starts_at": datetime.combine(today + timedelta(days=9), evening),
        "zone": "America/Indiana/Indianapolis",
        "minutes": 90,
        "registered": YesNo.YES.value,
        "questions": asked[:2],
        "notes": _INVENTED,
    }
    events.add("Virtual open house (invented)", [indiana], **ahead)
    past: Mapping[str, object] = {
        "kind": EventKind.QUESTION_HOUR.value,
        "starts_at": datetime.combine(today - timedelta(days=15), evening),
        "zone": "America/Los_Angeles",
        "minutes": 60,
        "registered": YesNo.YES.value,
        "attended": YesNo.YES.value,
        "questions": asked[:3],
        "notes": f"Residents spoke freely about research time. {_INVENTED}.",
    }
    events.add("Question hour with residents (invented)", [stanford], **past)
    fair: Mapping[str, object] = {"kind": EventKind.FAIR.value, "notes": _INVENTED}
    events.add("Society residency fair (invented)", (), **fair)
