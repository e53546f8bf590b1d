"""What a page holds, and every word about what it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from viewer.files.read.pictures import PictureError
from viewer.model.problems import Problem
from viewer.model.timeline import Picture, Quote, Timeline
from viewer.words import _

#: What a record or a kept copy says of a quotation: quotation, id of its event, its number there from 1.
Verdict = Callable[[Quote, str, int], str]
#: A picture as a ``data:`` address; raises PictureError where it cannot be shown.
PictureData = Callable[[Picture], str]


def no_verdict(_quote: Quote, _event_id: str, _number: int) -> str:
    """Say nothing: no copy was compared."""
    return ""


def no_picture(_picture: Picture) -> str:
    """Take no picture in."""
    raise PictureError(_("is not part of this page"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What has to be drawn for a page, by those who can draw.

    Attributes:
        svg: One ``svg`` element; its marks lead to :func:`~.markup.href_of`. Empty where
            there is nothing to draw.
        style: Rules of the classes that it uses; ``dark_style`` those that differ on a dark ground.
        lanes: For every lane's id its colour on a light and on a dark ground, as ``#rrggbb``.
    """

    svg: str
    style: str = ""
    dark_style: str = ""
    lanes: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageContent:
    """A timeline for a page.

    Attributes:
        timeline: What is shown.
        file_name: Of the event file.
        identity: Which file this is, in which state, and how much of it is here, in one line.
        warnings: A sentence for everything that is not as the file says it.
        problems: What is wrong with the file and dropped something, in file order.
        verdict: What is known of a quotation's kept copy.
        text: The event file's text; None where it is not to be inside.
        drawing: None where nothing could be drawn.
        picture: Makes pictures of events part of the page.
    """

    timeline: Timeline
    file_name: str
    identity: str
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    verdict: Verdict = no_verdict
    text: str | None = None
    drawing: Drawing | None = None
    picture: PictureData = no_picture

    @property
    def title(self) -> str:
        """The timeline's title, else the file's name."""
        return self.timeline.title or self.file_name

    def problems_of(self, event_id: str) -> list[Problem]:
        """Return what of an event could not be read."""
        return [problem for problem in self.problems if problem.event_id == event_id]
