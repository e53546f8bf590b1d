"""One dialog for everything that goes on paper: what, how, and how it will look."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.event_words import place_among
from viewer.ui.kit.dialogs.fields import check_box, combo_box, number_box
from viewer.ui.kit.dialogs.language_box import LanguageBox
from viewer.ui.paper.choice import NAMED_MARGINS_MM, PAPER_SIZES, PaperChoice
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.dialogs.preview import PagePreview
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.shown import Shown, What
from viewer.words import N_, _, ngettext, number, pgettext, speaking

#: A change is shown after so long without another one.
_REST_MS = 150
#: Above so many events the pages are laid out only when somebody asks to see them.
_MOST_AT_ONCE = 1500
_MOST_SHEETS = 20
_MARGINS = ((N_("Usual, wider on the left"), "usual"), (N_("Narrow"), "narrow"), (N_("Wide"), "wide"))
_TURNS = ((N_("As suits it"), None), (N_("Upright"), False), (N_("Lying"), True))
PRINT, EXPORT = 1, 2


class PaperDialog(QDialog):
    """Asks what is printed and shows the pages.

    Its result is ``PRINT``, ``EXPORT`` or 0 where it was cancelled.

    Args:
        shown: What the window shows.
        choice: Paper, orientation, poster and parts as chosen last.
        how: Which of the two buttons Enter presses.
    """

    def __init__(self, shown: Shown, choice: PaperChoice, how: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print or export"))
        self._shown, self._choice = shown, choice
        self.document: PaperDocument | None = None
        self._page = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.lay_out)
        self._make_fields(choice)
        self.preview = PagePreview(self)
        self.where = QLabel(self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self._arrange(how)
        self._follow_fields()
        self._changed()

    # --- what was chosen ----------------------------------------------------------------

    @property
    def content(self) -> PaperContent:
        """What is printed."""
        what = self._whats[max(0, self.what.currentIndex())]
        with speaking(self.language.code):
            return self._shown.part(what, hidden_too=self.hidden.currentIndex() == 1)

    @property
    def choice(self) -> PaperChoice:
        """What it is printed on, and which pages."""
        sheets = (self.across.value(), self.down.value())
        return replace(
            self._choice,
            paper=self.paper.currentText(),
            landscape=_TURNS[self.turn.currentIndex()][1],
            margins_mm=NAMED_MARGINS_MM[_MARGINS[self.margins.currentIndex()][1]],
            grey=self.grey.isChecked(),
            sheets=sheets if self.poster.isChecked() else None,
            quotes=self.quotes.isChecked(),
            chronicle=self.chronicle.isChecked(),
            chart=self.chart.isChecked(),
            sources=self.sources.isChecked(),
            legend=self.legend.isChecked(),
            language=self.language.code,
            first=self.first.value(),
            last=self.last.value(),
        )

    # --- the fields ---------------------------------------------------------------------

    def _make_fields(self, choice: PaperChoice) -> None:
        self._whats = [what for what in What if what is What.ALL or what in self._shown.ids]
        self.what = combo_box(self, [_(what.value) for what in self._whats])
        if What.FILTERED in self._whats:
            self.what.setCurrentIndex(self._whats.index(What.FILTERED))
        self.hidden = combo_box(
            self, [pgettext("hidden lanes", "Leave out"), pgettext("hidden lanes", "Print")]
        )
        self.paper = combo_box(self, [name.capitalize() for name in PAPER_SIZES])
        self.paper.setCurrentText(choice.paper.capitalize())
        self.turn = combo_box(self, [_(name) for name, _lies in _TURNS])
        self.turn.setCurrentIndex([lies for _name, lies in _TURNS].index(choice.landscape))
        self.margins = combo_box(self, [_(name) for name, _key in _MARGINS])
        chosen = [NAMED_MARGINS_MM[key] for _name, key in _MARGINS]
        self.margins.setCurrentIndex(chosen.index(choice.margins_mm) if choice.margins_mm in chosen else 0)
        self.language = LanguageBox(self)
        self.language.choose(choice.language)
        self.grey = check_box(self, _("Grey instead of colours"), choice.grey)
        self.poster = check_box(self, _("One drawing over"), choice.sheets is not None)
        across, down = choice.sheets or (3, 2)
        self.across, self.down = (
            number_box(self, 1, _MOST_SHEETS, across),
            number_box(self, 1, _MOST_SHEETS, down),
        )
        self.chart = check_box(self, _("Drawing"), choice.chart)
        self.legend = check_box(self, _("What its marks mean"), choice.legend)
        self.chronicle = check_box(self, _("Chronicle"), choice.chronicle)
        self.quotes = check_box(self, _("Quotations"), choice.quotes)
        self.sources = check_box(self, _("Sources"), choice.sources)
        self.first, self.last = number_box(self, 1, 99_999, 1), number_box(self, 0, 99_999, 0)
        self.last.setSpecialValueText(_("the last"))
        for spin, name in (
            (self.across, _("Sheets across")), (self.down, _("Sheets down")),
            (self.first, _("First page")), (self.last, _("Last page")),
        ):  # fmt: skip
            spin.setAccessibleName(name)

    def _follow_fields(self) -> None:
        for combo in (self.what, self.hidden, self.paper, self.turn, self.margins, self.language):
            combo.currentIndexChanged.connect(self._changed)
        for box in (
            self.grey,
            self.poster,
            self.chart,
            self.legend,
            self.chronicle,
            self.quotes,
            self.sources,
        ):
            box.toggled.connect(self._changed)
        for spin in (self.across, self.down, self.first, self.last):
            spin.valueChanged.connect(self._changed)

    def _arrange(self, how: int) -> None:
        form = QFormLayout()
        form.addRow(_("E&vents"), self.what)
        if self._shown.hidden:
            form.addRow(_("&Hidden lanes"), self.hidden)
        else:
            self.hidden.hide()
        form.addRow(_("&Paper"), self.paper)
        form.addRow(_("&Orientation"), self.turn)
        form.addRow(_("&Margins"), self.margins)
        form.addRow(_("&Language"), self.language)
        form.addRow("", self.grey)
        form.addRow(
            self._label(_("Po&ster"), self.poster),
            _row(self.poster, self.across, QLabel("×"), self.down, QLabel(_("sheets"))),
        )
        form.addRow(_("Parts"), _row(self.chart, self.legend))
        form.addRow("", _row(self.chronicle, self.quotes))
        form.addRow("", self.sources)
        form.addRow(
            self._label(_("P&ages"), self.first), _row(self.first, QLabel(pgettext("pages", "to")), self.last)
        )
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.told)
        left.addStretch(1)
        left.addLayout(self._buttons(how))
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addLayout(self._steps())
        both = QHBoxLayout(self)
        both.setContentsMargins(16, 16, 16, 14)
        both.setSpacing(16)
        both.addLayout(left)
        both.addLayout(right, 1)

    def _label(self, text: str, field: QWidget) -> QLabel:
        """Return the label of a row with several fields; its letter leads to the first."""
        label = QLabel(text, self)
        label.setBuddy(field)
        return label

    def _buttons(self, how: int) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, result in ((_("P&rint…"), PRINT), (_("&Export PDF…"), EXPORT), (_("Cancel"), 0)):
            button = QPushButton(text, self)
            button.setDefault(result == how)
            button.clicked.connect(lambda _checked=False, result=result: self.done(result))
            row.addWidget(button)
        return row

    def _steps(self) -> QHBoxLayout:
        self.back, self.on = QPushButton("‹", self), QPushButton("›", self)
        self.show_pages = QPushButton(_("Show the pages"), self)
        self.show_pages.clicked.connect(self.lay_out)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, name, step in ((self.back, _("Page before"), -1), (self.on, _("Next page"), 1)):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, step=step: self.turn_pages(step))
        for widget in (self.back, self.where, self.on, self.show_pages):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    # --- the preview --------------------------------------------------------------------

    def _changed(self) -> None:
        """Say what will be left out, and lay the pages out anew where that is quick."""
        for spin in (self.across, self.down):
            spin.setEnabled(self.poster.isChecked() and self.chart.isChecked())
        self.quotes.setEnabled(self.chronicle.isChecked())
        for field in (self.legend, self.poster):
            field.setEnabled(self.chart.isChecked())
        content = self.content
        with speaking(self.language.code):
            self.told.setText("\n".join([content.identity(), *content.warnings()]))
        large = len(content.timeline.events) > _MOST_AT_ONCE
        self.show_pages.setVisible(large)
        self._page = 0
        if large:
            self._rest.stop()
            self._show(None)
        else:
            self._rest.start()

    def lay_out(self) -> None:
        """Lay the pages out and show the first."""
        document = PaperDocument(self.content, self.choice)
        document.plan()
        self.show_pages.hide()
        self._show(document)

    def turn_pages(self, step: int) -> None:
        """Show another page of those that are wanted."""
        wanted = self.document.printed if self.document is not None else []
        self._page = min(max(self._page + step, 0), max(0, len(wanted) - 1))
        self._show(self.document)

    def _show(self, document: PaperDocument | None) -> None:
        self.document = document
        wanted = document.printed if document is not None else []
        place = wanted[self._page] if wanted else 0
        self.preview.show_page(document if wanted else None, place)
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page < len(wanted) - 1)
        if document is None:
            self.where.setText("")
        elif not wanted:
            words = ngettext("None of {number} page", "None of {number} pages", len(document.pages))
            self.where.setText(words.format(number=number(len(document.pages))))
        else:
            self.where.setText(place_among(place, len(document.pages)))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
