# SPDX-License-Identifier: EUPL-1.2
"""Writes what is read out of each kind of paper anew: python tests/letters/reading/write.py

Look at what changed (git diff) before it is kept: that is what a blind reader will hear.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    """Write the file of every kind."""
    sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]
    from letter_cases import KINDS
    from letters.heard import READING, SHEETS, golden
    from spreekuur.content import pack

    content = pack.load()
    for kind in (*KINDS, *SHEETS):
        (READING / f"{kind}.txt").write_text(golden(kind, content), "utf-8")


if __name__ == "__main__":
    main()
