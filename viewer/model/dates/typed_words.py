"""The words that dates are typed with: months, weekdays and what stands between, in six languages.

English, German, French and Russian have words; Korean and Chinese write numbers with a sign
behind each. Where two languages give one word two meanings ("mar." is March, and Tuesday in
French) both tables have it and the rest of the date decides.
"""

from __future__ import annotations

from viewer.model.dates.calendar import MONTHS, WEEKDAYS

_MONTHS_ELSEWHERE = (
    "januar jänner jän janvier janv январь января янв",
    "februar février févr fevrier fevr февраль февраля февр фев",
    "märz mär maerz mars март марта мар mrz",
    "avril avr апрель апреля апр",
    "mai май мая",
    "juni juin июнь июня июн",
    "juli juillet juil juill июль июля июл",
    "août aout август августа авг",
    "septembre сентябрь сентября сент сен",
    "oktober okt octobre октябрь октября окт",
    "novembre ноябрь ноября нояб ноя",
    "dezember dez décembre déc decembre декабрь декабря дек",
)
_WEEKDAYS_ELSEWHERE = (
    "mo montag lun lundi пн понедельник",
    "di dienstag mar mardi вт вторник",
    "mi mittwoch mer mercredi ср среда среду",
    "do donnerstag jeu jeudi чт четверг",
    "fr freitag ven vendredi пт пятница пятницу",
    "sa samstag sonnabend sam samedi сб суббота субботу",
    "so sonntag dim dimanche вс воскресенье",
)
_MORE_ENGLISH_WEEKDAYS = ("", "tues", "weds", "thur thurs", "", "", "")


def _numbered(*rows: tuple[str, ...]) -> dict[str, int]:
    """Return the number, from 0, of every word: rows of words divided by blanks stand side by side."""
    return {word: number for row in rows for number, words in enumerate(row) for word in words.split()}


def _english(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name.lower()} {name[:3].lower()}" for name in names)


#: Months 1 to 12 by their names in small letters, without full stops.
MONTH_NUMBERS = {
    word: number + 1
    for word, number in (_numbered(_english(MONTHS), _MONTHS_ELSEWHERE) | {"sept": 8}).items()
}
#: Weekdays, Monday 0 to Sunday 6.
WEEKDAY_NUMBERS = _numbered(_english(WEEKDAYS), _MORE_ENGLISH_WEEKDAYS, _WEEKDAYS_ELSEWHERE)
#: Words that say nothing about which day it is.
FILLERS = frozenset((
    "of", "the", "on", "at", "in", "st", "nd", "rd", "th",
    "der", "den", "dem", "am", "um", "uhr", "im",
    "le", "la", "de", "du", "à", "a", "en", "er",
    "г", "года", "год", "в", "во",
))  # fmt: skip
#: Weekdays in Korean and Chinese, by the one sign that tells them apart.
_EASTERN_DAYS = ("월一", "화二", "수三", "목四", "금五", "토六", "일日天")
EASTERN_WEEKDAYS = {sign: number for number, signs in enumerate(_EASTERN_DAYS) for sign in signs}
#: Parts of a day by their hours: True adds twelve to hours below twelve.
HALVES_OF_DAY = {
    "오전": False, "오후": True, "上午": False, "下午": True, "凌晨": False, "清晨": False, "早上": False,
    "中午": True, "午夜": False, "晚上": True, "a": False, "p": True,
}  # fmt: skip
