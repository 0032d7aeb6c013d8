"""The command line: `python -m hooks.zensical_host build`, from the project's root."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from homepage.requirements import missing_packages


def main() -> int:
    """Run the command and return its exit code; if a package is missing, say how to get it."""
    if missing := missing_packages(Path(__file__).with_name("requirements.txt")):
        how = "python -m pip install -r hooks/zensical_host/requirements.txt"
        print(f"These packages are missing: {', '.join(missing)}. Type: {how}", file=sys.stderr)
        return 1
    from any_reader.command import main as run

    from zensical_host.reading import Zensical

    return run(sys.argv[1:], Zensical())


if __name__ == "__main__":
    sys.exit(main())
