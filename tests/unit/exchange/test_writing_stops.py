"""Writing a long timeline tells how far it is, and stops where nobody wants it any more."""

from __future__ import annotations

import pytest
from made_timelines import reading_of

from viewer.exchange.draft.pace import Cancelled, paced
from viewer.exchange.formats import TARGETS, Target

LONG = reading_of({}, [{"date": "2011", "title": f"Event {number}"} for number in range(300)])


@pytest.mark.parametrize("target", [one for one in TARGETS if one.key != "md"], ids=lambda one: one.key)
def test_that_writing_tells_how_far_it_is_and_can_be_stopped(target: Target) -> None:
    heard: list[float] = []

    def listen(_what: str, part: float) -> None:
        heard.append(part)
        if part > 0.5:
            raise Cancelled

    with paced(listen), pytest.raises(Cancelled):
        target.write(LONG)

    assert heard == sorted(heard)
    assert heard[0] == 0
