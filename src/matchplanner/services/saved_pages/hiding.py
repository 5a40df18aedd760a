"""What a web page holds but does not show."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchplanner.services.saved_pages.selectors import Element, Selector, keys_of, parsed

_UNREAD = frozenset(
    {
        *(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "svg",
            "math",
            "iframe",
            "object",
            "select",
            "option",
        ),
        *("textarea", "canvas", "audio", "video", "nav", "del", "s", "strike"),
    }
)
_UNREAD_ROLES = frozenset({"navigation", "search", "menu", "menubar"})
_PANEL_ROLES = frozenset({"tabpanel", "region"})
_HIDING_CLASSES = frozenset(
    {
        *("hidden", "d-none", "hide", "is-hidden", "sr-only", "visually-hidden", "visuallyhidden"),
        *("screen-reader-text", "element-invisible", "invisible", "u-hidden"),
    }
)
_FOLDS = re.compile(r"collaps|accordion|tab-?(?:pane|panel|content)|toggle|expand|faq")
_OPENING = frozenset({"data-toggle", "data-bs-toggle", "data-accordion", "data-collapse"})
_MENUS = frozenset({"ul", "ol", "menu"})
"""What a control of the page's head opens, rather than a panel of text."""

_CELLS = frozenset({"tr", "td", "th"})
"""Parts of a table, which no click opens one by one."""

_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|!|$)|"
    r"font-size:[01](?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|!|$)|(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:;|!|"
    r"$)|"
    r"(?:left|top|right|text-indent):-\d{3,}|clip:rect\(0|line-through|transform:scale\(0\)"
)
_WHITE = re.compile(r"(?:^|;)color:(?:white|#fff(?:fff)?|rgb\(255,255,255\)|transparent)(?:;|!|$)")
_ON_WHITE = re.compile(
    r"background(?:-color)?:(?:white|#fff(?:fff)?|rgb\(255,255,255\)|transparent)(?:;|!|$)"
)
_CONSENT = re.compile(r"\bcookies?\b|\bcookie[-_]|\bgdpr\b")
"""Names of the banner that asks for consent, which is not what a page says."""

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CONDITIONAL = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SHOWING = {
    "display": re.compile(r"(?:^|;)display:(?!none)\w"),
    "visibility": re.compile(r"(?:^|;)visibility:visible"),
}
_MOST_RULES = 200
"""Rules for one name that are kept, many more than pages have."""

_DECLARED = re.compile(r"(?:^|;)(display|visibility):")
_OWN_STYLE = re.compile(r"<style\b[^<>]{0,300}>", re.IGNORECASE)
_STYLE_ENDS = re.compile(r"</style", re.IGNORECASE)


def is_footer(element: Element) -> bool:
    """Return whether an element is the foot of a page, where little concerns the page itself."""
    return element.tag == "footer" or element.given.get("role", "").lower() == "contentinfo"


def own_styles(source: str) -> list[str]:
    """Return the style sheets that stand in a page itself."""
    found, at = [], 0
    while (begin := _OWN_STYLE.search(source, at)) and (end := _STYLE_ENDS.search(source, begin.end())):
        found.append(source[begin.end() : end.start()])
        at = end.end()
    return found


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a style sheet says of elements: hidden, or shown after all; `order` is its place."""

    selector: Selector
    what: str
    hides: bool
    important: bool
    order: int


class Styles:
    """The rules by which style sheets hide text on every screen, found by the names they speak of."""

    def __init__(self, styles: Iterable[str] = ()) -> None:
        self._rules: dict[str, dict[tuple[Selector, str, bool], _Rule]] = {}
        self._count = 0
        for style in styles:
            plain = _CONDITIONAL.sub("", _COMMENT.sub("", style))
            for selectors, declarations in _RULE.findall(plain):
                self._add(selectors, "".join(declarations.split()).lower())

    @property
    def tags(self) -> Collection[str]:
        """The names by which rules speak of elements, plain tags among them."""
        return self._rules.keys()

    def hide(self, element: Element, above: Sequence[Element]) -> bool:
        """Return whether the rules that win hide an element standing within those `above` it."""
        winners: dict[str, tuple[tuple[bool, tuple[int, int, int], int], bool]] = {}
        for key in keys_of(element):
            for rule in self._rules.get(key, {}).values():
                if rule.selector.fits(element, above):
                    rank = (rule.important, rule.selector.weight, rule.order)
                    if rule.what not in winners or winners[rule.what][0] < rank:
                        winners[rule.what] = (rank, rule.hides)
        return any(hides for _, hides in winners.values())

    def _add(self, selectors: str, declared: str) -> None:
        what, hides = _effect(declared)
        if not what:
            return
        for selector in parsed(selectors):
            self._count += 1
            rule = _Rule(selector, what, hides, "!important" in declared, self._count)
            for key in selector.keys:
                rules = self._rules.setdefault(key, {})
                if len(rules) < _MOST_RULES:
                    rules[selector, what, hides] = rule


def _effect(declared: str) -> tuple[str, bool]:
    """Return which property decides whether text is seen and whether it hides; "" if none does."""
    if _hides(declared):
        named = _DECLARED.search(declared)
        return named[1] if named else "other", True
    shown = next((what for what, form in _SHOWING.items() if form.search(declared)), "")
    return shown, False


def opens(element: Element) -> bool:
    """Return whether an element is a control that shows what follows it when it is clicked."""
    return "aria-expanded" in element.given or not _OPENING.isdisjoint(element.given)


def is_hidden(
    element: Element, above: Sequence[Element], styles: Styles, *, after_control: bool = False
) -> bool:
    """Return whether an element is not part of what a page says.

    Navigation and struck-out text count as hidden. Panels that a click opens
    do not, whatever style sheets say of them: those named so, and one that
    stands right after the control that opens it.
    """
    tag, given = element.tag, element.given
    if not given and tag not in styles.tags:
        return tag in _UNREAD or tag == "dialog"
    role = given.get("role", "").lower()
    if tag in _UNREAD or role in _UNREAD_ROLES or (tag == "dialog" and "open" not in given):
        return True
    named = f"{given.get('class', '')} {given.get('id', '')}".lower()
    opened = after_control and tag not in _MENUS and all(outer.tag != "header" for outer in above)
    if role in _PANEL_ROLES or (tag not in _CELLS and (opened or _FOLDS.search(named))):
        return False
    return _is_hidden_by_attributes(given) or styles.hide(element, above)


def _is_hidden_by_attributes(given: Mapping[str, str]) -> bool:
    return (
        "hidden" in given
        or given.get("aria-hidden", "").lower() == "true"
        or not _HIDING_CLASSES.isdisjoint(given.get("class", "").lower().split())
        or _hides(given.get("style", ""))
        or _CONSENT.search(f"{given.get('class', '')} {given.get('id', '')}".lower()) is not None
    )


def _hides(style: str) -> bool:
    plain = "".join(style.split()).lower()
    if _HIDING_STYLE.search(plain):
        return True
    if "background" in plain and not _ON_WHITE.search(plain):
        return False
    return _WHITE.search(plain) is not None
