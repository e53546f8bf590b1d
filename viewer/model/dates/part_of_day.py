"""The named parts of a day, for events that are known to one but not to the hour."""

from __future__ import annotations

from enum import Enum


class PartOfDay(Enum):
    """A named part of a day; the order of the members is the order within the day."""

    EARLY = "early"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    LATE = "late"
