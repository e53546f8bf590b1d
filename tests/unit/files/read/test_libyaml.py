"""libyaml's parser alone, and PyYAML beside it for whoever wants all of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
_ALONE = """
import sys
from viewer.files.reader import read_text
whole = read_text("title: T\\nevents:\\n  - date: 2011\\n    title: A\\n")
broken = read_text("title: T\\nevents:\\n  - date: [2011\\n    title: A\\n  - date: 2012\\n    title: B\\n")
strange = read_text("title: a\\x00b\\n")
print(len(whole.timeline.events), len(broken.timeline.events), len(broken.problems), len(strange.problems))
print(*[name for name in ("yaml", "yaml.reader", "yaml.constructor", "yaml.resolver") if name in sys.modules])
import yaml
from viewer.files.read import libyaml
print(yaml.safe_load("a: [1, 2]"), yaml.load("b: x", Loader=yaml.CSafeLoader))
print(yaml.YAMLError is libyaml.YAMLError, yaml.ScalarEvent is libyaml.ScalarEvent)
"""


def lines_of(program: str) -> list[str]:
    """Return what a program of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout.splitlines()


def test_that_files_are_read_without_the_python_half_and_others_find_all_of_it_later() -> None:
    counts, early, loaded, same = lines_of(_ALONE)
    assert [int(count) > 0 for count in counts.split()] == [True] * 4
    assert early == ""
    assert loaded == "{'a': [1, 2]} {'b': 'x'}"
    assert same == "True True"


def test_that_nothing_is_different_where_all_of_it_is_there_first() -> None:
    counts, early, loaded, same = lines_of("import yaml\n" + _ALONE)
    assert counts == lines_of(_ALONE)[0]
    assert early.split() == ["yaml", "yaml.reader", "yaml.constructor", "yaml.resolver"]
    assert (loaded, same) == ("{'a': [1, 2]} {'b': 'x'}", "True True")
