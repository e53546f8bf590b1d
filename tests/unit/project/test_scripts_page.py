"""What the guide says to scripts is so: its examples run, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[3] / "docs"
EVENTS = """\
sources: [{id: nbc}]
events:
  - {date: 2011-08-21~, title: Leaves, id: b, sources: nbc}
  - {date: 2011-08-20, title: Crosses, id: a, quotes: {text: the words, source: nbc}}
"""
_CODE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _examples() -> str:
    return "\n".join(_CODE.findall((DOCS / "scripts.md").read_text(encoding="utf-8")))


def test_that_every_example_for_scripts_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "events.yaml").write_text(EVENTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert _examples().count("import") >= 3
    exec(_examples(), {})

    assert capsys.readouterr().out.splitlines() == [
        "2011-08-20 Crosses",
        "2011-08-21~ Leaves",
        "20 August 2011 · reported · nbc",
        "about 21 August 2011 · reported · no quotation",
        "1 days",
    ]


def test_that_the_examples_refuse_a_file_with_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "events.yaml").write_text(f"{EVENTS}  - {{title: No date}}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="not published"):
        exec(_examples(), {})

    assert "events.yaml:5:5: error: the entry has no date" in capsys.readouterr().out


def test_that_the_page_of_scripts_names_what_there_is() -> None:
    from viewer.files.reader import Reading, read_text
    from viewer.model.timeline import Timeline

    reading = read_text(EVENTS)
    text = (DOCS / "scripts.md").read_text(encoding="utf-8")
    sections = re.split(r"\n\| of a `(\w+)` \| \|\n", text)
    told = dict(zip(sections[1::2], sections[2::2], strict=True))
    assert set(told) == {Reading.__name__, Timeline.__name__}
    for owner, rows in ((reading, told["Reading"]), (reading.timeline, told["Timeline"])):
        rows = rows.split("\n\n")[0]
        names = [
            name
            for row in rows.splitlines()[1:]
            for name in re.findall(r"`(\w+)(?:\(id\))?`", row.split("|")[1])
        ]
        assert len(names) >= 4
        assert all(hasattr(owner, name) for name in names)
