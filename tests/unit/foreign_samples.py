"""Made-up files of other programs, with what is odd about files that people have."""

from __future__ import annotations

import json
from pathlib import Path

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.draft import Draft
from viewer.exchange.formats import format_of

SLIDES: dict[str, object] = {
    "title": {"text": {"headline": "The <b>harbour</b>", "text": "<p>How it was built.</p>"}, "media": {"url": "https://example.org/h.jpg"}},
    "scale": "human",
    "events": [
        {
            "unique_id": "first stone",
            "start_date": {"year": "1,815", "month": "12", "day": "10", "format": ""},
            "end_date": {"year": "1852", "month": "11", "day": "27"},
            "text": {"headline": "The first stone", "text": "<p>Laid by <a href='//example.org/ada'>Ada</a>.</p><p>It rained &amp; blew.</p>"},
            "media": {"url": "<blockquote>Words of nobody</blockquote>", "caption": "A <em>stone</em>"},
            "group": "Works",
            "colour of the sky": "grey",
        },
        {"start_date": {"year": -500}, "text": {"headline": "Before all"}, "group": "Legends", "autolink": False},
        {"start_date": {"year": "2011", "month": "13"}, "text": {"headline": "No such month"}},
        {"text": {"headline": "No date at all", "text": "kept"}},
        {"start_date": {"year": "1850", "month": "1", "day": "1"}, "display_date": "1850s", "text": {"headline": "The boom"}},
        {"start_date": {"year": "1900"}, "end_date": {"year": "1899"}, "text": {"text": "Only words here.\nAnd more."}},
        "not a slide",
    ],
    "eras": [{"start_date": {"year": "1800"}, "end_date": {"year": "1850"}, "text": {"headline": "Sail"}}, {"text": {"headline": "Undated"}}],
    "made by": "hand",
}  # fmt: skip

OLD_SLIDES = {
    "timeline": {
        "headline": "Old",
        "type": "default",
        "text": "In the old form",
        "date": [
            {"startDate": "2011,8,20", "endDate": "8/21/2011", "headline": "Trip", "text": "Far", "tag": "Rail", "asset": {"media": "//example.org/a.png", "credit": "me"}},
            {"startDate": "some time", "headline": "Undated"},
        ],
        "era": [{"startDate": "2011,1", "endDate": "2011,2", "headline": "Spring"}],
    }
}  # fmt: skip

TABLE = """\
When,Until,What,Details,Track,Who,Where,Lat,Lng,Tags,Link,Source,Key
20/08/2011 14:30,,Crosses the border,"First line
second line",Rail,Ann; Bob,Khasan,42.4,130.6,"far, east",https://example.org/a,The Wire,k1
c. 1850,now,Going on,<p>Some <b>bold</b></p>,Rail,,,,,,not an address,The Wire,k2
26 oct 899,17 jul 924,A king,,Sea,,,,,,,The Star,
when it rained,,A day in words,,Sea,,,,,,,,
32 Aug 2011,,No such day,,Sea,,,,,,,,
,,Undated,some words,Sea,,,,,,,,

2011-08-22,2011-08-20,Turned round,,Sea,,,,,,,,,beyond the header
"""

SHEET = """\
Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
,,,,,,,,,The sheet,About it,,,,,title,,
2011,8,20,2:05 PM,,,,,,A slide,<p>Words</p>,https://example.org/a.jpg,me,so it was,,,One,#fff
1900,,,,1910,,,,,An era,,,,,,era,,
,,,,,,,,,No date here,,,,,,,,
"""

AEON = """\
Type,Display ID,Label,Summary,Ongoing,Start Date,Latest Start Date,Duration,Earliest End Date,End Date,Tags,Participant
Event,EV1,A murder,In the night,False,1933-02-07 01:17:00,,8 minutes,,1933-02-07 01:25:00,"Alibi,Clue","Hubbard,Poirot"
Event,EV2,Long ago,,True,BC 1-11-19,,,,,,
Event,EV3,Early,,False,99-10-18,,,,,,
Character,PER1,Hardman,A man,True,1900-02-13,,12065 days,,1933-02-25,,
Event,EV4,Undated,,False,,,,,,,
"""

FLOW = """\
#TIMEFLOW\tformat version\t1
#TIMEFLOW\tsource\tThe archive
#TIMEFLOW\tdescription\t"Two lines
of description"
#TIMEFLOW\tfield\tLaid\tDate/Time
#TIMEFLOW\talias\tTIMEFLOW_START\tLaid
#TIMEFLOW\talias\tTIMEFLOW_LABEL\tState
#TIMEFLOW\talias\tTIMEFLOW_TRACK\tKind
#TIMEFLOW\t====== End of Header. Data below is in tab-delimited format. =====
Laid\tState\tKind
Jul 27 2010\tIowa\tStorm
Jul 26 2010\tThe "big" one\tFlood
"""

SIMILE_XML = """\
<?xml version="1.0" encoding="utf-8"?>
<data date-time-format="iso8601" wiki-url="http://example.org/">
  <event start="May 28 2006 09:00:00 GMT" end="Jun 15 2006 09:00:00 GMT" isDuration="true" title="Lasts" image="//example.org/i.png">A few days for &lt;a href="http://example.org/t"&gt;it&lt;/a&gt;.</event>
  <event start="Jun 16 2006 00:00:00 GMT" end="Jun 26 2006 00:00:00 GMT" title="Some day in between" eventID="one day" />
  <event start="1861-06-01" latestStart="1861-06-30" end="1862" isDuration="true" title="Began in June" classname="War" />
  <event start="1880" latestStart="1885" earliestEnd="1890" end="1895" durationEvent="true" title="Vague ends" color="red" />
  <event start="500 BC" title="Long ago" link="/relative" />
  <event start="?70" title="Undatable" />
  <note by="me">more</note>
</data>
"""

SIMILE_SCRIPT = """\ufeff{
  dateTimeFormat: 'iso8601',  // a remark
  'events': [
    {start: '2001-09-27', title: 'It\\'s "one"', id: '/en/one', icon: "http://example.org/i.gif"},
    {start: '2001', end: '2003', title: 'Lasts', durationEvent: true},
    {start: '2001', end: '2003', title: 'Once', durationEvent: false,},
  ],
}
"""

PROJECT = """\
<?xml version="1.0" encoding="utf-8"?>
<timeline>
  <version>2.5.0</version>
  <timetype>gregoriantime</timetype>
  <eras><era><name>Sail</name><start>1800-1-1 0:0:0</start><end>1850-1-1 0:0:0</end><color>250,250,230</color></era></eras>
  <categories>
    <category><name>Works</name><color>255,80,80</color></category>
    <category><name>Piers</name><color>1,2,3</color><parent>Works</parent></category>
  </categories>
  <events>
    <event><start>1815-3-1 00:00:00</start><end>1815-3-4 00:00:00</end><text>(6)A part</text><category>Piers</category><labels>stone, old</labels></event>
    <event><start>2021-11-15 01:19:00</start><end>2021-11-15 02:00:30</end><text>[6]The box</text><fuzzy>False</fuzzy><locked>True</locked><category>Works</category><hyperlink>https://example.org/a;https://example.org/b</hyperlink></event>
    <event><start>2021-11-20 00:00:00</start><end>2021-11-18 00:00:00</end><text> (in brackets)</text><description>Words
of two lines</description></event>
    <event><start>1900-1-1 0:0:0</start><end>1900-1-1 0:0:0</end><text>Vague</text><fuzzy>True</fuzzy><progress>40</progress></event>
    <event id="7"><start>-473-1-2 0:0:0</start><end>-473-1-2 0:0:0</end><text>Goes on</text><ends_today>True</ends_today></event>
    <event><start>soon</start><end>later</end><text>Undatable</text></event>
  </events>
  <view><displayed_period/></view>
</timeline>
"""

CALENDAR = """\
BEGIN:VCALENDAR
X-WR-CALNAME:Holidays
X-WR-TIMEZONE:Europe/Vienna
X-OWN:kept
BEGIN:VTIMEZONE
TZID:Our own
BEGIN:STANDARD
DTSTART:20170101T000000
TZOFFSETTO:+1100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:trip@example.org
SUMMARY:A trip\\, far
DTSTART;VALUE=DATE:20110820
DTEND;VALUE=DATE:20110823
CATEGORIES:Rail,Far\\, east
DESCRIPTION:First line\\nsecond
  line
LOCATION:Khasan
GEO:42.4;130.6
URL:https://example.org/trip
STATUS:TENTATIVE
END:VEVENT
this is no line
BEGIN:VEVENT
DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20110820T140000
DURATION:PT1H30M
SUMMARY:A talk
ATTENDEE;CN="Ann, of Bonn":mailto:ann@example.org
RRULE:FREQ=WEEKLY
STATUS:CONFIRMED
BEGIN:VALARM
TRIGGER:-PT5M
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Our own:20170228T230000
DTEND;TZID=Our own:20170228T233000
SUMMARY:Declared zone
END:VEVENT
BEGIN:VEVENT
DTSTART:INVALID-DATE
SUMMARY:Undatable
END:VEVENT
BEGIN:VTODO
SUMMARY:To do
END:VTODO
BEGIN:VEVENT
DTSTART;TZID=Nowhere/Land:20110820T140000
DTEND;TZID=Nowhere/Land:20110819T140000
SUMMARY:Broken off
"""

MARKWHEN = """\
title: The harbour
timezone: Europe/Vienna
#works: #aabbcc
author: Ann
// made by hand

# Works #works
All that was built.

1815 / 6 months: The first stone #stone
id: stone
depth: 3 m
Laid by [Ada](https://example.org/ada) in the [rain](local.html).
- [x] done
#old

// nobody knows who
## Piers
2011-08-20 10:30: Opened
tz: +9
5/6/2012 - May 2013: American
1850: A year alone
after !stone / 2 weeks: Hangs
2019-01-01 every 4 months x5: Meeting
2011-02-30: Never was
# Talks
4500 BCE: Long ago
2020-W53: [ ] a week
2026 / now: Going on
"""

POWER = """\
# by hand
version: 1
timeline:
  title: "The harbour"
  description: "How it was built"
events:
  - id: "first stone"
    date: "1815-01-01"
    title: "The first stone"
    description: |
      **Laid** in the rain.

      - by Ada
    tags: [stone, "old"]
    depth: 3 m
    sources:
      - "https://example.org/ada"
      - "Archive 12"
  - {id: b, date: 1850-03-01, endDate: 1850-01-01, title: Turned round}
  - {id: c, date: "1900-01-01", endDate: "1903-01-01", title: Lasts}
  - {id: d, date: "1961-04-12", time: "06:07", title: At a minute}
  - {id: e, date: some day, title: Undatable}
  - only words
"""

VIS = {
    "items": [
        {
            "id": 1,
            "content": "<b>Opened</b> <a href='https://example.org/o'>here</a>",
            "start": "2011-08-20T00:00:00.000Z",
            "group": "w",
        },
        {
            "id": "two",
            "content": "Lasts",
            "start": "2011-08-21",
            "end": "2011-08-25",
            "title": "A <i>tip</i>",
            "className": "red",
            "group": 7,
        },
        {"id": 3, "content": "At a second", "start": 1313836200000, "type": "point"},
        {"id": 4, "content": "Wrapped", "start": "/Date(1313836200500)/", "end": "soon"},
        {"id": 5, "content": "Sail", "start": "1800", "end": "1850", "type": "background"},
        {"content": "Undated", "kind of": "odd"},
        "no item",
    ],
    "groups": [{"id": "w", "content": "<em>Works</em>", "order": 1}, {"id": 7, "content": "Talks"}],
    "options for": "all",
}

SAMPLES: dict[str, str] = {
    "harbour.mw": MARKWHEN,
    "power.yaml": POWER,
    "items.json": json.dumps(VIS),
    "calendar.ics": CALENDAR,
    "simile.xml": SIMILE_XML,
    "simile.js": SIMILE_SCRIPT,
    "project.timeline": PROJECT,
    "table.csv": TABLE,
    "sheet.csv": SHEET,
    "aeon.csv": AEON,
    "flow.time": FLOW,
    "slides.json": json.dumps(SLIDES),
    "old.json": "\nstoryjs_jsonp_data = " + json.dumps(OLD_SLIDES) + ";",
}


def draft(name: str, text: str | bytes | None = None, **answers: str) -> Draft:
    """Return what a sample, or a text by its name, gives."""
    content = SAMPLES[name] if text is None else text
    data = content.encode() if isinstance(content, str) else content
    given = Answers(
        name, answers.get("dates", ""), answers.get("encoding", ""), lanes=answers.get("lanes", ""),
        firsts=answers.get("firsts", ""), lasting=answers.get("lasting", ""), midnight=answers.get("midnight", ""),
        display_dates=answers.get("display_dates", ""), short_years=answers.get("short_years", ""),
        numbers=answers.get("numbers", ""), aug_11=answers.get("aug_11", ""),
    )  # fmt: skip
    return format_of(data, name, answers.get("key", "")).read(data, given)


def written(folder: Path, name: str) -> Path:
    """Write a sample to a folder."""
    path = folder / name
    path.write_bytes(SAMPLES[name].encode())
    return path
