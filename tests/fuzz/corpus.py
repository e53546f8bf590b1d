"""Real event files to start from, and the tokens that matter in one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from reader_helpers import BEFORE, GOOD, HEAD, entry
from test_reader_mistakes import BROKEN, ELSEWHERE, MISTAKES

from tests.bench.make_timeline import write_file
from viewer.files.read.fields import QUOTE_FIELDS
from viewer.files.read.header import SECTIONS
from viewer.files.read.spans import FIELDS
from viewer.files.write.starter import starter_text
from viewer.model.timeline import Status
from viewer.shipped import shipped_timeline

#: What tips a YAML parser, a date or the reader over, alone or beside each other.
TOKENS: tuple[str, ...] = (
    "- ", "-", ": ", ":", "? ", "?", ", ", "[", "]", "{", "}", "#", " #", "&a ", "*a", "!x ", "!!int ", "!!binary ",
    "| ", "|\n", ">-\n", ">+2\n", "'", '"', "\\", "%", "%YAML 9.9\n", "@", "`", "---\n", "...\n", "<<: ", "\t", "\n", "\r",
    "\r\n", "\x85", "\u2028", "\u2029", "\ufeff", "\x00", "\x07", "\x1b", "\ud7ff", "\ue000", "\uf8ff", "\uffff", "𐍈",
    "한", "é", " ", "  ", "    ", "2011", "2011-08-20", "2011-02-30", "2011?", "[2011?, 2012]", "[..2011]", "2011/..",
    "Y-999999999", "Y9999999999", "-0499", "201X", "2011-21", "2011-08-20T10:30+14:00", "~", "null", "no", "0777",
    "99999999999999999999", "1e999", ".nan", "P7D", "P999999999Y", "about 4 days", "Asia/Vladivostok", "../../etc",
    "http://", "x-", "x-y: ", *(f"{name}: " for name in (*SECTIONS, *FIELDS, *QUOTE_FIELDS)),
    *(status.value for status in Status),
)  # fmt: skip


def corpus() -> list[bytes]:
    """Return files to mutate: shipped, starter, made, and every mistake of the reader's tables."""
    texts = [shipped_timeline().read_text(encoding="utf-8"), starter_text()]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.yaml"
        for count in (3, 25):
            write_file(count, made)
            texts.append(made.read_text(encoding="utf-8"))
    texts += [HEAD + BEFORE + GOOD, "".join([HEAD, *(text for text, _ in BROKEN), GOOD])]
    texts += [entry(lines) for lines, _ in MISTAKES]
    texts += [HEAD + BEFORE + text + GOOD for text, _ in BROKEN]
    texts += [text for text, _ in ELSEWHERE]
    return [text.encode("utf-8", "surrogatepass") for text in texts]
