"""Words that mean the same field of work, so that "metabolic work" meets an "inborn errors" clinic."""

import functools
import re
import unicodedata

TOPICS: dict[str, tuple[str, ...]] = {
    "metabolic": (
        "metabol",
        "inborn error",
        "lysosomal",
        "mitochondri",
        "urea cycle",
        "newborn screening",
        "biochemical genetic",
    ),
    "cancer": ("cancer", "oncolog", "oncogen", "tumor", "tumour", "lynch", "brca"),
    "cardio": ("cardi", "aortopath", "marfan", "arrhythm", "connective tissue"),
    "neuro": ("neuro", "neurodevelopment", "epilep", "huntington", "ataxia"),
    "neuromuscular": ("neuromuscular", "muscular dystroph", "myopath"),
    "prenatal": ("prenatal", "fetal", "foetal", "reproductive", "preconception", "maternal-fetal"),
    "preimplantation": ("preimplantation", "pgt", "assisted reproduct", "ivf"),
    "anomalies": ("anomal", "dysmorph", "birth defect", "malformation", "skeletal dysplasia"),
    "craniofacial": ("craniofacial", "cleft"),
    "neonatal": ("nicu", "neonat", "newborn"),
    "cytogenetic": ("cytogen", "chromosom", "karyotyp", "microarray"),
    "molecular": ("molecular", "sequencing", "variant interpretation", "exome", "genome"),
    "biochemical": ("biochemical",),
    "informatics": (
        "informatic",
        "bioinformatic",
        "data science",
        "statistic",
        "biostatistic",
        "computational",
        "machine learning",
        "programming",
        "genomic medicine",
    ),
    "rare disease": ("rare disease", "undiagnosed", "orphan"),
    "gene therapy": ("gene therap", "gene edit", "clinical trial"),
    "counseling": ("counsel",),
}
"""Stems that belong together; the guide's pairs (lines 296-298) and the words of R2, R29, R83 are there."""

_NO = re.compile(r"(?:\bno|\bnot|\bwithout|\bnone|\blacks?|n't)\b[^.;,]{0,30}$")
_SHORTEST_STEM = 3


def folded(text: str) -> str:
    """Return text for comparing: without case and accents, blanks as one."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())


@functools.lru_cache(maxsize=4096)
def topics_in(text: str) -> frozenset[str]:
    """Return the topics a text speaks of, one it denies ("no prenatal clinic") left out."""
    plain = folded(text)
    return frozenset(topic for topic, stems in TOPICS.items() if any(_stands(stem, plain) for stem in stems))


@functools.lru_cache(maxsize=4096)
def denied_in(text: str) -> frozenset[str]:
    """Return the topics that a text names only to say that they are not there."""
    plain = folded(text)
    return frozenset(
        topic
        for topic, stems in TOPICS.items()
        if any(_places(stem, plain) for stem in stems) and topic not in topics_in(text)
    )


@functools.lru_cache(maxsize=4096)
def speaks_of(text: str, keyword: str) -> bool:
    """Tell whether a text speaks of a keyword, in these words or in others of the same topic."""
    return bool(topics_in(text) & topics_in(keyword)) or _stands(folded(keyword), folded(text))


def _stands(stem: str, plain: str) -> bool:
    return any(not _NO.search(plain[:at]) for at in _places(stem, plain))


def _places(stem: str, plain: str) -> tuple[int, ...]:
    """Return where words begin with the stem."""
    if len(stem) < _SHORTEST_STEM:
        return ()
    return tuple(found.start() for found in re.finditer(rf"(?<!\w){re.escape(stem)}", plain))
