"""Start the program: `python -m matchplanner`, the installed command and the frozen program."""

import sys

from matchplanner import cli


def main() -> int:
    """Run the command line and return its exit code."""
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
