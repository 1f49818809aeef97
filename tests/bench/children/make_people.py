# SPDX-License-Identifier: EUPL-1.2
"""A store with the files of so many made-up people: `STORE MANY`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench import people

people.make(Path(sys.argv[1]), int(sys.argv[2]))
