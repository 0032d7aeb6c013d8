"""The command line: `python -m hooks.zensical_host build`, from the project's root."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from zensical_host.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
