"""Files made to hurt: each is one known way to bring a reader of YAML down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

HEAD = "lanes: [{id: a}]\nevents:\n  - {date: 2010, title: First, lane: a}\n"
DEEP = 20_000
HUGE = 100 * 1024 * 1024
_TAGS = (
    "!", "!x", "!!x", "!<x>", "!<tag:yaml.org,2002:str>", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!binary",
    "!!timestamp", "!!map", "!!seq", "!!set", "!!omap", "!!pairs", "!!merge", "!!value", "!!python/object:os.system",
    "!!python/object/apply:os.system", "!!python/name:os.system", "!!python/module:os", "!!python/tuple", "!e!x",
)  # fmt: skip
_BREAKS = {
    "CR": "\r",
    "CRLF": "\r\n",
    "LS": "\u2028",
    "PS": "\u2029",
    "NEL": "\x85",
    "FF": "\x0c",
    "VT": "\x0b",
}


class Hostile(NamedTuple):
    """One hostile file: its name and what makes its text, lone surrogates allowed, or its bytes."""

    name: str
    make: Callable[[], str | bytes]


def _of(make: Callable[..., str | bytes], *values: object) -> Callable[[], str | bytes]:
    return partial(make, *values)


def _bomb(levels: int, width: int) -> str:
    lines = ["x-0: &a0 [lol, lol]"]
    lines += [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines) + f"\nevents:\n  - {{date: 2011, title: T, tags: *a{levels - 1}}}\n"


def _entry(lines: str) -> str:
    return HEAD + "  - date: 2011\n    title: T\n" + "".join(f"    {line}\n" for line in lines.split("\n"))


def small() -> Iterator[Hostile]:
    """Yield what is read at once: tags, directives, breaks, marks, characters."""
    for tag in _TAGS:
        for shape, value in (("text", "2011"), ("list", "[a]"), ("map", "{a: b}"), ("nothing", "")):
            for field in ("date", "title", "quotes", "place", "x-y"):
                text = HEAD + f"  - date: 2012\n    title: T\n    {field}: {tag} {value}\n"
                yield Hostile(f"tag {tag} on {shape} of {field}", _of(str, text))
        yield Hostile(f"tag {tag} on the file", _of(lambda tag: f"{tag}\n{HEAD}", tag))
        yield Hostile(
            f"tag {tag} on an entry",
            _of(lambda tag: HEAD + f"  - {tag}\n    date: 2011\n    title: T\n", tag),
        )
    for name, mark in _BREAKS.items():
        yield Hostile(
            f"{name} for every line", _of(lambda mark: _entry("summary: a").replace("\n", mark), mark)
        )
        yield Hostile(
            f"{name} in text", _of(lambda mark: _entry(f"summary: a{mark}b{mark}c\nlane: nowhere"), mark)
        )
        yield Hostile(
            f"{name} in quotes", _of(lambda mark: _entry(f'summary: "a{mark}b"\nlane: nowhere'), mark)
        )
        yield Hostile(
            f"{name} in broken text",
            _of(lambda mark: _entry(f"summary: a: b{mark}c: d\nlane: nowhere"), mark),
        )
        yield Hostile(f"{name} at the end", _of(lambda mark: HEAD + "  - {date: 2011" + mark, mark))
    yield from _marks()


def _marks() -> Iterator[Hostile]:
    texts = {
        "BOM alone": "\ufeff", "two BOMs": "\ufeff\ufeff" + HEAD, "BOM in the middle": HEAD + "\ufeff" + HEAD,
        "BOM in a title": _entry("summary: a\ufeffb"), "BOM in a key": _entry("\ufeffsummary: a"),
        "YAML 9.9": "%YAML 9.9\n---\n" + HEAD, "YAML 1.2": "%YAML 1.2\n---\n" + HEAD, "directive": "%FOO bar\n---\n" + HEAD,
        "tag directive": "%TAG !e! tag:e,2000:\n---\n" + HEAD + "  - !e!x {date: 2011, title: T}\n",
        "two directives": "%YAML 1.1\n%YAML 1.1\n---\n" + HEAD, "directive inside": HEAD + "%YAML 1.1\n",
        "many documents": "---\n".join([HEAD] * 300), "document ends": "...\n" * 500, "documents of nothing": "---\n" * 500,
        "NUL": "\x00", "NUL inside": _entry("summary: a\x00b"), "escaped NUL": _entry('summary: "a\\0b"'),
        "escaped surrogate": _entry('title: "\\ud800"\nlane: "\\udfff"\nid: "\\U0010FFFF"'),
        "escaped beyond": _entry('summary: "\\UFFFFFFFF"'), "lone surrogate": _entry("summary: a\ud800b"),
        "surrogates everywhere": "\udc80".join(HEAD), "surrogate key": _entry("\udcff: a"),
        "tabs": HEAD.replace("  ", "\t"), "tab after dash": HEAD + "  -\tdate: 2011\n    title: T\n",
        "huge number": _entry("duration: " + "9" * 5000 + " days\nlane: " + "9" * 5000), "huge format": "format: " + "9" * 100_000,
        "huge year": _entry("date: Y" + "9" * 5000), "huge exponent": _entry("place: {name: x, lat: 1e99999}"),
        "nan": _entry("place: {name: x, lat: .nan, lon: nan}"), "infinity": _entry("place: {name: x, lat: inf, lon: -inf}"),
        "long key": "k" * 1_000_000 + ": x\n" + HEAD, "long explicit key": "? " + "k" * 1_000_000 + "\n: x\n" + HEAD,
        "long key in an entry": _entry("k" * 2000 + ": x"), "long id": _entry("id: " + "i" * 900_000),
        "anchor on itself": "x-a: &a [*a]\n" + HEAD, "anchor on its mapping": "&a\nx-a: *a\n", "key alias": "x-a: &a b\n*a : c\n",
        "anchor everywhere": "&f\n&t title: &v x\nevents: &e\n  - &i {&k date: &d 2011, title: *v}\n  - *i\n",
        "alias as events": "x-e: &e [{date: 2011, title: T}]\nevents: *e\n", "alias as entry": "x-e: &e {date: 2011, title: T}\nevents: [*e, *e]\n",
        "merge": _entry("<<: {lane: a}"), "merge list": _entry("<<: [{lane: a}, {lane: b}]"), "set of keys": _entry("? a\n? b\n? [c]"),
        "equals": _entry("=: x"), "empty key": _entry(": x"), "map key": _entry("? {a: b}\n: c"), "null key": _entry("~: x"),
        "every key twice": "".join(HEAD for _ in range(50)), "same date": HEAD + "  - {date: 2011, title: T}\n" * 3000,
        "only dashes": "-\n" * 5000, "nested dashes": "- " * 3000, "questions": "? " * 3000, "colons": ": " * 3000, "brackets": "[]" * 3000,
        "open quotes": '"\n' * 3000, "comments": "#" * 100_000, "spaces": " " * 1_000_000, "newlines": "\n" * 300_000,
        "mask characters": _entry("".join(map(chr, range(0xE000, 0xF900))) + ": x") + "  - {date: [2011?, 2012], title: M}\n",
        "open brackets": HEAD + "  - {date: [2011?, 2012, title: T\n" * 500, "unclosed everywhere": HEAD + '  - {title: "T\n' * 500,
        "zones": "time_zone: Asia/Seoul\n" * 20 + HEAD + "  - {date: 0001-01-01T00:00+14, title: T, time_zone: Asia/Seoul}\n",
        "paths as zones": "time_zone: ../../../etc/passwd\n" + HEAD, "folder as zone": "time_zone: Asia\n" + HEAD, "dots": "time_zone: .\n",
        "copies": "".join(f"sources: [{{id: a, copy: {path}}}]\n" for path in ("/dev/zero", ".", "~", "'\\0'", "x" * 5000)) + HEAD,
        "NUL in a path": 'sources: [{id: a, copy: "a\\0b"}]\ntime_zone: "a\\0b"\n', "links": _entry("links: [http://, https://%00, 'http://[']"),
        "right to left": _entry("title: \u202e\u2066abc\nlane: \u202e"), "zalgo": _entry("lane: a" + "\u0301" * 5000),
    }  # fmt: skip
    for name, text in texts.items():
        yield Hostile(name, _of(str, text))
    for name, data in {
        "invalid UTF-8": HEAD.encode() + b"\xff\xfe", "cut UTF-8": "title: 한".encode()[:-1], "UTF-16": HEAD.encode("utf-16"),
        "UTF-32": HEAD.encode("utf-32"), "overlong": b"title: \xc0\x80", "CESU": b"title: \xed\xa0\x80", "beyond": b"\xf4\x90\x80\x80",
        "Latin-1": "title: é".encode("latin-1"), "random": bytes(range(256)) * 50,
    }.items():  # fmt: skip
        yield Hostile(name, _of(bytes, data))


def large() -> Iterator[Hostile]:
    """Yield what is large, deep or grows without end."""
    for name, one, close in (("lists", "[", "]"), ("mappings", "{a: ", "}"), ("both", "[{a: ", "}]")):
        yield Hostile(
            f"{DEEP} flow {name}",
            _of(lambda one, close: f"x-a: {one * DEEP}{close * DEEP}\n{HEAD}", one, close),
        )
        yield Hostile(f"{DEEP} flow {name}, open", _of(lambda one: f"x-a: {one * DEEP}\n{HEAD}", one))
        yield Hostile(
            f"{DEEP} flow {name} in a field",
            _of(lambda one, close: _entry(f"tags: {one * DEEP}{close * DEEP}"), one, close),
        )
    yield Hostile(f"{DEEP} block lists", lambda: "x-a:\n  " + "- " * DEEP + "a\n" + HEAD)
    yield Hostile(f"{DEEP} block lists in an entry", lambda: HEAD + "  " + "- " * DEEP + "a\n")
    yield Hostile("2,000 block mappings", lambda: "".join(" " * n + "a:\n" for n in range(2000)) + HEAD)
    yield Hostile("2,000 block keys", lambda: "? " * 2000 + "a\n" + HEAD)
    yield Hostile("alias bomb", lambda: _bomb(12, 10))
    yield Hostile("wide alias bomb", lambda: _bomb(4, 3000))
    yield Hostile("long alias chain", lambda: _bomb(3000, 1))
    yield Hostile(
        "aliases of a long text",
        lambda: f"x-a: &a {'x' * 900_000}\nx-b: [{', '.join(['*a'] * 50_000)}]\n{HEAD}",
    )
    yield Hostile(
        "tags that are a long alias",
        lambda: f"x-a: &a {'x' * 900_000}\nevents:\n" + "  - {date: 2011, title: *a, summary: *a}\n" * 2_000,
    )
    for name, before, after in (
        ("plain", "", ""),
        ("single-quoted", "'", "'"),
        ("double-quoted", '"', '"'),
        ("open", '"', ""),
    ):
        yield Hostile(
            f"100 MB {name} scalar",
            _of(lambda before, after: f"title: {before}{'x' * HUGE}{after}\n{HEAD}", before, after),
        )
    yield Hostile(
        "100 MB block scalar", lambda: "title: |\n" + ("  " + "x" * 98 + "\n") * (HUGE // 101) + HEAD
    )
    yield Hostile("100 MB date", lambda: HEAD + "  - date: " + "[" * HUGE + "\n    title: T\n")
    yield Hostile("100 MB comment", lambda: "#" * HUGE + "\n" + HEAD)
    yield Hostile("100 MB key", lambda: "k" * HUGE + ": x\n" + HEAD)
    yield Hostile("100 MB of nothing", lambda: (" " * 999 + "\n") * (HUGE // 1000) + HEAD)
    yield Hostile(
        "100,000 mistakes", lambda: HEAD + "  - {date: soon, title: T, lane: b, status: c}\n" * 100_000
    )
    yield Hostile("20,000 broken entries", lambda: HEAD + "  - date: 2011\n    title: a: b\n" * 20_000)
    yield Hostile(
        "10,000 unknown ids",
        lambda: HEAD + "".join(f"  - {{date: 2011, title: T{n}, about: x{n}}}\n" for n in range(10_000)),
    )
    many = {
        "zones": "time_zone: Asia/Tokio{}", "dates": "x: {}", "lanes": "lane: lane-x{}", "words": "status: reportet{}",
        "lengths": "duration: {} fortnights", "quoted sources": "quotes: {{text: T, source: lane-x{}}}", "links": "links: htp://{}",
    }  # fmt: skip
    known = "".join(f"  - {{id: lane-{n}}}\n" for n in range(3_000))
    for name, line in many.items():
        yield Hostile(
            f"10,000 wrong {name}",
            _of(
                lambda name, line: (
                    f"lanes:\n{known}sources:\n{known}events:\n"
                    + "".join(
                        f"  - date: {f'{n} Augst 2011' if name == 'dates' else 2011}\n    title: T{n}\n    {line.format(n)}\n"
                        for n in range(10_000)
                    )
                ),
                name,
                line,
            ),
        )
    yield Hostile("10,000 equal ids", lambda: HEAD + "  - {date: 2011, title: T, id: a}\n" * 10_000)
    yield Hostile("10,000 keys of one entry", lambda: _entry("title: x\n" * 10_000))
    yield Hostile("10,000 unknown keys", lambda: _entry("\n".join(f"key{n}: x" for n in range(10_000))))
    yield Hostile("50,000 sections", lambda: "".join(f"s{n}: x\n" for n in range(50_000)) + HEAD)
    yield Hostile("257 MB", lambda: b"#" * (257 * 1024 * 1024))
