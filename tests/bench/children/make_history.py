# SPDX-License-Identifier: EUPL-1.2
"""A store with ten years of evenings: `STORE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench import history

history.ten_years(Path(sys.argv[1]))
