"""The sample's texts: two versions of a statement, one for hosts of rotations, an experience for ERAS."""

from matchplanner.domain.texts import TextKind
from matchplanner.services import texts

_OPENING = (
    "The first family I drew a pedigree for had come for a cough. Three cousins had the same coarse "
    "features, and nobody had asked why. I have asked since."
)
_SHORTER = "The first family I drew a pedigree for had come for a cough. I have asked why ever since."
_MIDDLE = (
    "In four years of pediatrics abroad I learned to live with questions that stay open for months, and to "
    "say so to parents in words they can use. A series of nine children with mucopolysaccharidosis taught me "
    "what a name for a disease is worth, and how much of the work is done together: with counselors, "
    "dietitians, cardiologists and the laboratory."
)
_END = (
    "What holds me now is the variant that nobody can read yet, and how to speak of it without frightening "
    "or soothing too much. I want to learn this where it is done every day."
)
_VISIT = (
    "I would like to see how a clinic for metabolic disease follows children into adult life. I can take "
    "histories in three languages and draw pedigrees, and I will have read about each patient's condition."
)
_SERIES = (
    "Collected the course of nine children with mucopolysaccharidosis from one clinic, drew their pedigrees "
    "and compared age at diagnosis before and after enzyme testing became available."
)


def fill() -> None:
    """Write the texts of an invented applicant, for the first plan; must run inside a write."""
    first = texts.add(TextKind.STATEMENT, "Genetics, first draft", body=f"{_OPENING}\n\n{_MIDDLE}")
    plan = next((plan for plan, _name in texts.plans_offered()), None)
    texts.edit(first, "pathway", plan)
    second = texts.duplicate(first)
    texts.edit(second, "title", "Genetics, shorter opening")
    texts.edit(second, "body", f"{_SHORTER}\n\n{_MIDDLE}\n\n{_END}")
    texts.edit(second, "note", "Invented for the sample plan")
    texts.add(TextKind.VISITING, "For clinics of metabolic disease", body=_VISIT)
    texts.add(TextKind.EXPERIENCE, "Case series (invented)", body=_SERIES)
