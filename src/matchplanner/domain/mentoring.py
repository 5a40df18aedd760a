"""People who help along: who could introduce the applicant or speak for them, and where."""

from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum


class HelpKind(LabelledEnum):
    """What a person could do for the applicant elsewhere (R121, R206)."""

    INTRODUCE = "introduce", "Could introduce me to"
    SPEAK = "speak", "Could speak for me at"


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who could help at a program; `through` is whom they know there, "" if that is not known."""

    kind: HelpKind
    name: str
    through: str = ""
    asked: bool = False

    @property
    def words(self) -> str:
        """Name the helper, and through whom."""
        return f"{self.name} through {self.through}" if self.through else self.name


def of_kind(helpers: tuple[Helper, ...], kind: HelpKind) -> tuple[str, ...]:
    """Return the words for the helpers of one kind, each once."""
    return tuple(dict.fromkeys(helper.words for helper in helpers if helper.kind is kind))


def sentence(helper: Helper) -> str:
    """Return a sentence for an enquiry that names a helper.

    It speaks of no offer while the person has not been asked.
    """
    if not helper.asked:
        also = f" and also knows {helper.through}" if helper.through else ""
        return f"{helper.name} knows my work{also}."
    who = f"{helper.name}, who knows {helper.through}," if helper.through else helper.name
    if helper.kind is HelpKind.SPEAK:
        return f"{who} knows my work and would be glad to tell you about it."
    return f"{who} has kindly offered to introduce me to you."
