"""Who owns what is in the frozen program, under which licence, with its full text.

The spec hands in every file that PyInstaller collected. Each is traced to a distribution, to Python, to a
Debian package or to Microsoft's runtime; a file that cannot be traced, a licence not known here and a
component without a text end the build. Nothing is taken from a network.
"""

import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licence_texts"
RULE = "=" * 78

ACCEPTED = frozenset(
    {
        *("MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib"),
        *("PSF-2.0", "Apache-2.0", "OFL-1.1", "LGPL-3.0-only"),
    }
)
"""What may be shipped with the program. Under the LGPL: Qt's libraries, as files of their own, unchanged."""

_SAID = {
    "Apache-2.0": "Apache-2.0",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": "BSD-3-Clause",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only",
    "MIT": "MIT",
    "PSFL": "PSF-2.0",
    "SIL OFL V1.1": "OFL-1.1",
    "This Font Software is licensed under the SIL Open Font License,": "OFL-1.1",
}
"""What distributions say in words, as an identifier; of a choice, the one that we take."""

_READ = {"peewee": "MIT"}
"""Distributions that name no licence; somebody has read their text."""

_TEXTS = {"LGPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt")}
"""Texts for what comes without: the LGPL refers to the GPL."""

_DEBIAN = {
    "AFL-2.1": "libdbus",
    "Apache-2.0": "libcups libssl",
    "BSD-2-Clause": "libbsd liblz libmd libmpdec",
    "BSD-3-Clause": "libcap libp11-kit libpcre libuuid libzstd",
    "FTL": "libfreetype",
    "GPL-3.0-or-later WITH GCC-exception-3.1": "libgcc-s libstdc++",
    "IJG AND BSD-3-Clause": "libjpeg libjpeg62-turbo",
    "LGPL-2.0-or-later": "libkeyutils",
    "LGPL-2.1-or-later": "libavahi-client libavahi-common libblkid libdatrie libfribidi libgcrypt libglib "
    "libgnutls libgpg-error libmount libsystemd libtasn libthai",
    "LGPL-3.0-or-later": "libgmp libhogweed libidn libnettle libunistring",
    "MIT": "libbrotli libcom-err libdrm libexpat libffi libfontconfig libgssapi-krb libk5crypto libkrb "
    "libkrb5support libncursesw libpixman libtinfo libwayland-client libwayland-cursor libwayland-egl libx "
    "libx11-xcb libxau libxcb libxcb-cursor libxcb-glx libxcb-icccm libxcb-image libxcb-keysyms libxcb-randr "
    "libxcb-render libxcb-render-util libxcb-shape libxcb-shm libxcb-sync libxcb-util libxcb-xfixes "
    "libxcb-xkb libxdmcp libxext libxkbcommon libxkbcommon-x libxrender",
    "PSF-2.0": "libpython",
    "Public domain": "liblzma libselinux libsqlite",
    "Zlib": "zlib1g",
    "bzip2-1.0.6": "libbz",
    "libpng-2.0": "libpng",
}
"""Debian's libraries that may be packed, without the numbers their names end in, by the licence of the
library itself; its copyright file, which is shipped, tells of the tools of the same source as well."""

_LIBRARY = {name: licence for licence, names in _DEBIAN.items() for name in names.split()}
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Z][A-Za-z0-9]*(?:-\d+(?:\.\d+)*)?)")

_BOOTLOADER = "pyinstaller"
_EXCEPTION = "GPL-2.0-or-later WITH Bootloader-exception"
_RUNTIME = re.compile(r"(api-ms-win-|ucrtbase|vcruntime|msvcp|concrt|vcomp).*\.dll", re.IGNORECASE)
_RUNTIME_TEXT = (
    "The runtime library of Microsoft Visual C++, distributed as the terms of Visual Studio allow for "
    "programs built with it; see also “Microsoft Distributable Code” in Python's licence."
)
_QT_NOTE = (
    "MatchPlanner uses Qt and its Python bindings under the GNU Lesser General Public License, version 3. "
    "They are files of their own, unchanged, in the program's folder, and may be replaced by other builds of "
    "the same version. Their source code is published at https://download.qt.io/official_releases/; the "
    "parts of others within Qt and their licences are listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html.\n"
)


class UnlicensedError(Exception):
    """Something would be shipped that nobody has looked at."""


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """What is shipped, the identifier of its licence and the licence's text."""

    name: str
    version: str
    licence: str
    text: str


def write(sources: Iterable[Path], target: Path) -> None:
    """Write the day of the build and all licences into one file; raises UnlicensedError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    told = f"Built on {datetime.now(UTC).date().isoformat()}.\n{listing(components(sources))}"
    target.write_text(told, encoding="utf-8")


def listing(found: Iterable[Component]) -> str:
    """Return the file that About reads: a list, then each component after a rule, with its text."""
    ordered = sorted(found, key=lambda one: (one.name.casefold(), one.version))
    heads = [f"{one.name} {one.version}".strip() for one in ordered]
    parts = ["MatchPlanner is distributed with the following components.\n"]
    parts += [f"{head}: {one.licence}" for head, one in zip(heads, ordered, strict=True)]
    for head, one in zip(heads, ordered, strict=True):
        parts.append(f"\n{RULE}\n{head}\nLicence: {one.licence}\n{RULE}\n\n{one.text.strip()}")
    return "\n".join(parts) + "\n"


def components(sources: Iterable[Path]) -> set[Component]:
    """Trace every source to its owner and describe each owner once; raises UnlicensedError."""
    owners: dict[str, Callable[[], Component]] = {"pyinstaller": _bootloader, "python": _python}
    strangers = []
    for source in sources:
        owner = _owner(source)
        if owner is None:
            strangers.append(str(source))
        else:
            owners.setdefault(*owner)
    if strangers:
        raise UnlicensedError("Nobody is known to own: " + ", ".join(sorted(strangers)))
    owners.pop("own", None)
    found = {describe() for describe in owners.values()}
    return found | {_common(name) for one in found for name in _COMMON.findall(one.text)}


def _owner(source: Path) -> tuple[str, Callable[[], Component]] | None:
    here = source.resolve()
    found = _distributions().get(here)
    if found is not None and found.name != "matchplanner":
        name = found.name
        return (
            (_BOOTLOADER, _bootloader) if name.startswith(_BOOTLOADER) else (name, lambda: described(found))
        )
    if found is not None or (here.is_relative_to(ROOT) and not here.is_relative_to(Path(sys.prefix))):
        return "own", _python
    if any(here.is_relative_to(folder) for folder in _python_folders()):
        return "python", _python
    if _RUNTIME.fullmatch(here.name):
        return "microsoft", lambda: Component(
            "Microsoft Visual C++ runtime", "", "Proprietary", _RUNTIME_TEXT
        )
    package = _debian_package(here)
    return None if package is None else (f"debian {package}", lambda: _debian(package))


def described(distribution: metadata.Distribution) -> Component:
    """Return a distribution with its licence and text; raises UnlicensedError where either is missing."""
    name, version = distribution.name, distribution.version
    licence = identifier(distribution)
    texts = list(_texts(distribution)) or [_text(file) for file in _TEXTS.get(licence, ())]
    if not texts:
        raise UnlicensedError(f"{name} {version} comes without the text of its licence, {licence}.")
    note = _QT_NOTE if licence.startswith("LGPL") else ""
    return Component(name, version, licence, "\n\n".join([note, *texts] if note else texts))


def identifier(distribution: metadata.Distribution) -> str:
    """Return the identifier of a distribution's licence; raises UnlicensedError for one not known here."""
    told = distribution.metadata
    said = [told[key].strip() for key in ("License-Expression", "License") if key in told]
    first = next((text.splitlines()[0] for text in said if text), "")
    found = _READ.get(distribution.name.lower(), "") if not first else _SAID.get(first, first)
    if found not in ACCEPTED:
        raise UnlicensedError(
            f"{distribution.name} {distribution.version} says of its licence “{first or 'nothing'}”, which "
            "packaging/licences.py does not know. Read it, then name it there or leave the package out."
        )
    return found


def _texts(distribution: metadata.Distribution) -> Iterator[str]:
    named = re.compile(r"(licen[cs]es/.+|(licen[cs]e|copying|notice)[^/]*)", re.IGNORECASE)
    for file in sorted(distribution.files or (), key=str):
        folder, _, inside = file.as_posix().partition("/")
        if folder.endswith(".dist-info") and named.fullmatch(inside):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


def _bootloader() -> Component:
    found = metadata.distribution(_BOOTLOADER)
    texts = list(_texts(found))
    if not texts:
        raise UnlicensedError("PyInstaller comes without its licence.")
    return Component("PyInstaller bootloader", found.version, _EXCEPTION, "\n\n".join(texts))


def _python() -> Component:
    version = ".".join(map(str, sys.version_info[:3]))
    short = f"python{sys.version_info.major}.{sys.version_info.minor}"
    stdlib = Path(sysconfig.get_path("stdlib"))
    places = [
        folder / name for folder in (stdlib, Path(sys.base_prefix)) for name in ("LICENSE.txt", "LICENSE")
    ]
    places.append(Path("/usr/share/doc") / short / "copyright")
    for place in places:
        if place.is_file():
            return Component(
                "Python", version, "PSF-2.0", place.read_text(encoding="utf-8", errors="replace")
            )
    raise UnlicensedError("This Python comes without its licence: " + ", ".join(map(str, places)))


@cache
def _python_folders() -> tuple[Path, ...]:
    named = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    if sys.platform != "linux":
        named.add(sys.base_prefix)
    elif sys.base_prefix != "/usr":
        named.add(f"{sys.base_prefix}/lib")
    return tuple(Path(folder).resolve() for folder in named)


@cache
def _distributions() -> dict[Path, metadata.Distribution]:
    found = {}
    for distribution in metadata.distributions():
        for file in distribution.files or ():
            found[Path(str(file.locate())).resolve()] = distribution
    return found


@cache
def _debian_package(file: Path) -> str | None:
    for asked in (str(file), str(file).removeprefix("/usr")):
        try:
            done = subprocess.run(
                ["dpkg-query", "--search", asked], capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            return None
        if done.returncode == 0:
            return done.stdout.split(": ", 1)[0].split(",")[0].split(":")[0]
    return None


def _debian(package: str) -> Component:
    licence = _LIBRARY.get(re.sub(r"(-?\d[\d.]*)+(t64)?$", "", package)) or _LIBRARY.get(package)
    if licence is None:
        raise UnlicensedError(
            f"The program would take along the Debian package {package}, which packaging/licences.py does "
            "not know. Read its copyright file, then name it there or leave it out in the spec."
        )
    asked = ["dpkg-query", "--show", "--showformat", "${Version}", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()[0]
    stated = Path("/usr/share/doc") / package / "copyright"
    if not stated.is_file():
        raise UnlicensedError(f"The Debian package {package} comes without its copyright file.")
    text = stated.read_text(encoding="utf-8", errors="replace")
    return Component(package, version, licence, text)


def _common(name: str) -> Component:
    """Return a licence that Debian's copyright files only refer to."""
    file = (Path("/usr/share/common-licenses") / name).resolve()
    if not file.is_file():
        raise UnlicensedError(f"The text of {name}, which a copyright file refers to, is not on this system.")
    return Component(
        f"Text of {file.name}", "", file.name, file.read_text(encoding="utf-8", errors="replace")
    )


def _text(name: str) -> str:
    return (TEXTS / name).read_text(encoding="utf-8")
