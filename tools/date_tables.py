"""Writes each language's table of dates and numbers: ``python -m tools.date_tables``.

The tables come from Unicode's CLDR by way of Babel. Its ranges have short names of months, so a
range with long ones is the same range with the longer field; a date before our era is the usual
date with the year's part said as CLDR says a year with its era.

Source: Unicode Common Locale Data Repository, https://cldr.unicode.org.
"""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import run
from sys import argv, executable
from typing import Any

from viewer.words import ENGLISH, LANGUAGES

FOLDER = Path(__file__).parent.parent / "resources" / "languages"
#: What CLDR's patterns cannot say: in French the first of a month is an ordinal.
_FIRST_DAY = {"fr": "1er"}
#: In Spanish four digits are no group; Babel does not tell CLDR's minimum.
_LEAST_GROUPED = {"es": 2}
#: Words for ten thousand and for its square where people count large numbers in these.
_MYRIADS = {"ko": ("만", "억"), "ja": ("万", "億"), "zh": ("万", "亿")}
#: Where the short name of an era is English.
_LONG_ERAS = ("ko",)


def table(code: str) -> dict[str, Any]:
    """Return a language's table.

    Babel mixes what locales have in common where one process asks for several: ask for one alone.
    """
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = Locale(code)
    months, days, skeletons = locale.months, locale.days, locale.datetime_skeletons
    # Where long dates have numbers of months (2011年8月), ranges of them have too.
    width = "wide" if _has_names(locale) else "abbreviated"
    return {
        "months": _year(months["format"][width]),
        "months_alone": _year(months["stand-alone"][width]),
        "short_months": _year(months["format"]["abbreviated"]),
        "short_months_alone": _year(months["stand-alone"]["abbreviated"]),
        "weekdays": [days["format"]["wide"][day] for day in range(7)],
        "short_weekdays": [days["format"]["abbreviated"][day] for day in range(7)],
        "short_weekdays_alone": [days["stand-alone"]["abbreviated"][day] for day in range(7)],
        "eras": [locale.eras["wide" if code in _LONG_ERAS else "abbreviated"][era] for era in (0, 1)],
        "myriads": _MYRIADS.get(code, ()),
        "first_day": _FIRST_DAY.get(code, ""),
        "long": _patterns(locale, is_long=True),
        "short": _patterns(locale, is_long=False),
        "between": locale.interval_formats[None],
        "moment": locale.datetime_formats["medium"],
        "clock": skeletons["Hm"].pattern,
        "clock_s": skeletons["Hms"].pattern,
        "or": dict(locale.list_patterns["or"]),
        "decimal": get_decimal_symbol(code),
        "group": get_group_symbol(code),
        "least_grouped": _LEAST_GROUPED.get(code, 1),
    }


def _year(names: Any) -> list[str]:
    return [names[month] for month in range(1, 13)]


def _patterns(locale: Any, *, is_long: bool) -> dict[str, Any]:
    """Return patterns by what they name, and for a range by what differs: ``yMd/M``."""
    skeletons, ranges = locale.datetime_skeletons, locale.interval_formats
    longer = _longer if is_long else str
    dates = {"y": skeletons["y"].pattern, "yM": skeletons["yMMMM" if is_long else "yMMM"].pattern}
    dates["yMd"] = locale.date_formats["long"].pattern if is_long else skeletons["yMMMd"].pattern
    dates["yMEd"] = locale.date_formats["full"].pattern if is_long else skeletons["yMMMEd"].pattern
    parts = {
        "Ed": longer(skeletons["Ed"].pattern),
        "Md": longer(skeletons["MMMd"].pattern),
        "d": skeletons["d"].pattern,
    }
    if is_long and "MMMMd" in skeletons:
        parts["Md"] = skeletons["MMMMd"].pattern
    found: dict[str, Any] = dates | parts
    found |= {f"G{name}": _with_era(one, skeletons["Gy"].pattern) for name, one in dates.items()}
    wanted = {
        "y": ("y",),
        "Gy": ("Gy",),
        "yM": ("yMMMM", "yMMM"),
        "yMd": ("yMMMMd", "yMMMd"),
        "yMEd": ("yMMMMEd", "yMMMEEEEd", "yMMMEd"),
    }
    for name, skeleton_names in wanted.items():
        names = skeleton_names if is_long else skeleton_names[-1:]
        for field, parts in ranges[next(one for one in names if one in ranges)].items():
            if field in "yMd" and len(parts) == 2:
                found[f"{name}/{field}"] = [longer(part) for part in parts]
    return found


def _has_names(locale: Any) -> bool:
    return "MMMM" in locale.date_formats["long"].pattern


def _longer(pattern: str) -> str:
    """Return a pattern with the long names of months and weekdays."""
    for short, long in (("ccc", "EEEE"), ("MMM", "MMMM"), ("LLL", "LLLL"), ("E", "EEEE")):
        if long not in pattern:
            pattern = pattern.replace(short, long)
    return pattern


def _with_era(pattern: str, year: str) -> str:
    """Return a pattern with the era beside the year.

    Args:
        year: A year with its era: ``y G``.
    """
    bare = year.replace("G", "").strip()
    return pattern.replace(bare if bare in pattern else "y", year)


def written(code: str) -> str:
    """Return a language's table as it stands in its file."""
    return json.dumps(table(code), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the tables of some languages, of all where none is named."""
    for code in argv[1:]:
        file = FOLDER / code / "dates.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written(code), encoding="utf-8")
    if not argv[1:]:
        for code in LANGUAGES:
            if code != ENGLISH:
                run([executable, "-m", "tools.date_tables", code], check=True)


if __name__ == "__main__":
    main()
