"""Make a Debian package of the one-folder program: program, launcher, desktop entry, file type, icons.

It has no maintainer scripts: menus, file types and icons are taken in by the triggers of the packages that
own them, and nothing of the user's is ever touched, by a purge neither.
"""

import gzip
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
PROGRAM = "usr/lib/matchplanner"
SUMMARY = "offline planner for residency applications in medical genetics"
DESCRIPTION = """\
 MatchPlanner takes international medical graduates from a list of programs
 to a rank order list: evidence with sources and dates, rotations, letters,
 interviews, and the papers to print.
 .
 It works offline, for one person, in one file."""

LIBRARIES = {
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
"""What the program may leave to the system, each with its Debian package."""

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_SONAME = re.compile(r"^\s+SONAME\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")


@dataclass(frozen=True, slots=True)
class Needs:
    """What the program's files load that is not among them, and the oldest C library they run on."""

    libraries: frozenset[str]
    glibc: tuple[int, int]

    def packages(self) -> list[str]:
        """Return what the package depends on; raises ValueError for an unknown library."""
        unknown = sorted(self.libraries - LIBRARIES.keys())
        if unknown:
            raise ValueError(
                f"The program needs {', '.join(unknown)}, for which packaging/linux/deb.py knows no package."
            )
        named = {LIBRARIES[name] for name in self.libraries} - {"libc6"}
        return [f"libc6 (>= {self.glibc[0]}.{self.glibc[1]})", *sorted(named)]


def read_needs(told: Iterable[str], present: Iterable[str]) -> Needs:
    """Read what `objdump -p` tells of each file; `present` are the names of the files that are shipped."""
    there, wanted, oldest = set(present), set(), (2, 17)
    for text in told:
        there.update(_SONAME.findall(text))
        wanted.update(_NEEDED.findall(text))
        oldest = max(oldest, *((int(major), int(minor)) for major, minor in _GLIBC.findall(text)), (0, 0))
    return Needs(frozenset(wanted - there), oldest)


def needs(folder: Path) -> Needs:
    """Look into every program and library below a folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    binaries = [file for file in files if not file.is_symlink() and _is_elf(file)]
    told = (
        subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout
        for file in binaries
    )
    return read_needs(told, (file.name for file in files))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def control(version: str, architecture: str, depends: Sequence[str], installed_kb: int) -> str:
    """Return the package's description; plans come from the triggers' owners, so those are recommended."""
    return (
        f"Package: matchplanner\nVersion: {version}\nArchitecture: {architecture}\n"
        "Maintainer: The MatchPlanner authors <noreply@matchplanner.invalid>\n"
        f"Installed-Size: {installed_kb}\nDepends: {', '.join(depends)}\n"
        "Recommends: desktop-file-utils, hicolor-icon-theme, shared-mime-info\n"
        f"Section: misc\nPriority: optional\nDescription: {SUMMARY}\n{DESCRIPTION}\n"
    )


def lay_out(program: Path, icons: Path, tree: Path) -> None:
    """Copy the program and what a desktop needs into a tree as it will stand on the system."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / PROGRAM, symlinks=True)
    _link(tree / "usr/bin/matchplanner", "../lib/matchplanner/MatchPlanner")
    share = tree / "usr/share"
    _copy(HERE / "matchplanner.desktop", share / "applications/matchplanner.desktop")
    _copy(HERE / "matchplanner.xml", share / "mime/packages/matchplanner.xml")
    _pack((HERE / "matchplanner.1").read_bytes(), share / "man/man1/matchplanner.1.gz")
    _pack((ROOT / "CHANGELOG.md").read_bytes(), share / "doc/matchplanner/NEWS.gz")
    _lay_icons(icons, share / "icons/hicolor")
    _write_copyright(program, share / "doc/matchplanner/copyright")
    _set_modes(tree)


def _lay_icons(icons: Path, theme: Path) -> None:
    for name, kind, called in (
        ("matchplanner", "apps", "matchplanner"),
        ("document", "mimetypes", "application-x-matchplanner"),
    ):
        _copy(icons / f"{name}.svg", theme / "scalable" / kind / f"{called}.svg")
        for size in SIZES:
            _copy(icons / f"{name}-{size}.png", theme / f"{size}x{size}" / kind / f"{called}.png")


def _write_copyright(program: Path, target: Path) -> None:
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    others = (program / "THIRD_PARTY_LICENCES.txt").read_text(encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"{own}\n{others}", encoding="utf-8")


def _set_modes(tree: Path) -> None:
    tree.chmod(0o755)
    for file in tree.rglob("*"):
        if not file.is_symlink():
            runs = file.is_dir() or (_is_elf(file) and ".so" not in file.name)
            file.chmod(0o755 if runs else 0o644)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _link(place: Path, target: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


def _pack(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, mtime=0))


def build(program: Path, version: str, work: Path, target: Path) -> Path:
    """Write the package beside the program and return it; `work` holds the icons and takes the tree."""
    tree = work / "deb"
    lay_out(program, work / "icons", tree)
    size = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir())
    asked = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    (tree / "DEBIAN").mkdir(mode=0o755)
    described = control(version, architecture, needs(program).packages(), size // 1024 + 1)
    (tree / "DEBIAN/control").write_text(described, encoding="utf-8")
    package = target / f"matchplanner_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def build_or_say(program: Path, version: str, work: Path, target: Path) -> bool:
    """Make the package where Debian's tools are, else say that there is none; False if it is not sound."""
    if shutil.which("dpkg-deb") is None:
        print("No .deb: dpkg-deb is not on this system. The folder itself can be copied and run.", flush=True)
        return True
    package = build(program, version, work, target)
    print(f"{package.name}: {package.stat().st_size / 1_000_000:.1f} MB", flush=True)
    return checked(work / "deb/usr/share/applications/matchplanner.desktop")


def checked(entry: Path) -> bool:
    """Let the desktop's own tool look at the entry, where it is installed."""
    if shutil.which("desktop-file-validate") is None:
        print("desktop-file-validate is not on this system; the desktop entry is unchecked.", flush=True)
        return True
    return subprocess.run(["desktop-file-validate", entry], check=False).returncode == 0
