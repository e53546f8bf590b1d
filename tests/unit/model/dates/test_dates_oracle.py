"""Our dates beside those of the ``edtf`` package, over generated strings; its answers are kept in ``edtf_answers.json``.

Deliberate differences, which the strings leave out or the comparison knows:

- ``edtf`` gives bounds as days; times are compared by their day.
- Its winter (``-24``) ends with the December in which it begins; ours runs to the end of February.
- It accepts intervals and sets that run backwards, and an hour 24.
- It refuses qualified seasons and long years, qualified members of a set, open sets, ranges between dates
  of different forms in sets, minutes without seconds, and fails with exceptions of its own
  on digits unknown within months or days (``2011-08-2X``).
- It reads ``XXXX``, ``20X1`` and component qualifiers, which we name as not read.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from edtf_oracle import ASKED, Days, is_refused, keep, kept, their_days, their_year

from viewer.model.dates.calendar import civil_of, month_length
from viewer.model.dates.edtf import DateError, EventDate, parse_date

Make = Callable[[random.Random], str]


def _year(pick: random.Random) -> int:
    return pick.choice([pick.randint(1900, 2030), pick.randint(1, 9999), pick.randint(-9999, -1)])


def _day(pick: random.Random) -> str:
    year, month = _year(pick), pick.randint(1, 12)
    day = pick.randint(1, month_length(year, month))
    text = f"{'-' if year < 0 else ''}{abs(year):04d}"
    return pick.choice([text, f"{text}-{month:02d}", f"{text}-{month:02d}-{day:02d}"])


def _qualified(pick: random.Random) -> str:
    return _day(pick) + pick.choice("?~%")


def _partial(pick: random.Random) -> str:
    year = f"{pick.randint(1000, 2999)}"
    forms = (
        f"{year[:3]}X",
        f"{year[:2]}XX",
        f"{year}-XX",
        f"{year}-XX-XX",
        f"{year}-{pick.randint(1, 12):02d}-XX",
    )
    return pick.choice(forms)


def _season(pick: random.Random) -> str:
    return f"{pick.randint(1000, 2999)}-{pick.randint(21, 23)}"


def _long_year(pick: random.Random) -> str:
    return f"Y{pick.choice(['', '-'])}{pick.randint(10_000, 999_999_999)}"


def _time(pick: random.Random) -> str:
    clock = f"{pick.randint(0, 23):02d}:{pick.randint(0, 59):02d}:{pick.randint(0, 59):02d}"
    year, month, day = pick.randint(1, 9999), pick.randint(1, 12), pick.randint(1, 28)
    return f"{year:04d}-{month:02d}-{day:02d}T{clock}" + pick.choice(["", "Z", "+09:00", "-04:30"])


def _ordered(pick: random.Random) -> tuple[str, str]:
    """Return two dates of one form; ``edtf`` reads no range between different forms in a set."""
    lengths = pick.choice([4, 7, 10])
    years = pick.randint(1000, 1999), pick.randint(2000, 2999)
    first, last = (f"{year}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}"[:lengths] for year in years)
    return first, last


def _interval(pick: random.Random) -> str:
    first, last = _ordered(pick)
    return f"{first}/{pick.choice([last, last[:4]])}"


def _set(pick: random.Random) -> str:
    return f"[{pick.choice([',', '..']).join(_ordered(pick))}]"


def _wrong(pick: random.Random) -> str:
    forms = (
        f"{_year(pick)}-{pick.choice([0, 13, 19, 20, 42, 99]):02d}",
        f"2011-{pick.randint(1, 12):02d}-{pick.randint(32, 99)}",
        f"{pick.randint(0, 999)}",
        f"Y{pick.randint(1000, 9999)}",
        f"{_day(pick)}x",
        f"{_day(pick)}/{_day(pick)}/{_day(pick)}",
        f"[{_day(pick)}",
        f"{pick.randint(10_000, 99_999)}",
        f"2011-08-20T{pick.randint(25, 99)}:00:00",
        f"2011-08-20T12:{pick.randint(60, 99)}:00",
    )
    return pick.choice(forms)


def _generated(make: Make, count: int) -> list[str]:
    pick = random.Random(2011)
    made = sorted({make(pick) for _ in range(count)})
    assert len(made) > count // 3
    return made


def _with_exponents() -> list[str]:
    pick, texts = random.Random(2011), []
    for _ in range(150):
        number, zeros = pick.randint(1000, 9999), pick.randint(1, 5)
        sure = f"S{pick.randint(1, 3)}" if pick.random() < 0.6 else ""
        texts.append(f"Y{pick.choice(['', '-'])}{number}E{zeros}{sure}")
    return texts


#: How many of each are made; of sets few, as theirs take longest.
BOUNDED: tuple[tuple[Make, int], ...] = (
    (_day, 160), (_qualified, 100), (_partial, 120), (_season, 60), (_time, 100), (_interval, 100), (_set, 40),
)  # fmt: skip


def asked() -> dict[str, list[str]]:
    """Return all texts that their package is asked about, by question."""
    return {
        "days": [text for make, count in BOUNDED for text in _generated(make, count)],
        "year": [*_generated(_long_year, 100), *_with_exponents()],
        "refused": _generated(_wrong, 150),
    }


def _our_days(date: EventDate) -> Days:
    assert date.earliest is not None
    assert date.latest is not None
    return tuple(civil_of(date.earliest))[:3], tuple(civil_of(date.latest - 1))[:3]


@pytest.mark.parametrize(("make", "count"), BOUNDED)
def test_that_bounds_agree_with_the_edtf_package(make: Make, count: int) -> None:
    texts = _generated(make, count)
    assert [text for text in texts if _our_days(parse_date(text)) != their_days(text)] == []


@pytest.mark.parametrize("question", ASKED)
def test_that_the_answers_that_are_kept_are_those_of_the_edtf_package(question: str) -> None:
    known = kept()[question]
    texts = asked()[question][::25]
    assert len(texts) >= 5
    assert [text for text in texts if text in known and known[text] != ASKED[question](text)] == []
    assert set(known) in (set(), set(asked()[question])), "keep those of today: run this file"


def test_that_long_years_agree_with_the_edtf_package() -> None:
    texts = _generated(_long_year, 100)
    ours = [civil_of(parse_date(text).earliest or 0).year for text in texts]
    assert ours == [their_year(text) for text in texts]


def test_that_years_with_exponents_and_sure_digits_agree_with_the_edtf_package() -> None:
    compared = 0
    for text in _with_exponents():
        theirs, ours = their_year(text), parse_date(text).first
        assert ours is not None
        assert ours.year == theirs, text
        assert civil_of(ours.start).year <= theirs < civil_of(ours.end).year, text
        compared += 1
    assert compared == 150


def test_that_what_the_edtf_package_refuses_is_refused() -> None:
    texts = _generated(_wrong, 150)
    assert texts
    for text in texts:
        with pytest.raises(DateError):
            parse_date(text)
        assert is_refused(text), text


if __name__ == "__main__":
    keep(asked())
