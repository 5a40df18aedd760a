"""Find every text of the program that can be translated, with the context its translation is kept under.

Qt's own lupdate follows neither our short functions (`_tr`), nor the hook for what is said below the
window (`matchplanner/wording.py`), nor the labels of vocabularies; so this reads the sources by itself. A
text is found where it stands as a literal, alone or in a table that a call names; `Texts.hidden` lists the
calls whose text nobody could translate, because it is put together before it is looked up.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from typing_extensions import override

SOURCE = Path(__file__).resolve().parents[1] / "src" / "matchplanner"
WORDS = "Words"

_SAID = frozenset({"say", "mark", "phrase"})
_TOLD = {
    "required": (1,),
    "whole_number": (1,),
    "number": (1,),
    "whole_usd": (1,),
    "day": (1,),
    "choice": (2,),
    "RecordKind": (0, 1),
    "_of_program": (0, 1),
    "_part": (0, 1),
    "_always": (0,),
}
"""Functions below the window that say what they are given, by the places of their texts."""

_ERRORS = frozenset(
    {
        *(
            "UserError",
            "CancelledError",
            "StoreError",
            "ReadOnlyPlanError",
            "PlanInUseError",
            "PlanBusyError",
        ),
        *("DamagedPlanError", "RubricError", "SeasonError", "FileFormatError"),
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text: its context, its English words, and the English singular where it tells of a number."""

    context: str
    source: str
    one: str = ""


@dataclass(slots=True)
class Texts:
    """What was found; `hidden` names calls by file and line."""

    found: dict[tuple[str, str], Text] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)

    def add(self, text: Text, place: str) -> None:
        """Note a text; a number's singular is kept, whichever call told it."""
        key = text.context, text.source
        if text.source and (key not in self.found or text.one):
            self.found[key] = text
        self.places.setdefault(key, place)


def collect(source: Path = SOURCE) -> Texts:
    """Read every module and return its texts; the command line is English."""
    files = sorted(file for file in source.rglob("*.py") if not file.name.startswith("cli"))
    modules = {_name(path, source): ast.parse(path.read_text("utf-8")) for path in files}
    shorts = {name: dict(_shorts(tree)) for name, tree in modules.items()}
    texts = Texts()
    for name, tree in modules.items():
        _Module(name, tree, modules, shorts, texts).visit(tree)
    for text in _of_tables():
        texts.add(text, "resources")
    return texts


def _name(path: Path, source: Path) -> str:
    parts = path.relative_to(source.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _shorts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield a module's own short functions for translating, each with its context."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and len(node.args.args) == 1:
            last = node.body[-1]
            call = last.value if isinstance(last, ast.Return) else None
            if not isinstance(call, ast.Call) or _called(call) != "translate":
                continue
            if isinstance(call.args[0], ast.Constant) and isinstance(call.args[1], ast.Name):
                yield node.name, str(ast.literal_eval(call.args[0]))


def _called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


class _Module(ast.NodeVisitor):
    """Walks one module with the classes and functions around each call."""

    def __init__(
        self,
        name: str,
        tree: ast.Module,
        modules: Mapping[str, ast.Module],
        shorts: Mapping[str, Mapping[str, str]],
        texts: Texts,
    ) -> None:
        self._name, self._modules, self._texts = name, modules, texts
        self._shorts = dict(shorts[name])
        self._tables: dict[str, ast.expr] = dict(_tables(tree))
        self._classes: list[str] = []
        self._around: list[ast.FunctionDef] = []
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in {*modules}:
                self._import(node, shorts)

    def _import(self, node: ast.ImportFrom, shorts: Mapping[str, Mapping[str, str]]) -> None:
        module = node.module or ""
        held = dict(_tables(self._modules[module]))
        for name in node.names:
            called = name.asname or name.name
            if name.name in shorts[module]:
                self._shorts[called] = shorts[module][name.name]
            if name.name in held:
                self._tables.setdefault(called, held[name.name])
            for short, context in shorts.get(f"{module}.{name.name}", {}).items():
                self._shorts[f"{called}.{short}"] = context

    @override
    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Take in a vocabulary's labels, and remember whose `self` comes."""
        if any(isinstance(base, ast.Name) and base.id == "LabelledEnum" for base in node.bases):
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
                    self._add(WORDS, line.value.elts[1])
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    @override
    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Remember the function around what comes."""
        self._around.append(node)
        self.generic_visit(node)
        self._around.pop()

    @override
    def visit_Call(self, node: ast.Call) -> None:
        """Take in the texts of a call that translates or says."""
        called = _called(node)
        if called in {"say", "phrase"} and self._name.endswith((".wording", ".words", ".errors")):
            return
        if called == "counted" and isinstance(node.func, ast.Name) and len(node.args) > 2:  # noqa: PLR2004 - one, many, n
            self._number(node)
        elif called in _ERRORS:
            for text in node.args[:2]:
                self._add(WORDS, text)
        elif called in _SAID and isinstance(node.func, ast.Name):
            self._add(WORDS, node.args[0])
        elif called in _TOLD and len(node.args) > max(_TOLD[called]):
            for at in _TOLD[called]:
                self._add(WORDS, node.args[at])
        elif called == "translate" and len(node.args) > 1 and isinstance(node.args[0], ast.Constant):
            self._add(str(node.args[0].value), node.args[1])
        elif (context := self._context(node.func)) is not None and node.args:
            self._add(context, node.args[0])
        self.generic_visit(node)

    def _context(self, func: ast.expr) -> str | None:
        match func:
            case ast.Name(id=name) if name in self._shorts:
                return self._shorts[name]
            case ast.Name(id="tr" | "_tr"):
                return self._alias(func.id)
            case ast.Attribute(value=ast.Name(id=name), attr=short) if f"{name}.{short}" in self._shorts:
                return self._shorts[f"{name}.{short}"]
            case ast.Attribute(value=owner, attr="tr"):
                return self._owner(owner)
        return None

    def _alias(self, name: str) -> str | None:
        """Return the context of `tr = self.tr` in a function around."""
        for around in reversed(self._around):
            for node in ast.walk(around):
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                    return self._context(node.value)
        return None

    def _owner(self, owner: ast.expr) -> str | None:
        """Return the class that `self` or an annotated name stands for."""
        told = ast.unparse(owner)
        if told == "self":
            return self._classes[-1]
        for around in reversed(self._around):
            for argument in (*around.args.args, *around.args.kwonlyargs):
                if argument.arg == told and argument.annotation is not None:
                    return ast.unparse(argument.annotation).split(" ")[0].split(".")[-1]
        return "QObject"  # whatever it is at last: the context every object is asked in

    def _number(self, node: ast.Call) -> None:
        one, many = list(self._literals(node.args[0])), list(self._literals(node.args[1]))
        if len(one) != len(many) or not (one or isinstance(node.args[0], ast.Attribute)):
            self._texts.hidden.append(f"{self._place(node)}: {ast.unparse(node)}")
        for singular, text in zip(one, many, strict=False):
            self._texts.add(Text(WORDS, text, singular), self._place(node))

    def _add(self, context: str, text: ast.expr) -> None:
        for literal in self._literals(text):
            self._texts.add(Text(context, literal), self._place(text))

    def _place(self, node: ast.expr) -> str:
        return f"{self._name}:{node.lineno}"

    def _literals(self, text: ast.expr) -> Iterator[str]:
        """Yield the texts an expression may stand for; one that is put together is noted as hidden."""
        match text:
            case ast.Constant(value=str(value)):
                yield value
            case ast.IfExp(body=first, orelse=second):
                yield from self._literals(first)
                yield from self._literals(second)
            case ast.BoolOp(values=values):
                for either in values:
                    yield from self._literals(either)
            case ast.Subscript(value=ast.Name(id=name)) | ast.Name(id=name):
                yield from self._of_table(name)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"), args=[_, *rest]):
                yield from self._of_table(name)
                for other in rest:
                    yield from self._literals(other)
            case ast.JoinedStr() | ast.BinOp():
                self._texts.hidden.append(f"{self._place(text)}: {ast.unparse(text)}")

    def _of_table(self, name: str) -> Iterator[str]:
        for around in reversed(self._around):
            for node in ast.walk(around):
                if isinstance(node, ast.Assign):
                    yield from _assigned(node, name)
        if name in self._tables:
            yield from _inside(self._tables[name])


def _assigned(node: ast.Assign, name: str) -> Iterator[str]:
    """Yield the texts that a line gives a name, alone or beside others."""
    match node.targets[0], node.value:
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for target, value in zip(targets, values, strict=True):
                if ast.unparse(target) == name:
                    yield from _inside(value)
        case target, value if ast.unparse(target) == name:
            yield from _inside(value)


def _tables(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def _inside(table: ast.expr) -> Iterator[str]:
    """Yield the texts of a literal or of a table; keys and what is put together are none."""
    match table:
        case ast.Constant(value=str(value)):
            yield value
        case ast.Dict(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _inside(part)
        case ast.IfExp(body=first, orelse=second):
            yield from _inside(first)
            yield from _inside(second)
        case ast.Call(args=parts):
            for part in parts:
                yield from _inside(part)


def _of_tables() -> Iterator[Text]:
    """Yield what stands in tables rather than in code: answers of facts, the rubric, the season's dates."""
    from matchplanner.domain.claim_fields import ClaimField
    from matchplanner.domain.programs import TIERS
    from matchplanner.services import scoring, season

    yield from (Text(WORDS, name) for name in TIERS.values())
    for fact in ClaimField:
        yield from (Text(WORDS, label) for _value, label in fact.rule.options)
    for criterion in scoring.shipped().criteria:
        yield from (Text(WORDS, text) for text in (criterion.label, criterion.help, criterion.evidence))
        for step in criterion.steps:
            yield from (Text(WORDS, text) for text in (step.label, step.anchor))
    yield from (Text(WORDS, milestone.label) for milestone in season.rules().milestones)
