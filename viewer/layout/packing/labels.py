"""Label texts measured once: whole, on two lines, or cut to a width."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from viewer.dataclass import dataclass

Measure = Callable[[str], float]

ELLIPSIS = "…"
#: Longer titles are never drawn whole: measuring a million letters would take a second.
LONGEST_LABEL = 300
#: So many places to split a label at are measured, from its middle on.
_SPLITS_TRIED = 4
#: So many cut texts' widths are remembered.
_KEPT_BEGINNINGS = 10_000


@dataclass(frozen=True, slots=True)
class LabelText:
    """A label on one or two lines.

    Attributes:
        lines: One or two lines, top first.
        width_px: Width of the wider one, logical pixels.
        cut: Some of the text is missing.
    """

    lines: tuple[str, ...]
    width_px: float
    cut: bool = False


class Labels:
    """Measures label texts with one font and remembers the answers.

    Args:
        measure: Width of a text in logical pixels in the label font.
    """

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._whole: dict[str, LabelText] = {}
        self._wrapped: dict[str, LabelText] = {}
        self._beginnings: dict[str, float] = {}

    def whole(self, text: str) -> LabelText:
        """Return the text on one line."""
        label = self._whole.get(text)
        if label is None:
            shown = text if len(text) <= LONGEST_LABEL else text[:LONGEST_LABEL] + ELLIPSIS
            label = self._whole[text] = LabelText((shown,), self._measure(shown), shown is not text)
        return label

    def wrapped(self, text: str) -> LabelText:
        """Return the text on two lines, as narrow as its words allow; on one if it has one word."""
        label = self._wrapped.get(text)
        if label is None:
            label = self._wrapped[text] = self._wrap(text)
        return label

    def _wrap(self, text: str) -> LabelText:
        best = self.whole(text)
        text = best.lines[0]
        # The halves that are about as long as each other are the narrowest; measuring is what this costs.
        middle = len(text) / 2
        for place in sorted(_split_places(text), key=lambda place: abs(place - middle))[:_SPLITS_TRIED]:
            lines = text[:place].rstrip(), text[place:].lstrip()
            # The longer half is wider nearly always: where it is too wide, the other one is not measured.
            longer, shorter = lines if len(lines[0]) > len(lines[1]) else lines[::-1]
            width = self._measure(longer)
            if width < best.width_px and (other := self._measure(shorter)) < best.width_px:
                best = LabelText(lines, max(width, other), best.cut)
        return best

    def cut_to(self, label: LabelText, width_px: float, least: int = 1) -> LabelText:
        """Return the label cut to a width by an ellipsis; unchanged where it fits.

        Of two lines the first takes the words that fit into it, so that none is missing but at the end.

        Args:
            label: On one or two lines.
            width_px: The width.
            least: Of a line that would keep fewer letters than this, ellipsis included, nothing is left.
        """
        if label.width_px <= width_px:
            return label
        lines = label.lines if len(label.lines) == 1 else self._filled(label.lines, width_px)
        # The width of a single line is the label's own: measuring it again would be half of the work.
        widths = (label.width_px,) if len(lines) == 1 else map(self._measure, lines)
        cut = [_cut(*pair, width_px, self._beginning_px, least) for pair in zip(lines, widths, strict=True)]
        shown = tuple(line for line, _ in cut if line)
        width = max((px for line, px in cut if line), default=0.0)
        return LabelText(shown, width, cut=label.cut or shown != lines)

    def _filled(self, lines: tuple[str, ...], width_px: float) -> tuple[str, ...]:
        """Return two lines anew, with as many words in the first as fit; as they are where not even one does."""
        words = " ".join(lines).split(" ")
        if len(words) == 2:
            return lines  # of one word each, or the halves of a script without spaces
        fitting = bisect_right(
            range(1, len(words)), width_px, key=lambda count: self._beginning_px(" ".join(words[:count]))
        )
        if not fitting:
            return lines
        return " ".join(words[:fitting]), " ".join(words[fitting:])

    def _beginning_px(self, text: str) -> float:
        """Return the width of a text's beginning."""
        # The shortest beginning that would do is tried in row after row and at every zoom, mostly in vain.
        px = self._beginnings.get(text)
        if px is None:
            if len(self._beginnings) >= _KEPT_BEGINNINGS:
                self._beginnings.clear()
            px = self._beginnings[text] = self._measure(text)
        return px


def _split_places(text: str) -> list[int]:
    """Return where a text may be split: at spaces, or in the middle of a script without any."""
    if len(text) > 200:
        text = text[:200]
    places = [place for place, letter in enumerate(text) if letter.isspace()]
    if not places and len(text) > 3 and not text.isascii():
        places = [(len(text) + 1) // 2]
    return places


def elided(text: str, width_px: float, measure: Measure) -> str:
    """Return the longest beginning of a text that fits with an ellipsis; empty if not even one letter does."""
    return _cut(text, measure(text), width_px, measure)[0]


def _cut(text: str, whole_px: float, width_px: float, measure: Measure, least: int = 1) -> tuple[str, float]:
    """Return the longest beginning of a text that fits with an ellipsis, and its width.

    Measuring is what this costs, so the search begins where the text's mean letter suggests
    and goes on in growing steps: two or three measurements in place of eight.

    Args:
        text: One line.
        whole_px: Its width.
        width_px: What it has to fit into.
        measure: Tells the width of a text.
        least: So many letters have to be left, ellipsis included; else nothing is.
    """
    if whole_px <= width_px:
        return text, whole_px
    low, high, low_px = 0, min(len(text), 400), 0.0  # so many letters fit, and more than so many do not
    guess, step = min(high, max(1, least - 1, int(len(text) * width_px / whole_px) - 1)), 1
    while low < high >= least - 1:
        px = measure(text[:guess].rstrip() + ELLIPSIS)
        if px <= width_px:
            low, low_px = guess, px
            guess = min(high, low + step)
        else:
            high = guess - 1
            guess = max(low + 1, guess - step)
        step = 2 * step if step < (high - low) // 2 else max(1, (high - low) // 2)
    shown = text[:low].rstrip() + ELLIPSIS
    return (shown, low_px) if low and len(shown) >= least else ("", 0.0)
