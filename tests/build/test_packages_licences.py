"""Nothing is shipped without an owner, a licence that is known, and its full text."""

from email.message import Message
from importlib import metadata
from pathlib import Path

import pytest
from tests.build.packaging_modules import module

from matchplanner.services import licences as read_licences

licences = module("licences")
SHIPPED = [
    "cffi",
    "charset-normalizer",
    "defusedxml",
    "et-xmlfile",
    "icalendar",
    "openpyxl",
    "peewee",
    "pillow",
]
SHIPPED += [
    "platformdirs",
    "pylopdf-fonts-zh-cn",
    "pymupdf-fonts",
    "PyNaCl",
    "pypdf",
    "PySide6-Essentials",
    "PySide6-Pdf",
]
SHIPPED += ["pyspellchecker", "python-dateutil", "rapidfuzz", "reportlab", "shiboken6"]
SHIPPED += ["typing_extensions", "tzdata"]


class Invented:
    """A distribution that says what a test lets it say."""

    version = "1"

    def __init__(self, name: str, folder: Path, **said: str) -> None:
        self.name = name
        self.metadata = Message()
        for key, value in said.items():
            self.metadata[key.replace("_", "-")] = value
        self.files = [metadata.PackagePath(f"{name}-1.dist-info/licenses/LICENSE")] if said else []
        for file in self.files:
            file.dist = self  # type: ignore[assignment] # importlib fills it in with a real one
        self._folder = folder

    def locate_file(self, path: object) -> Path:
        """Return where a file lies."""
        return self._folder / str(path)


@pytest.mark.parametrize("name", SHIPPED)
def test_everything_shipped_has_a_known_licence_with_its_text(name: str) -> None:
    found = licences.described(metadata.distribution(name))
    assert found.licence in licences.ACCEPTED
    assert len(found.text) > 500, "a licence, not a mention of one"


def test_qts_libraries_come_with_the_lgpl_the_gpl_it_refers_to_and_where_the_source_is() -> None:
    text = licences.described(metadata.distribution("PySide6-Essentials")).text
    for part in ("GNU LESSER GENERAL PUBLIC LICENSE", "TERMS AND CONDITIONS", "download.qt.io"):
        assert part in text


def test_an_unknown_licence_ends_the_build_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(licences.UnlicensedError, match=r"sneaky 1 says .* “AGPL-3.0-only”.*Read it"):
        licences.described(Invented("sneaky", tmp_path, License_Expression="AGPL-3.0-only"))
    with pytest.raises(licences.UnlicensedError, match="“nothing”"):
        licences.described(Invented("silent", tmp_path))


def test_a_known_licence_without_its_text_ends_the_build(tmp_path: Path) -> None:
    bare = Invented("bare", tmp_path, License_Expression="MIT")
    bare.files = []
    with pytest.raises(licences.UnlicensedError, match="bare 1 comes without the text"):
        licences.described(bare)


def test_a_file_that_nobody_owns_ends_the_build(tmp_path: Path) -> None:
    stranger = tmp_path / "libstranger.so"
    stranger.touch()
    with pytest.raises(licences.UnlicensedError, match=r"Nobody is known to own: .*libstranger\.so"):
        licences.components([stranger])


def test_a_debian_library_that_nobody_has_read_ends_the_build() -> None:
    with pytest.raises(licences.UnlicensedError, match="libreadline8, which"):
        licences._debian("libreadline8")


def test_the_programs_own_files_are_no_third_partys() -> None:
    names = ("src/matchplanner/services/licences.py", "resources/icons/matchplanner.svg")
    assert [licences._owner(licences.ROOT / name)[0] for name in names] == ["own", "own"]


def test_what_the_build_writes_is_what_about_reads() -> None:
    made = [
        licences.Component("beta", "2", "MIT", "Permission is granted\n\n  to all."),
        licences.Component("Alpha", "1.0", "BSD-3-Clause", "Redistribution\n=====\nis permitted."),
        licences.Component("Text of GPL-3", "", "GPL-3", "free"),
    ]
    read = read_licences.read(licences.listing(made))
    assert [(one.name, one.licence) for one in read] == [
        ("Alpha 1.0", "BSD-3-Clause"),
        ("beta 2", "MIT"),
        ("Text of GPL-3", "GPL-3"),
    ]
    assert [one.text for one in read] == [made[1].text, made[0].text, "free"]


def test_a_checkout_takes_nothing_along() -> None:
    assert read_licences.components() == ()


def test_the_spec_writes_the_file_where_it_is_read() -> None:
    spec = (licences.ROOT / "packaging" / "matchplanner.spec").read_text(encoding="utf-8")
    assert f'"matchplanner/resources/{read_licences.FILE}"' in spec
