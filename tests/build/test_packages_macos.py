"""What can be known of the macOS app without a Mac: lists, icons, scripts, and the spec."""

import ast
import plistlib
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.build.packaging_modules import PACKAGING, module

MACOS = PACKAGING / "macos"
SCRIPTS = sorted(MACOS.glob("*.sh"))
SPEC = (PACKAGING / "matchplanner.spec").read_text(encoding="utf-8")
icons = module("icons")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The icons, drawn as the build draws them."""
    folder = tmp_path_factory.mktemp("icons")
    icons.draw(folder)
    return folder


@pytest.mark.parametrize("name", ["matchplanner", "document"])
def test_icons_for_macos_hold_every_size_a_retina_screen_asks_for(drawn: Path, name: str) -> None:
    content = (drawn / f"{name}.icns").read_bytes()
    assert content[:4] == b"icns"
    assert int.from_bytes(content[4:8], "big") == len(content)
    kinds, at = set(), 8
    while at < len(content):
        kinds.add(content[at : at + 4])
        at += int.from_bytes(content[at + 4 : at + 8], "big")
    assert {b"ic07", b"ic08", b"ic09", b"ic10"} <= kinds, "128 to 1024"


@pytest.mark.parametrize("name", ["matchplanner", "document"])
def test_icons_for_windows_hold_every_size(drawn: Path, name: str) -> None:
    content = (drawn / f"{name}.ico").read_bytes()
    assert content[:4] == b"\x00\x00\x01\x00"
    count = int.from_bytes(content[4:6], "little")
    assert {content[6 + 16 * at] or 256 for at in range(count)} == set(icons.WINDOWS_SIZES)


def test_the_icons_are_the_windows_own_drawing() -> None:
    drawing = icons.DRAWING.read_text(encoding="utf-8")
    inside = drawing.split(">", 1)[1].rsplit("</svg>", 1)[0]
    assert all(inside in text for text in icons.scalable(drawing).values())
    with pytest.raises(ValueError, match="no SVG"):
        icons.scalable("a photograph")


def test_plans_have_an_icon_of_their_own_that_the_spec_takes_along() -> None:
    listed = plistlib.loads((MACOS / "Info.plist").read_bytes())
    (document,) = listed["CFBundleDocumentTypes"]
    (plan,) = listed["UTExportedTypeDeclarations"]
    assert document["CFBundleTypeIconFile"] == plan["UTTypeIconFile"] == "document.icns"
    assert document["LSHandlerRank"] == "Owner"
    assert listed["NSHighResolutionCapable"] is True
    assert '"darwin": ("icns",)' in SPEC


def test_the_spec_parses_and_makes_an_app_of_the_folder() -> None:
    called = {
        node.func.id: {keyword.arg for keyword in node.keywords}
        for node in ast.walk(ast.parse(SPEC))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert {"Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"} <= called.keys()
    assert {"icon", "bundle_identifier", "version", "info_plist"} <= called["BUNDLE"]
    assert {"entitlements_file", "upx", "console"} <= called["EXE"]


def test_the_spec_leaves_out_what_is_gpl_and_takes_printing_along() -> None:
    for left_out in ('"readline"', "QtQuick", "qtvirtualkeyboard"):
        assert left_out in SPEC
    excluded = SPEC.split("EXCLUDED = [", 1)[1].split("\n]", 1)[0]
    unused = SPEC.split("UNUSED = (", 1)[1].split("\n)", 1)[0]
    assert "QtPrintSupport" not in excluded
    assert "printsupport" not in unused


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_sound_and_may_be_run(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
    if sys.platform == "linux":
        assert script.stat().st_mode & stat.S_IXUSR
        subprocess.run([shutil.which("bash") or "", "-n", script], check=True)
        checker = shutil.which("shellcheck")
        if checker is None:
            pytest.fail("shellcheck is missing: python3 tasks.py test installs it.")
        done = subprocess.run([checker, script], capture_output=True, text=True, check=False)
        assert done.stdout == ""


def test_the_scripts_are_those_that_are_told_of() -> None:
    told = (MACOS / "README.md").read_text(encoding="utf-8")
    assert [script.name for script in SCRIPTS] == ["dmg.sh", "notarise.sh", "sign.sh"]
    assert [script.name for script in SCRIPTS if f"packaging/macos/{script.name}" not in told] == []
    for variable in ("MATCHPLANNER_SIGNING_IDENTITY", "MATCHPLANNER_NOTARY_PROFILE", "MATCHPLANNER_APPLE_ID"):
        assert variable in told
        assert any(variable in script.read_text(encoding="utf-8") for script in SCRIPTS)


@pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for macOS")
def test_without_an_identity_nothing_is_signed_and_that_is_said(tmp_path: Path) -> None:
    app = tmp_path / "MatchPlanner.app"
    (app / "Contents" / "MacOS").mkdir(parents=True)
    image = tmp_path / "a.dmg"
    image.touch()
    plain = {"PATH": "/usr/bin:/bin"}
    for script, argument, told in (
        ("sign.sh", app, "Not signed: MATCHPLANNER_SIGNING_IDENTITY is not set."),
        ("notarise.sh", image, "Not notarised: "),
    ):
        done = subprocess.run(
            [MACOS / script, argument], env=plain, capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith(told)
    missing = subprocess.run(
        [MACOS / "sign.sh", tmp_path / "no.app"], env=plain, capture_output=True, check=False
    )
    assert missing.returncode == 1
