"""What commands say of a file is one line, whatever its name holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.cli import main

NAME = "two\nlines\x1b[31m\u202e"
SHOWN = r"two\nlines\x1b[31m\u202e"
GOOD = "title: A\nevents:\n  - id: a\n    title: Begins\n    date: 2001-01-01\n"
BROKEN = GOOD + "  - id: b\n    title: Ends\n    date: never\n"

#: Words of the command line, each with what the file holds (nothing: it is not there) and what stands behind its name.
CASES = [
    (("check", "{}.yaml"), BROKEN, ".yaml:8:"),
    (("check", "{}.yaml"), "", ".yaml does not exist"),
    (("check", "{}.yaml", "--copies", "{}"), GOOD, " is no folder of kept copies"),
    (("add", "{}.yaml", "--title", "B", "--date", "2002"), GOOD, ".yaml:6: added"),
    (("add", "{}.yaml", "--title", "B", "--date", "2002"), "", ".yaml does not exist"),
    (("print", "{}.yaml", "-o", "{}.yaml"), GOOD, ".yaml is the event file itself"),
    (("export", "{}.yaml", "-o", "{}.csv"), GOOD, ".csv: "),
    (("import", "{}.csv"), "", ".csv: it does not exist"),
    (("import", "{}.yaml"), GOOD, ".yaml"),
    (("diff", "{}.yaml", "{}.csv"), GOOD, ".csv does not exist"),
    (("new", "{}.yaml"), GOOD, ".yaml exists already"),
    (("new", "{}.yaml"), "", ".yaml is ready"),
    (("schema", "-o", "{}.yaml"), GOOD, ".yaml exists already"),
    (("{}.yaml", "--no-such-option={}"), GOOD, "; “"),
]


@pytest.mark.parametrize(("words", "holds", "behind"), CASES)
def test_that_a_message_is_one_line_whatever_a_file_is_called(
    words: tuple[str, ...],
    holds: str,
    behind: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    if holds:
        Path(f"{NAME}.yaml").write_text(holds, encoding="utf-8")
    try:
        main([word.format(NAME) for word in words])
    except SystemExit as end:
        assert end.code == 2
    said = "".join(capfd.readouterr())
    assert SHOWN + behind in said
    assert said.endswith("\n")
    assert [line for line in said.splitlines() if not line.isprintable()] == []
    assert "lines" not in [line[:5] for line in said.splitlines()]
