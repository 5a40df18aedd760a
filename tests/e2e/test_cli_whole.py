"""The commands that walk the whole path: demonstration and self-test."""

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from matchplanner.cli import main


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "matchplanner", *arguments],
        cwd=cwd,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_demonstration_writes_everything_and_may_be_repeated(tmp_path: Path, private_home: Path) -> None:
    for _again in range(2):
        done = run("demo", "--out", "demo", cwd=tmp_path)
        assert done.returncode == 0, done.stderr

    made = {path.name for path in (tmp_path / "demo").iterdir()}
    assert {"demo.matchplan", "prep-sheets.pdf", "rank-list.pdf", "timeline.pdf", "calendar.ics"} <= made
    assert {"programs.xlsx", "programs.csv", "plan.json"} <= made
    assert len([name for name in made if name.endswith(".png")]) >= 9
    assert not [name for name in made if name.endswith((".part", ".lock", "-journal"))]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "demo" / "rank-list.pdf").pages)
    assert "Pediatrics-Medical Genetics (Indiana)" in text
    assert "1187765C0" in text
    assert run("check", "--plan", "demo/demo.matchplan", cwd=tmp_path).returncode == 0
    assert list(private_home.rglob("*.ini")) == [], "it must not become the plan that opens next"


def test_the_program_passes_its_own_test(tmp_path: Path) -> None:
    done = run("self-test", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "All is well."


@pytest.mark.parametrize(
    "arguments", [[], ["gui"], ["--today", "2026-10-01"], ["p.matchplan"], ["some/where.db"]]
)
def test_no_command_and_a_lone_plan_open_the_window(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []

    def run_gui(plan: Path | None, **_options: object) -> int:
        opened.append(plan)
        return 0

    monkeypatch.setattr("matchplanner.app.run_gui", run_gui)

    assert main(arguments) == 0
    assert opened == [next((Path(word) for word in arguments if "." in word), None)]


def test_without_a_display_the_window_is_refused_and_nothing_hangs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)

    assert main([]) == 1
    assert capsys.readouterr().err.startswith("There is no display")


def test_ctrl_c_ends_a_command_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: object, **_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("matchplanner.app.run_gui", interrupted)

    assert main([]) == 130
    assert capsys.readouterr().err == ""


def test_a_demonstration_needs_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert main(["demo", "--out", str(tmp_path / "file")]) == 1
    assert "cannot be made" in capsys.readouterr().err
