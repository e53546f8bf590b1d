"""Docstrings that promise nothing which is not there."""

from __future__ import annotations

from source_facts import facts_of, viewer_facts


def test_that_docstrings_tell_of_no_argument_that_is_not_taken() -> None:
    assert [f"{path.stem}.{one}" for path, facts in viewer_facts().items() for one in facts.unmet] == []


def test_that_an_argument_that_is_not_there_is_found() -> None:
    source = '''
class A:
    """One.

    Args:
        a: There.
        c: Gone.
    """
    def __init__(self, a): ...

def f(a, *others, b=1, **more):
    """Do.

    Args:
        a: There.
        *others: There,
            with more: of it.
        b: There.
        **more: There.
        d: Gone.

    Raises:
        e: Of no concern.
    """
'''
    assert sorted(facts_of(source).unmet) == ["A: c", "f: d"]
