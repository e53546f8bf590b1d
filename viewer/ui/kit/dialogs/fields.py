"""The fields that a dialog asks with, made and filled in one line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

#: Between the edge of a number's field and its first digit: the style leaves them no room of their own.
_INSET_PX = 5


def combo_box(parent: QWidget, texts: Sequence[str], at: int = 0) -> QComboBox:
    """Return a choice of texts, of which the one at a place is chosen."""
    combo = QComboBox(parent)
    combo.addItems(texts)
    combo.setCurrentIndex(at)
    return combo


def check_box(parent: QWidget, text: str, on: bool) -> QCheckBox:
    """Return a box to be ticked."""
    box = QCheckBox(text, parent)
    box.setChecked(on)
    return box


def number_box(
    parent: QWidget, least: int, most: int, value: int, *, step: int = 1, unit: str = ""
) -> QSpinBox:
    """Return a field for a whole number from the least to the most of them, both included.

    Args:
        parent: The dialog.
        least: The least number that it takes.
        most: The most.
        value: What stands in it at first.
        step: By how much the arrows change it.
        unit: What is written behind the number, with the blank before it.
    """
    spin = QSpinBox(parent)
    spin.setRange(least, most)
    spin.setSingleStep(step)
    spin.setSuffix(unit)
    spin.setGroupSeparatorShown(True)
    spin.setValue(value)
    spin.lineEdit().setTextMargins(_INSET_PX, 0, 0, 0)
    return spin
