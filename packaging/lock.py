"""Pin every dependency, with hashes, into packaging/locks/. Needs uv; run it after changing pyproject.toml.

    uv run --no-project packaging/lock.py [--upgrade]

Releases younger than a week are left alone: a bad one is usually withdrawn by then.
"""

import datetime as dt
import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
COOL_DOWN = dt.timedelta(days=7)
INSTALLER = "pip>=26,<27"


def compile_lock(name: str, source: str, *options: str, requirements: str | None = None) -> None:
    """Write locks/`name` for every supported Python and system at once, naming no index and no path."""
    before = dt.datetime.now(dt.UTC) - COOL_DOWN
    command = ["uv", "pip", "compile", source, "--output-file", str(LOCKS / name)]
    command += [
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
    ]
    command += [
        "--no-config",
        "--no-emit-index-url",
        "--quiet",
        "--exclude-newer",
        f"{before:%Y-%m-%dT00:00:00Z}",
    ]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    subprocess.run(
        [*command, *options, *sys.argv[1:]],
        cwd=ROOT,
        env=environment,
        input=requirements,
        text=True,
        check=True,
    )


def main() -> None:
    """Write build.txt, run.txt and dev.txt; dev.txt keeps to the versions of the other two."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    builders = "\n".join([INSTALLER, *project["build-system"]["requires"]])
    compile_lock("build.txt", "-", requirements=builders)
    compile_lock("run.txt", "pyproject.toml")
    pinned = ("--constraint", "packaging/locks/build.txt", "--constraint", "packaging/locks/run.txt")
    compile_lock("dev.txt", "pyproject.toml", "--extra", "dev", "--extra", "package", *pinned)


if __name__ == "__main__":
    main()
