"""Finding events by words, and counting what was found in a crowd without listing it."""

from __future__ import annotations

import gc
import random
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, event, random_events, timeline

from viewer.files.reader import read_file
from viewer.layout.index.hits import HitColumns, Hits, find
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.clusters import Cluster
from viewer.model.dates.edtf import parse_date
from viewer.model.folding import one_line, simplified
from viewer.model.search import texts as texts_module
from viewer.model.search.completing import completions
from viewer.model.search.query import Query
from viewer.model.search.rest_of import RestOf
from viewer.model.search.texts import FILL_STEP, STEP, SearchTexts, ready_texts
from viewer.model.timeline import Event, Lane, Place, Quote, Source, Status, Timeline
from viewer.shipped import shipped_timeline


def found(made: Timeline, text: str) -> Hits:
    """Return what a search finds."""
    hits = [step for step in find(TimelineIndex.of(made), Query.of(text)) if step is not None]
    assert len(hits) == 1
    return hits[0]


def finds(text: str, made: Event) -> bool:
    return len(found(timeline(made), text)) == 1


def full_event() -> Event:
    made = event(1, "2011-08-21", "Tours the Bureyskaya plant")
    made.summary = "He watched a film\nand toured  the dam."
    made.quotes = (Quote("signed a guest book", "nbc", attributed_to="PortAmur", speaker="Oleg Kožemjako"),)
    made.people = ("Kim Jong Il", "김정일")
    made.place = Place("Amur province")
    return made


@pytest.mark.parametrize(
    "text",
    [
        "bureyskaya", "PLANT tours", "film dam", "guest book", "portamur", "kozemjako", "Kožemjako",
        "kim", "김정", "amur province", '"toured the dam"', '"guest book"', '"guest', "  plant  ",
    ],
)  # fmt: skip
def test_that_every_text_of_an_event_is_searched(text: str) -> None:
    assert finds(text, full_event())


@pytest.mark.parametrize(
    "text", ["china", "plant china", '"dam the"', '"plant he watched"', '"dam. signed"', "nbc", "e1"]
)
def test_that_other_words_are_not_found(text: str) -> None:
    assert not finds(text, full_event())


@pytest.mark.parametrize("text", ["", "  ", '"', '""', '" "'])
def test_that_nothing_typed_is_no_query(text: str) -> None:
    assert not Query.of(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_that_a_text_is_found_by_any_part_of_it(before: str, after: str) -> None:
    # No file that can be read holds control characters.
    before, after = (re.sub(r"[\x00-\x08]", " ", text) for text in (before, after))
    made = replace(event(1, "2011"), title=f"{before} Ulan-Ude {after}")
    assert finds("ulan-ude", made)
    for word in Query.of(before).words:
        if " " not in word:
            assert word in simplified(made.title)


def test_that_one_goes_round_through_the_hits() -> None:
    made = timeline(*(event(n, f"20{n:02}", "x" if n in (2, 5, 6) else "y") for n in range(9)))
    hits = found(made, "x")
    assert list(hits.places) == [2, 5, 6]
    assert [hits.step(place, 1) for place in (-1, 2, 3, 6, 8)] == [2, 5, 5, 2, 2]
    assert [hits.step(place, -1) for place in (9, 6, 5, 2, 0)] == [6, 5, 2, 6, 6]
    assert [hits.number_of(place) for place in (2, 6, 7, -1)] == [1, 3, None, None]
    assert found(made, "z").step(3, 1) is None
    assert 5 in hits and 4 not in hits and -1 not in hits and 99 not in hits


@pytest.mark.parametrize(("count", "seed"), [(60, 1), (650, 2), (3000, 3)])
@pytest.mark.parametrize("fold_gaps", [True, False])
def test_that_counts_of_hits_are_those_of_the_members(count: int, seed: int, fold_gaps: bool) -> None:
    made = timeline(*random_events(count, seed, 3), lanes=3)
    arrangement = arranged(made, max_rows=4, fold_gaps=fold_gaps)
    hits, seen = found(made, "train"), 0
    assert 0 < len(hits) < count
    for level in (0, 3, 9):
        for lane in arrangement.lanes(level):
            groups = [box.members for box in lane.between(-1e6, 1e6) if isinstance(box, Cluster)]
            for members in groups:
                assert members.hits(hits) == sum(place in hits for place in members.places())
                seen += members.hits(hits)
    assert seen > 0


def test_that_a_cluster_counts_anew_for_another_search() -> None:
    made = timeline(*(event(n, "2011-08-21", "x" if n % 3 else "y") for n in range(60)))
    arrangement = arranged(made, max_rows=2, deep_rows=0)
    members = next(
        box.members for box in arrangement.lanes(0)[0].between(-1e6, 1e6) if isinstance(box, Cluster)
    )
    x, y = found(made, "x"), found(made, "y")
    assert members.hits(x) + members.hits(y) == len(members)
    assert members.hit_lines(x) == (f"{members.hits(x)} of {len(members)}",)
    assert members.hits(x) > members.hits(y)


def test_that_a_cluster_counts_once_for_searches_that_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = timeline(*(event(n, "2011-08-21", "x" if n % 3 else "y") for n in range(60)))
    arrangement = arranged(made, max_rows=2, deep_rows=0)
    members = next(
        box.members for box in arrangement.lanes(0)[0].between(-1e6, 1e6) if isinstance(box, Cluster)
    )
    asked: list[int] = []
    starting = Hits.starting

    def noting(hits: Hits, lane: int, start: float, end: float) -> int:
        asked.append(lane)
        return starting(hits, lane, start, end)

    monkeypatch.setattr(Hits, "starting", noting)
    x = found(made, "x")
    assert members.hits(x) == members.hits(x.found_by(Query.of("x  "))) > 0
    assert asked == [0]


def test_that_columns_with_hits_are_told_apart() -> None:
    made = timeline(event(0, "2001-01-01", "x"), event(1, "2005-01-01", "y"), event(2, "2009-01-01", "x"))
    middles = [made.events[n].when.window.middle for n in range(3)]
    bounds = [middles[0] - 5, middles[0] + 5, middles[1] + 5, middles[2] + 5]
    columns = HitColumns(TimelineIndex.of(made), bounds)
    assert told(columns, found(made, "x")) == [True, False, True]
    assert told(columns, found(made, "y")) == [False, True, False]
    middles[0] += 6
    assert told(HitColumns(TimelineIndex.of(made), middles), found(made, "x")) == [False, False]
    assert told(columns, Hits(TimelineIndex.of(made), range(3))) == [True, True, True]


def told(columns: HitColumns, hits: Hits) -> list[bool]:
    """Return which columns hold a hit."""
    return next(holding for holding in columns.holding(hits) if holding is not None)


def test_that_a_letter_that_changes_nothing_looks_nothing_up_again() -> None:
    made = timeline(*(event(n, "2011-08-21", "moss" if n % 3 else "x") for n in range(60)))
    index, first = TimelineIndex.of(made), found(made, "mo")
    same = next(filter(None, find(index, Query.of("mos"), before=[first])))
    other = next(filter(None, find(index, Query.of("x"), before=[first, same])))
    assert same.places is first.places and same.words == ("mos",)
    assert list(other.places) == list(range(0, 60, 3)) and len(same) == 40
    assert [other.starting(0, -inf, inf), same.starting(0, -inf, inf)] == [20, 40]
    again = list(find(index, Query.of("mo"), before=[first, other]))
    assert len(again) == 1 and again[0] is not None and again[0].places is first.places


@pytest.mark.parametrize("text", ["x", "x 7", "status:reported", "before:2002"])
def test_that_no_garbage_is_looked_for_among_places_that_were_found(text: str) -> None:
    made = timeline(*(event(n, "2001", f"x {n}") for n in range(5000)))
    ready(made)
    places = found(made, text).places
    assert len(places) > 300 and not any(isinstance(held, int) for held in gc.get_referents(places))
    assert [found(made, text).places is places for _ in range(2)] == [" " in text or text == "x"] * 2


def test_that_everything_found_in_a_large_timeline_is_gathered_in_small_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("viewer.layout.index.hits.STEP", 10)
    made = timeline(*(event(n, "2011-08-21", f"x {n}") for n in range(95)))
    index = TimelineIndex.of(made)
    (hits,) = (hits for hits in Hits.gathered(index, range(95), Query.of("x")) if hits is not None)
    assert len(list(Hits.gathered(index, range(94), Query.of("x")))) == 10 + 1
    assert len(list(Hits.gathered(index, [7, 80], Query.of("x")))) == 1 + 1, "at no other event is looked"
    assert list(hits.places) == list(range(95)) and hits.starting(0, -inf, inf) == 95
    assert 94 in hits and 95 not in hits


def test_that_hits_are_counted_lane_by_lane_wherever_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.layout.index.hits.BLOCK", 8)
    made = timeline(*random_events(400, 5, 3), lanes=4)
    index, rng = TimelineIndex.of(made), random.Random(2)
    places = sorted(rng.sample(range(400), 150))
    hits = Hits(index, places)
    wrong, seen = [], 0
    for _ in range(300):
        lane = rng.choice(index.lane_indexes)
        first, last = sorted(rng.choices(lane.starts, k=2)) if len(lane) else (0, 0)
        expected = sum(place in places for place in lane.places[slice(*lane.starting(first, last))])
        seen += expected
        if hits.starting(lane.number, first, last) != expected:
            wrong.append((lane.number, first, last))
    assert wrong == [] and seen > 1000
    assert [place for place in range(400) if place in hits] == places
    assert hits.among(range(400)) == bytes(place in places for place in range(400))
    assert hits.count_among(range(100, 300)) == sum(100 <= place < 300 for place in places)
    assert 400 not in hits and -1 not in hits and 0 not in Hits(index, ())


def told_apart() -> Timeline:
    """Return five events of different people, places, lanes, states, sources, tags and years."""
    made = [
        event(0, "2001-08", "Crosses", lane="lane-0"),
        event(1, "2002", "Comes back", lane="lane-1"),
        event(2, "2011-08-20/..", "Goes on", lane="lane-1"),
        event(3, "[..2010]", "Was built", lane="lane-0"),
        event(4, "2011-05", "China", lane="lane-0"),
    ]
    made[0].people, made[1].people = ("Kim Jong Il", "Dmitry"), ("Kim Jong Un",)
    made[0].place, made[4].place = Place("Khasan"), Place("Пекин")
    made[1].status, made[4].status = Status.EXPECTED, Status.DISPUTED
    made[2].tags, made[4].tags = ("rail",), ("rail", "aid, food")
    made[2].quotes = (Quote("it goes on", "nbc", speaker="Oleg"),)
    made[4].sources = ("wire",)
    whole = timeline(*made, lanes=2)
    sources = (
        Source("nbc", "All aboard", publisher="NBC News", published=parse_date("2011-08-21?")),
        Source("wire", "Wire", published=parse_date("2011-08")),
    )
    lanes = (Lane("lane-0", "The trip"), Lane("lane-1", "Talks"))
    return replace(whole, sources=sources, lanes=lanes)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("person:kim", {0, 1}), ("person:\"kim jong il\"", {0}), ("person:\"kim jong\"", set()), ("person:\"kim jong", {0, 1}),
        ("PERSON:oleg", {2}), ("people:un,dmitry", {0, 1}), ("-person:kim", {2, 3, 4}), ("person:kim -back", {0}),
        ("place:khas", {0}), ("where:пек", {4}), ("place:ПЕКИН", {4}),
        ("lane:talks", {1, 2}), ("lane:lane-0", {0, 3, 4}), ("lane:trip tag:rail", {4}),
        ("status:expected,disputed", {1, 4}), ("-status:reported", {1, 4}),
        ("source:nbc", {2}), ("source:aboard", {2}), ("source:\"NBC News\"", {2}), ("source:wire", {4}),
        ("tag:rail", {2, 4}), ("tag:\"aid, food\"", {4}), ("rail", {2, 4}),
        ("before:2002", {0}), ("in:2002", {1, 3}), ("after:2002", {2, 4}), ("in:2011-08", {2}), ("in:2012", {2}),
        ("before:2011-08-20", {0, 1, 3, 4}), ("after:\"May 2011\"", {2}), ("-in:2011", {0, 1, 3}), ("before:2002 after:2000", {0}),
        ("known-by:2011-08-21", {2}), ("known-by:2011-08-20", set()), ("known-by:2011-08", {2, 4}), ("-known-by:2011-08-21", {0, 1, 3, 4}),
        ("known-by:2011-08-30", {2}), ("KNOWN-BY:2011-08-21 after:2012", set()), ("well-known:2011", set()),
        ("colour:red", set()), ("goes:", set()), ("person:", {0, 1, 2, 3, 4}),
    ],
)  # fmt: skip
def test_that_fields_find_what_they_name(text: str, ids: set[int]) -> None:
    made = told_apart()
    if not Query.of(text):
        assert ids == {event.index for event in made.events}
        return
    places = found(made, text).places
    assert {made.events[place].index for place in places} == ids
    assert list(places) == sorted(places)


def test_that_every_event_lies_on_one_side_of_a_date() -> None:
    made = told_apart()
    for date in ("2001", "2001-08", "2002", "2010", "2011-05", "2011-08-20", "2013", "-0499"):
        sides = [set(found(made, f"{side}:{date}").places) for side in ("before", "in", "after")]
        assert sum(map(len, sides)) == len(made.events) == len(set.union(*sides))


def test_that_a_date_that_is_none_finds_nothing_and_says_why() -> None:
    query = Query.of("before:soon rail")
    assert query.doubts == ("“soon” is not a date",)
    assert not found(told_apart(), "before:soon rail").places


def test_that_what_is_found_does_not_hang_on_how_many_steps_it_takes() -> None:
    count = FILL_STEP * 2 + STEP + 7
    made = timeline(*(event(n, "2001", f"number {n}") for n in range(count)))
    assert [made.events[p].title for p in found(made, f'"number {count - 1}"').places] == [
        f"number {count - 1}"
    ]
    assert len(found(made, "number -7")) == sum("7" not in str(n) for n in range(count))


def ready(made: Timeline) -> SearchTexts:
    texts = SearchTexts.of(made)
    assert not texts.is_ready
    for _ in texts.prepare():
        pass
    assert texts.is_ready
    return texts


@given(
    st.lists(
        st.lists(st.text("aÉй한ﬁ \t\n\x01\u00a0\u0301-", max_size=6), min_size=3, max_size=3),
        min_size=1,
        max_size=9,
    )
)
def test_that_ready_texts_are_those_of_an_event_each_simplified(written: list[list[str]]) -> None:
    made = [event(place, "2011") for place in range(len(written))]
    for one, (title, *tags) in zip(made, written, strict=True):
        one.title, one.tags = title, tuple(tags)
    found = [[part.strip() for part in text.split("\x01")] for text in ready_texts(made)]
    assert found == [[one_line(text.replace("\x01", " ")) for text in texts] for texts in written]


def test_that_letters_are_only_taken_apart_where_they_are_not_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def noting(text: str) -> str:
        taken.append(text)
        return simplified(text)

    monkeypatch.setattr(texts_module, "simplified", noting)
    made = [event(place, "2011", f"Поезд {place}") for place in range(9)]
    for one in made:
        one.summary = "He went on to the next Station, and " * 9
    assert "he went on to the next station" in ready_texts(made)[8]
    assert len(taken) == 1 and taken[0].replace("\x01", "") == "".join(one.title for one in made)


def test_that_words_are_looked_for_before_names_are_ready() -> None:
    made = timeline(*(event(n, "2001", f"number {n}") for n in range(FILL_STEP * 5)))
    texts, whole = SearchTexts(made), len(list(SearchTexts(made).prepare()))
    steps = list(texts.find(Query.of("number")))
    assert list(steps[-1] or ()) == list(range(FILL_STEP * 5)) and len(steps) < whole
    assert texts.has_texts and not texts.is_ready
    assert list(list(texts.find(Query.of("status:reported")))[-1] or ()) == list(range(FILL_STEP * 5))
    assert texts.is_ready


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("p", ["person:", "place:"]), ("x -so", ["source:"]), ("kim", []), ("\"pe", []), ("person:", ["Dmitry", "Kim Jong Il", "Kim Jong Un", "Oleg"]),
        ("person:\"jong u", ["Kim Jong Un"]), ("tag:", ["rail", "aid, food"]), ("lane:t", ["The trip", "Talks"]),
        ("before:20", []), ("ver", ["verdict:"]), ("verdict:wo", ["word for word"]), ("verdict:altered,no", ["not found", "not checked"]), ("kno", ["known-by:"]), ("known-by:2", []), ("status:", ["reported", "disputed", "expected"]), ("person:oleg,kim", ["Kim Jong Il", "Kim Jong Un"]),
    ],
)  # fmt: skip
def test_that_what_could_follow_is_offered(typed: str, offered: list[str]) -> None:
    assert [one.label for one in completions(ready(told_apart()), typed)] == offered


def test_that_a_completed_name_finds_its_events_and_keeps_what_stood_before() -> None:
    made = told_apart()
    (one,) = completions(ready(made), "rail -tag:aid")
    assert one.text == 'rail -tag:"aid, food" ' and one.note == "1"
    assert [made.events[p].index for p in found(made, one.text).places] == [2]
    two = completions(ready(replace(made)), 'person:oleg,"kim jong u')
    assert [one.text for one in two] == ['person:oleg,"Kim Jong Un" ']
    assert {made.events[p].index for p in found(made, two[0].text).places} == {1, 2}


def test_that_only_a_question_of_knowledge_tells_what_was_not_known_yet() -> None:
    made = told_apart()
    assert found(made, "known-by:2011-08-21").are_known
    assert not found(made, "-known-by:2011-08-21").are_known
    assert not found(made, "known-by:2011-08-21 rail").are_known
    assert not found(made, "before:2011").are_known


def test_that_of_the_first_timeline_nothing_was_known_the_day_before_its_article() -> None:
    made = read_file(shipped_timeline()).timeline
    assert made is not None
    assert not len(found(made, "known-by:2011-08-20"))
    assert len(found(made, "known-by:2011-08-21")) == len(made.events) > 20


def test_that_what_the_file_does_not_tell_is_asked_of_whoever_knows_it() -> None:
    made = told_apart()
    index = TimelineIndex.of(made)
    outside = {"verdict": lambda event: ["Word for word"] if event.index == 4 else ["altered", "not found"]}

    def told(text: str) -> set[int]:
        (hits,) = [step for step in find(index, Query.of(text), outside) if step is not None]
        return {made.events[place].index for place in hits.places}

    assert told("verdict:word") == {4}
    assert told('verdict:"not found"') == {0, 1, 2, 3}
    assert told("-verdict:altered") == {4}
    assert told("verdict:altered status:expected") == {1}
    assert not len(found(made, "verdict:altered"))
    assert Query.of("verdict:altered").asks_outside
    assert not Query.of("status:expected altered").asks_outside


LETTERS = st.text("ab -", max_size=3)


@given(
    st.lists(st.lists(LETTERS, min_size=3, max_size=3), min_size=1, max_size=12),
    st.lists(LETTERS, max_size=8),
)
def test_that_what_was_found_before_changes_nothing_that_is_found(
    titles: list[list[str]], typed: list[str]
) -> None:
    events = [event(place, "2011", title=" ".join(words) or "x") for place, words in enumerate(titles)]
    made = timeline(*events)
    remembering = SearchTexts(made)

    def places(texts: SearchTexts, text: str) -> list[list[int]]:
        return [list(found) for found in texts.find(Query.of(text)) if found is not None]

    searched = [*typed, *reversed(typed)]
    assert [places(remembering, text) for text in searched] == [
        places(SearchTexts(made), text) for text in searched
    ]


@given(
    st.lists(st.lists(LETTERS, min_size=3, max_size=3), min_size=1, max_size=12),
    st.lists(LETTERS, max_size=8),
    st.sampled_from([1, 2, texts_module.STEP]),
)
def test_that_words_known_by_their_places_find_the_same(
    titles: list[list[str]], typed: list[str], step: int
) -> None:
    events = [event(place, "2011", title=" ".join(words) or "x") for place, words in enumerate(titles)]
    made, few = timeline(*events), texts_module.STEP
    texts_module.STEP = step  # no more places are looked through text by text
    try:
        ready = SearchTexts(made)
        deque(ready.prepare(), 0)
        found = [[list(ready.find(Query.of(text)))[-1] for text in typed] for _ in range(2)]
    finally:
        texts_module.STEP = few
    whole = [list(SearchTexts(made).find(Query.of(text)))[-1] for text in typed]
    assert found == [whole, whole]


def test_that_first_letters_are_looked_for_in_the_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made = timeline(*(event(place, "2011", title=f"number {place % 90}") for place in range(9000)))

    def steps(text: str, *, ready: bool) -> int:
        texts = SearchTexts(made)
        if ready:
            deque(texts.prepare(), 0)
        else:
            deque(texts.prepare_texts(), 0)
        return len(list(texts.find(Query.of(text))))

    assert steps("8", ready=False) == 1 + -(-9000 // STEP)
    assert steps("8", ready=True) == 2
    assert steps("8 number -88", ready=True) == 2
    monkeypatch.setattr(texts_module, "MOST_WITH_WORDS", 8999)
    assert steps("8", ready=True) == steps("8", ready=False), "that would be too much to keep"


def test_that_a_letter_of_very_many_words_is_looked_for_in_the_texts() -> None:
    words = [f"e{letter}" for letter in "abcdfghij"]
    made = timeline(
        *(
            event(place, "2011", " ".join(words[: place % 7] + words[place % 7 + 1 :]))
            for place in range(7000)
        )
    )
    texts, plain = SearchTexts(made), SearchTexts(made)
    deque(texts.prepare(), 0)
    in_texts = 1 + -(-7000 // STEP)
    assert len(list(texts.find(Query.of("e")))) == in_texts, (
        "no step puts eight places of each event together"
    )
    assert len(list(texts.find(Query.of("ea")))) == 1 + -(-6000 // STEP)
    assert list(texts.find(Query.of("-x e")))[-1] == list(plain.find(Query.of("-x e")))[-1]
    (known,) = texts.find(Query.of("e"))
    assert known is not None and len(known) == 7000


def test_that_a_longer_word_goes_on_where_the_search_for_its_beginning_was_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(texts_module, "MOST_WITH_WORDS", 0)
    made = timeline(
        *(event(place, "2011", title=f"{'moscow' if place % 10 else 'minsk'}") for place in range(9000))
    )
    texts = SearchTexts(made)
    for _ in texts.prepare():
        pass
    whole = len(list(texts.find(Query.of("mi"))))
    texts = SearchTexts(made)
    for _ in texts.prepare():
        pass
    begun = texts.find(Query.of("mi"))
    assert [next(begun), next(begun), next(begun)] == [None] * 3
    left: list[int] = []

    class Counted(RestOf):
        def __init__(self, found: Sequence[int], within: Sequence[int], looked_at: int) -> None:
            super().__init__(found, within, looked_at)
            left.append(len(self))

    monkeypatch.setattr(texts_module, "RestOf", Counted)
    steps = list(texts.find(Query.of("min")))
    assert len(steps) < whole and list(steps[-1] or ()) == list(range(0, 9000, 10))
    assert len(left) == 1 and 1000 < left[0] < 9000, "what is left is not copied"


@pytest.mark.parametrize("looked_at", [0, 3, 10, 12])
def test_that_what_is_left_is_what_was_found_and_what_nobody_looked_at(looked_at: int) -> None:
    found, within = [1, 4, 7], range(0, 30, 3)
    left, copied = RestOf(found, within, looked_at), [*found, *within[looked_at:]]
    found.append(99)
    assert list(left) == copied and len(left) == len(copied)
    for first in range(len(copied) + 2):
        for last in range(first, len(copied) + 2):
            assert left[first:last] == copied[first:last]
    assert left[::-2] == copied[::-2] and left[-1] == copied[-1]
    again = RestOf([2], left, 2)
    assert list(again) == [2, *copied[2:]]
    with pytest.raises(IndexError):
        left[len(copied)]


def test_that_a_longer_word_is_looked_for_where_its_beginning_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(texts_module, "MOST_WITH_WORDS", 0)
    made = timeline(
        *(event(place, "2011", title=f"{'moscow' if place % 10 else 'minsk'}") for place in range(9000))
    )
    texts = SearchTexts(made)

    def steps(words: str) -> int:
        return sum(1 for _ in texts.find(Query.of(words)))

    for _ in texts.prepare():
        pass
    whole = steps("m")
    assert steps("mi") == whole
    assert steps("min") < whole, "only what holds the first letters is looked through"
    assert steps("mi") < whole, "and what was found before is known when letters are taken away"
    assert steps("mo") == whole
    assert steps("m") == steps("mi") == 1, "what has been searched for is known"


def talks(monkeypatch: pytest.MonkeyPatch) -> tuple[Timeline, SearchTexts, list[str]]:
    """Return events of four titles, their texts, and a list that notes which words are looked for in these."""
    monkeypatch.setattr(texts_module, "MOST_WITH_WORDS", 0)
    titles = ("moscow talks", "moscow trade", "minsk talks", "talking")
    made = timeline(*(event(place, "2011", title=titles[place % 4]) for place in range(400)))
    texts, looked_for = SearchTexts(made), list[str]()
    deque(texts.prepare(), 0)

    def noting(text: str, part: str) -> bool:
        looked_for.append(part)
        return part in text

    monkeypatch.setattr(texts_module, "contains", noting)
    return made, texts, looked_for


def test_that_of_several_words_only_those_are_looked_for_that_were_not_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, texts, looked_for = talks(monkeypatch)
    told, whole = [], []
    for typed in ("moscow t", "moscow ta", "moscow -trade t", "ta moscow"):
        looked_for.clear()
        found = list(texts.find(Query.of(typed)))[-1]
        told.append({*looked_for})
        whole.append(found == list(SearchTexts(made).find(Query.of(typed)))[-1])
    assert told[1:] == [{"ta"}, {"trade"}, set()] and whole == [True] * 4


def test_that_a_word_whose_letters_found_the_same_is_not_looked_for_with_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, texts, looked_for = talks(monkeypatch)
    told = []
    for end in range(1, len("moscow ta") + 1):
        looked_for.clear()
        deque(texts.find(Query.of("moscow ta"[:end])), 0)
        told.append({*looked_for})
    assert told == [{"m"}, {"mo"}, {"mos"}, {"mosc"}, {"mosco"}, {"moscow"}, set(), {"t"}, {"ta"}]


def test_that_what_follows_in_a_word_needs_no_look_at_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts_module, "MOST_WITH_WORDS", 0)
    monkeypatch.setattr(texts_module, "STEP", 200)
    titles = ("moscow talks", "moscow trade", "minsk talks", "talking")
    made = timeline(*(event(place, "2011", title=titles[place % 4]) for place in range(1600)))
    texts, looked_for = SearchTexts(made), list[str]()
    deque(texts.prepare(), 0)

    def noting(text: str, part: str) -> bool:
        looked_for.append(part)
        return part in text

    monkeypatch.setattr(texts_module, "contains", noting)
    told, foretold = [], []
    for end in range(1, len("moscow ta") + 1):
        looked_for.clear()
        foretold.append(texts.count_within(Query.of("moscow ta"[:end])))
        (found,) = (step for step in texts.find(Query.of("moscow ta"[:end])) if step is not None)
        told.append((len(looked_for), len(found)))
        # There is time to go on with half of them between the last two letters.
        deque(islice(texts.prepare_following(), None if end < 8 else 400 // FILL_STEP), 0)
    assert told == [(1600, 1200), *[(0, 800)] * 7, (400, 400)]
    assert foretold == [1600, *[0] * 7, 400]


def test_that_typing_finds_what_a_plain_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rng, syllables = random.Random(7), ("ta", "mo", "scow", "та", "도", "l", "k", "t")
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 3))) for _ in range(60)]
    titles = [" ".join(rng.choices(words, k=rng.randint(1, 6))) for _ in range(3000)]
    plain = [one_line(title) for title in titles]
    made = timeline(*(event(place, "2011", title=title) for place, title in enumerate(titles)))
    monkeypatch.setattr(texts_module, "STEP", 300)
    differ = list[str]()
    for most_with_words in (0, 3000):
        monkeypatch.setattr(texts_module, "MOST_WITH_WORDS", most_with_words)
        texts = SearchTexts(made)
        deque(texts.prepare(), 0)
        typed = ""
        for _ in range(250):
            more = rng.random() < 0.6
            typed = typed + (rng.choice((*syllables, " ", " -"))) if more else typed[: -rng.randint(1, 3)]
            query = Query.of(typed)
            steps = texts.find(query)
            if rng.random() < 0.2:
                next(steps, None)  # the next letter comes before the end
                continue
            steps = iter(list(steps))
            deque(islice(texts.prepare_following(), rng.choice((0, 3, 100))), 0)
            found = list(list(steps)[-1] or ())
            parts = [(part.lstrip("-"), part.startswith("-")) for part in one_line(typed).split()]
            wanted = [
                place for place, title in enumerate(plain)
                if all((part in title) is not no for part, no in parts if part)
            ]  # fmt: skip
            if found != wanted:
                differ.append(typed)
    assert differ == []


@pytest.mark.parametrize("foxes", [3, 4, 5])
@pytest.mark.parametrize(
    ("first", "then"), [('"red fox"', '"red fox" q'), ("-quiet", "-quiet e"), ("e x", "ed x")]
)
def test_that_a_further_word_is_looked_for_though_it_is_no_rarer(
    first: str, then: str, foxes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So many of each that a look at all words there are is shorter than one at the events.
    titles = 5 * (
        ["red fox"] * foxes + ["quiet lake"] * (8 - foxes) + ["exile", "reddish", "Edith", "axe", "sharp"]
    )
    made = timeline(*(event(place, "2011", title=title) for place, title in enumerate(titles)))
    monkeypatch.setattr(texts_module, "STEP", 1)  # no place more is looked through text by text
    ready = SearchTexts(made)
    deque(ready.prepare(), 0)
    deque(ready.find(Query.of(first)), 0)
    assert list(ready.find(Query.of(then)))[-1] == list(SearchTexts(made).find(Query.of(then)))[-1]


def test_that_no_text_is_walked_through_as_young() -> None:
    made = timeline(*random_events(3 * FILL_STEP, 5, 3))
    count = len(made.events)
    was_on = gc.isenabled()
    gc.disable()
    try:
        texts = SearchTexts(made)
        deque(texts.prepare_texts(), 0)
        young = [kept for age in (0, 1) for kept in gc.get_objects(age) if type(kept) is list]
    finally:
        if was_on:
            gc.enable()
    of_texts = [held for held in vars(texts).values() if type(held) is list and held and type(held[0]) is str]
    assert [len(held) for held in of_texts] == [count]
    assert not any(kept is of_texts[0] for kept in young)
