"""One grouping field of another program: lanes where it has few values, tags where it has many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from viewer.exchange.draft.names import own_id, unique
from viewer.exchange.draft.plain_text import without_controls
from viewer.files.read.values import slug
from viewer.model.fields import Fields

#: A window shows about as many lanes at once.
MOST_LANES = 12
#: So few are lanes however few events there are.
FEW_LANES = 4
_REST = "Other"


@dataclass(frozen=True, slots=True)
class Groups:
    """What groups became.

    Attributes:
        lanes: In the order in which they come first; empty where none was made.
        as_tags: The groups become tags instead.
        note: One line where that was decided here; empty where not.
        names: What the groups are called, in the order in which they come first.
    """

    lanes: tuple[Fields, ...] = ()
    as_tags: bool = False
    note: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def lane_of(self, group: str) -> str:
        """Return the id of a group's lane, empty for none."""
        return self.ids.get(_folded(group), "")


def _folded(group: str) -> str:
    return " ".join(without_controls(group).split())


def grouped(groups: Sequence[str], wish: str, colors: Mapping[str, str]) -> Groups:
    """Return what the groups of all events become.

    Args:
        groups: One for each event, empty for none.
        wish: ``yes`` for lanes in any case, ``tags`` for tags, empty for what suits.
        colors: Of groups, six hex digits.
    """
    values = list(dict.fromkeys(folded for group in groups if (folded := _folded(group))))
    if not values:
        return Groups()
    crowd = len(values) > MOST_LANES or (len(values) > FEW_LANES and len(values) * 4 > len(groups))
    if wish == "tags" or (crowd and wish != "yes"):
        note = (
            ""
            if wish
            else f"{len(values)} groups for {len(groups)} events became tags; --lanes yes makes lanes"
        )
        return Groups(as_tags=True, note=note, names=tuple(values))
    taken: set[str] = set()
    ids = {
        value: unique(own_id(slug(value), f"lane-{number}"), taken) for number, value in enumerate(values, 1)
    }
    lanes = [_lane(ids[value], value, colors.get(value, "")) for value in values]
    if any(not _folded(group) for group in groups):
        ids[""] = unique("other", taken)
        lanes.append(_lane(ids[""], _REST, ""))
    return Groups(tuple(lanes), ids=ids, names=tuple(values))


def _lane(name: str, title: str, color: str) -> Fields:
    return {"id": name, "title": title, "color": color} if color else {"id": name, "title": title}
