"""Many warnings of one kind in one line: nothing is lost, nothing is said twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.model.problem_groups import FEWEST, ProblemGroup, grouped, members
from viewer.model.problems import Problem, Severity


def problem(line: int, code: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(severity, code, f"{code} at {line}", line, 1, line, 2)


MIXED = st.lists(
    st.tuples(st.sampled_from(["no-source", "same-id", "no-copy"]), st.sampled_from(list(Severity))),
    max_size=40,
)


@given(MIXED)
def test_that_every_problem_is_in_one_row_and_rows_keep_the_order(kinds: list[tuple[str, Severity]]) -> None:
    problems = [problem(line, code, severity) for line, (code, severity) in enumerate(kinds, 1)]
    rows = grouped(problems)
    assert sorted(members(rows), key=lambda p: p.line) == problems
    first = [row.first.line if isinstance(row, ProblemGroup) else row.line for row in rows]
    assert first == sorted(first)
    groups = [row for row in rows if isinstance(row, ProblemGroup)]
    assert len({group.first.code for group in groups}) == len(groups)
    assert all(p.severity is Severity.WARNING for group in groups for p in group.problems)
    warnings = [p.code for p in problems if p.severity is Severity.WARNING]
    many = {code for code in warnings if warnings.count(code) >= FEWEST}
    assert {group.first.code for group in groups} == many


def test_that_a_group_says_how_many_and_where() -> None:
    (group,) = grouped([problem(line, "no-source") for line in range(10, 1010)])
    assert isinstance(group, ProblemGroup)
    assert group.message == "1,000 events have no source; expected quotes or sources"
    assert group.lines() == "lines 10, 11, 12 and 997 more"


def test_that_a_kind_without_words_of_its_own_says_the_first_and_how_many_more() -> None:
    (group,) = grouped([problem(line, "same-id") for line in range(1, 6)])
    assert isinstance(group, ProblemGroup)
    assert group.message == "same-id at 1; 4 more are like it"
