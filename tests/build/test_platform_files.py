"""The files for macOS and Windows say what the program needs them to say."""

import plistlib
from pathlib import Path

PACKAGING = Path(__file__).parents[2] / "packaging"


def test_macos_opens_plans_with_the_program() -> None:
    listed = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    (plan,) = listed["UTExportedTypeDeclarations"]
    assert plan["UTTypeTagSpecification"]["public.filename-extension"] == ["matchplan"]
    (document,) = listed["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [plan["UTTypeIdentifier"]]
    assert listed["LSMinimumSystemVersion"] == "14.0"


def test_macos_lets_the_signed_program_load_qt_and_nothing_more() -> None:
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert allowed == {"com.apple.security.cs.disable-library-validation": True}


def test_the_windows_installer_stays_with_the_user() -> None:
    script = (PACKAGING / "windows" / "matchplanner.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    assert '"Software\\Classes\\.matchplan"' in script
