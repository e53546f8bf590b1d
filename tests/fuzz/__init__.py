"""Throws broken and hostile files at the reader, which must never fail: ``python -m tests.fuzz``.

``python -m tests.fuzz.edits`` throws edits at the writer, which must never change what it was not asked to, and
``python -m tests.fuzz.importers`` throws other programs' files at the importers.
"""

from __future__ import annotations

import sys
from pathlib import Path

# The reader's tables of mistakes live among the unit tests, which import each other by plain name.
for _folder in ("unit", "unit/files/read"):
    _path = str(Path(__file__).parents[1] / _folder)
    if _path not in sys.path:
        sys.path.append(_path)
