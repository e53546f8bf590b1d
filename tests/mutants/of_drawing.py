"""Faults of what is kept or prepared, that would show another view, another colour, or less than there is."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_VIEW = "viewer/ui/canvas/shown/view.py"
_INKS = "viewer/ui/look/inks.py"
_TEXTS = "viewer/model/search/texts.py"
_SEARCH = ("unit/model/search/test_search.py",)

DRAWING = (
    Mutant("picture-of-another-zoom", _VIEW, "            and scene.scale.is_near(scale)\n", "", ("ui/canvas/ahead/test_next_views.py",)),
    Mutant("picture-of-other-lane-heights", _VIEW, "            and self._lanes_stand_as_in(scene)\n", "", ("ui/canvas/ahead/test_next_views.py",)),
    Mutant("titles-in-the-colour-of-others", _INKS, "        key = id(font), id(pen), direction, ratio\n", "        key = id(font), id(font), direction, ratio\n", ("ui/paint/test_line_pictures.py",)),
    Mutant("eras-under-the-ground", "viewer/ui/paint/ground.py", " or scene.eras or scene.fading:\n", " or scene.fading:\n", ("ui/paint/test_whole_frames.py",)),
    Mutant("search-forgets-a-common-word", _TEXTS, "        if places == within:\n", "        if len(places) == len(within):\n", _SEARCH),
    Mutant("search-skips-what-was-left", "viewer/model/search/rest_of.py", "        beyond = self._looked_at - self._count\n", "        beyond = self._looked_at\n", _SEARCH),
    Mutant("quiet-work-starves", "viewer/ui/kit/rota.py", "reverse=self._number % _QUIET_TURN == 0", "reverse=self._number < 0", ("ui/kit/test_rota.py",)),
)  # fmt: skip
