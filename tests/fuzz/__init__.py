"""Throws broken and hostile files at the reader, which must never fail: ``python -m tests.fuzz``."""

from __future__ import annotations

import sys
from pathlib import Path

# The reader's tables of mistakes live among the unit tests, which import each other by plain name.
_UNIT = str(Path(__file__).parents[1] / "unit")
if _UNIT not in sys.path:
    sys.path.append(_UNIT)
