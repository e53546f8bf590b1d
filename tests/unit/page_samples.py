"""An event file in which every text tries to be markup, for tests of pages."""

from __future__ import annotations

#: Begins and ends whatever could be begun or ended in HTML, an attribute, a script or an address.
HOSTILE = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)><!-- ]]> </style> &lt; &#60; %3Cb%3E {x} \\ --"
)
HOSTILE_FILE = f"""\
format: 1
title: {HOSTILE!r}
description: {HOSTILE!r}
time_zone: Asia/Vladivostok
lanes:
  - {{id: rail, title: {HOSTILE!r}}}
  - {{id: other, title: Other}}
sources:
  - {{id: a, title: {HOSTILE!r}, publisher: {HOSTILE!r}, credit: {HOSTILE!r}, published: 2011-08-21, url: "https://example.org/?a=1&b='2'"}}
eras:
  - {{title: {HOSTILE!r}, date: 2004/2006}}
events:
  - id: one
    date: 2011-08-20
    title: {HOSTILE!r}
    as_written: {HOSTILE!r}
    date_note: {HOSTILE!r}
    lane: rail
    status: retracted
    place: {HOSTILE!r}
    people: [{HOSTILE!r}]
    tags: [{HOSTILE!r}]
    summary: {HOSTILE!r}
    sources: [a]
    links: [{{url: "https://example.org/b", title: {HOSTILE!r}}}]
    images: [{{file: {HOSTILE!r}, alt: {HOSTILE!r}, caption: {HOSTILE!r}, credit: {HOSTILE!r}}}]
    quotes:
      - {{text: {HOSTILE!r}, source: a, attributed_to: {HOSTILE!r}, speaker: {HOSTILE!r}, locator: {HOSTILE!r}, stance: contradicts}}
  - {{id: said, date: 2011-08-21, title: Said, about: [one], lane: other}}
""".replace(repr(HOSTILE), '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"')
