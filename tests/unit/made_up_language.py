"""A made-up language: every letter of a message is another one, so that what is left in English shows."""

from __future__ import annotations

import re

from viewer.words import Language

_PLACE = re.compile(r"(\{[^}]*\})")
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абцдефгхийклмнопқрстувшхызАБЦДЕФГХИЙКЛМНОПҚРСТУВШХЫЗ",
)


class _Catalogue:
    """Says a message in letters that are not Latin; its places stay."""

    def gettext(self, message: str) -> str:
        return "".join(
            part if part.startswith("{") else part.translate(_LETTERS) for part in _PLACE.split(message)
        )

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


class _LongCatalogue(_Catalogue):
    """Says a message in as many letters as a long language does: about a third more."""

    def gettext(self, message: str) -> str:
        said = super().gettext(message)
        return "".join(
            part if part.startswith("{") else _VOWEL.sub(r"\1\1", part) for part in _PLACE.split(said)
        )


#: Vowels that the letter of a mnemonic is none of.
_VOWEL = re.compile("(?<!&)([аеиоу])")
#: Its dates are written as in Japanese, without any letters of ours.
MADE_UP = Language("ja", _Catalogue())
LONG = Language("ja", _LongCatalogue())

#: Every text of it is Greek; it has something of all that paper and page tell.
GREEK_FILE = """\
format: 1
title: Γέφυρα
description: Περιγραφή
time_zone: Asia/Vladivostok
lanes:
  - {id: α, title: Λωρίδα}
  - {id: β, title: Άλλη}
sources:
  - {id: ξ, title: Εφημερίδα, publisher: Εκδότης, published: 2011-08-21, credit: Πρακτορείο}
eras:
  - {title: Εποχή, date: 2004/2006}
events:
  - {id: α1, date: 2011-08-20/2011-08-27, title: Πρώτο, as_written: χθες, lane: α, summary: Κείμενο, place: Τόπος,
     people: [Άννα], tags: [σήμα], sources: [ξ],
     quotes: [{text: Λόγια, source: ξ, attributed_to: Πηγή, speaker: Δήμαρχος, locator: σελ., stance: contradicts}]}
  - {id: α2, date: 2011-08~, title: Δεύτερο, lane: β, sources: [ξ], status: disputed}
  - {id: α3, date: 2011-09/, title: Τρίτο, lane: α, sources: [ξ], status: expected}
  - {id: α4, date: 2012-08-22T14:30, title: Τέταρτο, about: [α1], lane: β, quotes: [{text: Λόγος, source: ξ}]}
  - {id: α5, date: 2011-08, title: Πέμπτο, duration: 4 days, lane: α, status: confirmed, part_of_day: morning}
  - {id: α6, date: 195X, title: Έκτο, lane: α, sources: [ξ], status: retracted}
  - {id: α7, date: "[2011-08-01,2011-08-05..2011-08-09]", title: Έβδομο, lane: α, images: [{file: ς.png, alt: Εικόνα}]}
  - {id: α8, date: 2011-08-XX, title: Όγδοο}
"""

#: What is the same in every language.
_NAMES = ("Dateline", "UTC", "SHA", "KB", "ka", "Ma", "Ga", "Asia/Vladivostok")


def latin_words(text: str) -> list[str]:
    """Return the words in Latin letters that a text has, without names that every language shares."""
    for name in _NAMES:
        text = text.replace(name, "")
    return re.findall(r"[A-Za-z]{2,}", text)
