"""The documents say what is so: requirements, README, changelog and decisions against the code."""

import argparse
import ast
import importlib.util
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from matchplanner import cli, cli_files
from matchplanner.services.exchange.exporting import FORMATS
from matchplanner.store import schema

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "matchplanner"
TESTS = ROOT / "tests"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "packaging").rglob("*.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ALL = range(1, 227)

_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
_MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:home|root|tmp|work|Users|opt|mnt|var)/|[A-Z]:\\")


def text_of(name: str) -> str:
    """Return a document of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def rows(document: str, heading: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the table below a heading, without its own headings."""
    section = document.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    for line in table[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def numbers(cell: str) -> Iterator[int]:
    """Yield the numbers of "3, 5-7"."""
    for part in cell.split(","):
        first, _, last = part.strip().partition("-")
        yield from range(int(first), int(last or first) + 1)


@cache
def functions(file: Path) -> frozenset[str]:
    """Return the names of a module's functions."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@cache
def cases(file: Path, function: str) -> frozenset[str]:
    """Return the names of a test's cases, as `pytest.param(id=...)` gives them."""
    spec = importlib.util.spec_from_file_location(f"shown_by_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, spec.name, module)  # where dataclasses look for their own module
        spec.loader.exec_module(module)
    marks = getattr(module, function).pytestmark
    parametrized = (mark.args[1] for mark in marks if mark.name == "parametrize")
    return frozenset(str(case.id) for listed in parametrized for case in listed)


REQUIREMENTS = text_of("docs/requirements.md")
COVERED = list(rows(REQUIREMENTS, "Covered"))
HABITS = list(rows(REQUIREMENTS, "A1-A40"))
README = text_of("README.md")


def test_every_requirement_is_covered_or_not_yet_and_stands_once() -> None:
    listed = Counter(int(row[0]) for row in COVERED)
    listed.update(number for row in rows(REQUIREMENTS, "Not yet") for number in numbers(row[1]))
    assert {number: count for number, count in listed.items() if count > 1} == {}
    assert set(listed) == set(ALL)


def test_each_habit_of_a_good_program_stands_once_and_in_order() -> None:
    listed = [int(row[0]) for row in HABITS]
    assert listed == sorted(set(listed) & set(range(1, 41)))


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{kind}{row[0]}")
        for kind, listed in (("R", COVERED), ("A", HABITS))
        for row in listed
    ],
)
def test_a_covered_requirement_names_modules_and_tests_that_exist(row: list[str]) -> None:
    _number, what, where, shown_by = row
    assert what
    places, tests = _CODE.findall(where), _CODE.findall(shown_by)
    assert places
    assert tests
    for place in places:
        assert (ROOT if place.startswith("resources/") else SOURCE).joinpath(place).is_file(), place
    for test in tests:
        file, _, named = test.partition("::")
        function, _, case = named.removesuffix("]").partition("[")
        assert (TESTS / file).is_file(), test
        assert function.startswith("test_"), test
        assert function in functions(TESTS / file), test
        assert named in {function, f"{function}[{case}]"}, test
        assert not case or case in cases(TESTS / file, function), test


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere_and_no_path_of_a_machine_is_told(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    local = [link for link in _LINK.findall(text) if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []
    assert _MACHINE_PATH.findall(text) == []


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    actions = cli._parser()._actions
    (commands,) = (action for action in actions if isinstance(action, argparse._SubParsersAction))
    return dict(commands.choices)


def told_commands() -> Iterator[list[str]]:
    """Yield the words of each command line that the README's table shows."""
    for row in rows(README, "Command line"):
        for code in _CODE.findall(row[0]):
            yield re.sub(r"[\[\]]", " ", code).split()


def test_the_readme_tells_every_command_with_its_options() -> None:
    told: dict[str, set[str]] = {}
    for program, command, *words in told_commands():
        assert program == "matchplanner"
        told.setdefault(command, set()).update(word for word in words if word.startswith("--"))
    known = {
        name: {
            option
            for action in parser._actions
            if action.help != argparse.SUPPRESS
            for option in action.option_strings
            if option.startswith("--") and option not in {"--help", "--today"}
        }
        for name, parser in parsers().items()
        if name not in cli._HIDDEN
    }
    table = README.split("\n## Command line\n", 1)[1]
    assert set(told) == set(known)
    for command, options in told.items():
        assert options <= known[command]
        assert {option for option in known[command] if option not in table} == set()
    assert "--today" in table


def test_the_readme_tells_every_export_with_its_formats() -> None:
    told = {
        command.split()[2]: formats
        for command, formats in (
            (code, f"{code} {row[1]}")
            for row in rows(README, "Command line")
            for code in _CODE.findall(row[0])
            if code.startswith("matchplanner export ")
        )
    }
    assert set(told) == set(FORMATS) == set(cli_files.EXPORTS)
    for what, formats in FORMATS.items():
        assert {name for name in formats if f".{name}" not in told[what]} == set(), what


def test_the_chores_that_are_told_of_exist() -> None:
    chores = set(re.findall(r'^    "(\w+)": \w+,$', text_of("tasks.py"), flags=re.MULTILINE))
    assert {"run", "test", "check", "bench", "screenshots", "package"} <= chores
    for document in DOCUMENTS:
        told = set(re.findall(r"tasks\.py (\w+)", document.read_text(encoding="utf-8")))
        assert told <= chores, document.name


def test_the_readme_shows_every_page_under_its_name() -> None:
    names = text_of("src/matchplanner/ui/navigation.py")
    pages = dict(re.findall(r'^    "(\w+)": "([^"]+)",$', names, flags=re.MULTILINE))
    assert len(pages) == 9
    shown = dict(re.findall(r"window-(\w+)\.png\) \*\*([^*]+)\*\*", README))
    assert shown == pages


def test_the_changelog_has_an_entry_for_this_version() -> None:
    assert f"\n## {PROJECT['version']}" in text_of("CHANGELOG.md")


def test_decisions_are_numbered_and_explain_every_dependency() -> None:
    decisions = text_of("docs/decisions.md")
    found = [int(number) for number in re.findall(r"^## (\d+)\. ", decisions, flags=re.MULTILINE)]
    assert found == list(range(1, len(found) + 1))
    for requirement in map(Requirement, PROJECT["dependencies"]):
        assert f"**{requirement.name}**" in decisions, requirement.name


def test_the_format_of_a_plan_is_described_with_all_its_tables() -> None:
    described = text_of("docs/plan-format.md")
    missing = [name for m in schema.JOURNALED if f"`{(name := m._meta.table_name)}`" not in described]
    assert missing == []


def test_files_that_the_documents_name_exist() -> None:
    for name in ("docs/architecture.md", "docs/decisions.md", "docs/plan-format.md"):
        for code in _CODE.findall(text_of(name)):
            if re.fullmatch(r"[\w/]+\.(py|toml|svg)", code) and "YEAR" not in code:
                places = [ROOT / code, SOURCE / code, *SOURCE.rglob(code), *TESTS.rglob(code)]
                assert any(place.is_file() for place in places), f"{name}: {code}"
