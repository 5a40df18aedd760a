"""What the installed program tries out on itself, and what counts as a failure."""

import ast
import sys
from pathlib import Path

import pytest
from tests.build.packaging_modules import module

ROOT = Path(__file__).parents[2]
SERVICES = ROOT / "src" / "matchplanner" / "services"
frozen = module("frozen")
trial = module("trial")
GOOD = "loaded openpyxl\nmade a plan\nAll is well.\n"


def printed_by(file: Path) -> set[str]:
    """Return the public functions of a module that make a document to print."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {
        f"{file.stem}.{node.name}"
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and isinstance(node.returns, ast.Name)
        and node.returns.id == "Document"
        and not node.name.startswith("_")
    }


def test_it_prints_every_document_there_is() -> None:
    """`table_print` makes tables for others, which are printed."""
    there = {name for file in SERVICES.rglob("*.py") for name in printed_by(file)} - {"table_print.document"}
    tree = ast.parse((SERVICES / "self_test.py").read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert there - called == set()
    assert len(there) >= 11


@pytest.mark.parametrize(
    ("code", "said", "complained", "objection"),
    [
        (0, GOOD, "", None),
        (0, "printed Rank order list, 30,075 bytes\nAll is well.\n", "\n", None),
        (70, GOOD, "", "exit code 70"),
        (0, "", "", "it did not end with"),
        (0, "made a plan\n", "", "it did not end with"),
        (0, "qt.svg: cannot open\n" + GOOD, "", "unknown output: qt.svg: cannot open"),
        (0, GOOD, "QFontDatabase: cannot find a font", "on the error output: QFontDatabase"),
        (0, GOOD + "Segmentation fault\n", "", "unknown output: Segmentation fault"),
    ],
)
def test_whatever_is_not_known_is_a_failure(
    code: int, said: str, complained: str, objection: str | None
) -> None:
    found = trial.objections(code, said, complained)
    assert bool(found) == (objection is not None)
    assert objection is None or any(one.startswith(objection) for one in found)


def test_the_profile_is_empty_and_nothing_is_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MATCHPLANNER_HOME", "elsewhere")
    monkeypatch.setenv("QT_PLUGIN_PATH", "elsewhere")
    seen = trial.empty_profile(tmp_path)
    assert "elsewhere" not in seen.values()
    assert seen["PATH"] == ""
    assert seen["HOME"] == seen["XDG_DATA_HOME"] == seen["LOCALAPPDATA"] == str(tmp_path)


def test_the_whole_trial_passes_on_this_checkout(capfd: pytest.CaptureFixture[str]) -> None:
    assert trial.run([sys.executable, "-m", "matchplanner"]) == []
    told = capfd.readouterr().out
    for step in ("read its own export back", "printed Interview prep sheet", "restored the backup"):
        assert step in told


def test_a_program_that_outgrew_its_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1_500_000)
    monkeypatch.setattr(frozen, "SIZE_LIMITS_MB", {"linux": 2})
    assert frozen.weighed(tmp_path, "linux")
    monkeypatch.setattr(frozen, "SIZE_LIMITS_MB", {"linux": 1})
    assert not frozen.weighed(tmp_path, "linux")
    assert "1.5 MB of at most 1 MB, which is too much" in capsys.readouterr().out


def test_the_limits_are_those_that_were_set() -> None:
    assert frozen.SIZE_LIMITS_MB["linux"] == 220
    assert frozen.SIZE_LIMITS_MB["win32"] == 120
