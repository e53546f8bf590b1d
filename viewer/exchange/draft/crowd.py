"""How many records are taken in."""

from __future__ import annotations

from viewer.exchange.draft.notes import Unreadable
from viewer.words import _, number

#: A window shows as many with ease, and writing more of them takes minutes.
MOST_RECORDS = 100_000


def refuse_crowd(records: int) -> None:
    """Refuse more records than one file should have.

    Raises:
        Unreadable: There are more.
    """
    if records > MOST_RECORDS:
        raise Unreadable(
            _("it has more than {number} records, the most that is taken in; take it apart first").format(
                number=number(MOST_RECORDS)
            )
        )
