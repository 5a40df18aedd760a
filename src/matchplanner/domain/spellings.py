"""British and American spellings of the same word."""

import re
from collections.abc import Iterator

_SHORTEST = 5  # no shorter word is spelt in two ways
_OUR = (
    "arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|"
    "rig|rum|sav|savi|splend|tum|val|vap|vig"
)
_TRE = "cen|me|li|thea|spec|scep|lus"
_BRE = "cali|fi|sa|som"
_ISE = r"(e|ed|er|ers|es|ing|ation|ations|ational|able)\b"

_AMERICAN = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (rf"({_OUR})our", r"\1or"),
        (rf"({_TRE})tre", r"\1ter"),
        (rf"({_BRE})bre", r"\1ber"),
        (rf"is{_ISE}", r"iz\1"),
        (r"ys(e|ed|er|ers|es|ing)\b", r"yz\1"),
        (r"(catal|dial|anal|epil|prol|monol)ogue", r"\1og"),
        (r"gramme", "gram"),
        (r"(def|off|pret|lic)ence", r"\1ense"),
        (r"dgement", "dgment"),
        (r"([^aeiou][aeiou]l)l(ed|er|ers|ing|or|ors)\b", r"\1\2"),
        (r"ageing\b", "aging"),
    )
)
"""What is British, and how Americans spell it."""

_BRITISH = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (rf"\b(un|dis|mis)?({_OUR})or(?!i[st])", r"\1\2our"),
        (rf"\b((?:centi|milli|kilo)?(?:{_TRE}))ter(s?)\b", r"\1tre\2"),
        (rf"\b({_BRE})ber(s?)\b", r"\1bre\2"),
        (rf"iz{_ISE}", r"is\1"),
        (r"lyz(e|ed|er|ers|es|ing)\b", r"lys\1"),
    )
)
"""What is American, and how the British spell it."""

_DIGRAPH = re.compile("[ao]e")


def american(word: str) -> Iterator[str]:
    """Yield how Americans would spell a British word, in small letters; not all of it need be a word.

    "Haematology" and "oedema" become "hematology" and "edema".
    """
    if len(word) < _SHORTEST:
        return
    for written in (word, _DIGRAPH.sub("e", word)):
        spelt = written
        for pattern, other in _AMERICAN:
            spelt = pattern.sub(other, spelt)
        yield from {written, spelt} - {word}


def british(word: str) -> Iterator[str]:
    """Yield how the British would spell an American word, in small letters."""
    for pattern, other in _BRITISH:
        spelt = pattern.sub(other, word)
        if spelt != word:
            yield spelt
