"""The words of a case's fields: what each is called and what belongs in it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

LABELS: Mapping[str, str] = {
    "condition": "Condition",
    "gene": "Gene",
    "prenatal": "Pregnancy and birth",
    "family": "Family history and pedigree",
    "growth": "Growth and dysmorphic features",
    "earlier": "Earlier imaging and laboratory results",
    "differential": "Differential diagnosis",
    "tests": "Proposed tests",
    "questions": "For tomorrow: problems, and questions that end with ?",
    "learning": "What I learned",
}
HINTS: Mapping[str, str] = {
    "condition": "Suspected Marfan syndrome",
    "gene": "FBN1",
    "prenatal": "Teratogens, growth before birth, gestation, birth measures",
    "family": "Three generations: who is affected, consanguinity, origin",
    "growth": "Centiles and Z scores; major and minor anomalies",
    "earlier": "What was done before, and what it showed",
    "differential": "The likeliest first, and what speaks for it",
    "tests": "Which test first, and what its result would change",
    "questions": "Which of the criteria are met today?",
    "learning": "One or two sentences you could say in an interview",
}


def label(field: str) -> str:
    """Return what a field is called, in the language of the window."""
    return QCoreApplication.translate("CaseFields", LABELS[field])


def hint(field: str) -> str:
    """Return an example of what belongs in a field."""
    return QCoreApplication.translate("CaseFields", HINTS[field])
