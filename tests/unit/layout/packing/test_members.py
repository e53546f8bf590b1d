"""A count knows which events it stands for without going through them."""

from __future__ import annotations

import pytest
from layout_helpers import arranged, random_events, timeline

from viewer.layout.packing.clusters import Cluster, Members


@pytest.mark.parametrize(("count", "seed"), [(150, 7), (500, 9), (2000, 11)])
@pytest.mark.parametrize("level", [0, 5])
def test_that_a_count_knows_its_members_without_listing_them(
    count: int, seed: int, level: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrangement = arranged(timeline(*random_events(count, seed, 2), lanes=2), max_rows=4)
    clusters = [
        box
        for lane in arrangement.lanes(level)
        for box in lane.between(float("-inf"), float("inf"))
        if isinstance(box, Cluster)
    ]
    listed = [cluster.members.places() for cluster in clusters]
    asked: list[Members] = []
    monkeypatch.setattr(Members, "places", asked.append)
    known = [[place for place in range(count) if place in cluster.members] for cluster in clusters]
    assert known == listed and sum(map(len, listed)) > 50
    assert asked == []
