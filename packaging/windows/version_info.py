"""The version resource of MatchPlanner.exe: what Windows shows under Properties."""

from PyInstaller.utils.win32.versioninfo import (
    FixedFileInfo,
    StringFileInfo,
    StringStruct,
    StringTable,
    VarFileInfo,
    VarStruct,
    VSVersionInfo,
)

ENGLISH_UNICODE = "040904B0"


def version_info(version: str) -> VSVersionInfo:
    """Return the resource for a version such as "0.1.0"."""
    numbers = tuple(map(int, (*version.split("."), "0")))
    texts = {
        "CompanyName": "The MatchPlanner authors",
        "FileDescription": "MatchPlanner",
        "FileVersion": version,
        "InternalName": "MatchPlanner",
        "LegalCopyright": "The MatchPlanner authors, MIT licence",
        "OriginalFilename": "MatchPlanner.exe",
        "ProductName": "MatchPlanner",
        "ProductVersion": version,
    }
    table = StringTable(ENGLISH_UNICODE, [StringStruct(name, text) for name, text in texts.items()])
    translation = VarStruct("Translation", [0x0409, 0x04B0])
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[StringFileInfo([table]), VarFileInfo([translation])],
    )
