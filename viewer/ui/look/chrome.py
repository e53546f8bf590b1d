"""The style sheet of everything around the canvas."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.shipped import resource

#: Letters of what lies small over the timeline.
_NOTICE_PX = 11
#: Least heights of what stands in fields; a least height in a style sheet is the one that a squeezed layout keeps.
_SEARCH_PX, _FIELD_PX, _NUMBER_PX = 19, 18, 22
_SHEET = """
QToolTip {{ color: {text}; background: {panel}; border: 1px solid {line}; padding: 4px 6px; }}
QMainWindow, QDialog {{ background: {ground}; }}
QMenuBar {{ background: {panel}; color: {text}; border: none; padding: 1px 9px; }}
QMenuBar::item {{ background: transparent; padding: 4px 9px; border-radius: 5px; }}
QMenuBar::item:selected {{ background: {chip}; }}
QMenu {{ background: {panel}; color: {text}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selection_fill}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line_soft}; margin: 5px 8px; }}
QFrame#tools {{ background: {panel}; border: none; border-bottom: 1px solid {line}; }}
QFrame#tools QToolButton {{ background: {panel}; color: {text}; border: 1px solid {line};
  border-radius: 7px; padding: 5px 11px; }}
QFrame#tools QToolButton::menu-indicator {{ image: none; }}
QFrame#tools QToolButton:hover {{ background: {chip}; }}
QFrame#tools QToolButton:pressed {{ background: {selection_fill}; }}
QFrame#tools QToolButton:disabled {{ color: {muted}; border-color: {line_soft}; }}
QFrame#tools QToolButton:focus, QPushButton:focus {{ border: 1px solid {focus}; }}
QLineEdit#search {{ background: {ground}; color: {text}; border: 1px solid {field_edge}; border-radius: 7px;
  padding: 4px 8px; min-height: {search_px}px; }}
QLineEdit#search:focus {{ border: 1px solid {focus}; }}
QLineEdit#search QToolButton {{ background: transparent; border: none; padding: 0; min-width: 0; }}
QToolButton#quiet {{ background: transparent; border: 1px solid transparent; border-radius: 5px;
  padding: 2px; }}
QToolButton#quiet:hover {{ background: {chip}; }}
QToolButton#quiet:focus {{ border: 1px solid {focus}; }}
QToolButton#notice {{ background: {panel}; color: {text}; border: 1px solid {line}; border-radius: 9px;
  padding: 2px 8px; font-size: {notice_px}px; }}
QToolButton#notice:hover {{ background: {chip}; }}
QToolButton#notice:focus {{ border: 1px solid {focus}; }}
QPushButton {{ background: {panel}; color: {text}; border: 1px solid {line}; border-radius: 7px;
  padding: 5px 14px; }}
QPushButton:hover {{ background: {chip}; }}
QPushButton:default {{ border-color: {selection}; }}
QPushButton:disabled {{ color: {muted}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton#offer {{ border: none; background: transparent; color: {selection}; padding: 2px 0; text-align: left; }}
QPushButton#offer[place="field"] {{ padding: 7px 0; }}
QPushButton#offer:hover {{ background: transparent; text-decoration: underline; }}
QPushButton#offer:focus {{ border: 1px dotted {focus}; }}
QToolButton#formChip {{ background: {chip}; color: {text}; border: 1px solid transparent; border-radius: 10px;
  padding: 2px 9px; }}
QToolButton#formChip:hover, QToolButton#formChip:focus {{ border-color: {selection}; }}
QScrollArea#formArea, QScrollArea#formArea > QWidget > QWidget {{ background: {ground}; }}
QScrollArea#welcome, QScrollArea#welcome > QWidget > QWidget {{ background: {ground}; }}
QFrame#calendar {{ background: {panel}; border: 1px solid {line}; }}
QFrame#formFooter {{ background: {panel}; border: none; border-top: 1px solid {line}; }}
QDialog QLineEdit, QComboBox {{ background: {panel}; color: {text}; border: 1px solid {field_edge}; border-radius: 6px;
  padding: 4px 7px; min-height: {field_px}px; }}
QComboBox {{ padding: 4px 9px; }}
QDialog QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 1px solid {selection}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QDialog QAbstractSpinBox {{ background: {panel}; color: {text}; border: 1px solid {field_edge}; border-radius: 6px;
  padding: 2px 0; min-height: {number_px}px; }}
QDialog QAbstractSpinBox:focus {{ border: 1px solid {selection}; }}
QDialog QAbstractSpinBox:disabled {{ color: {muted}; border-color: {line}; }}
QDialog QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; width: 24px; border: none; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{arrow_up}"); width: 9px; height: 9px; }}
QAbstractSpinBox::down-arrow {{ image: url("{arrow}"); width: 9px; height: 9px; }}
QComboBox QAbstractItemView {{ background: {panel}; color: {text}; border: 1px solid {line};
  selection-background-color: {selection_fill}; selection-color: {text}; }}
QRadioButton, QCheckBox {{ border: 1px solid transparent; border-radius: 5px; padding: 1px 3px; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {focus}; }}
QRadioButton::indicator, QCheckBox::indicator {{ width: 12px; height: 12px; border: 1px solid {muted};
  border-radius: 7px; background: {panel}; }}
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled {{ border-color: {line}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {selection}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {line}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {selection}; border-color: {selection}; image: url("{check}"); }}
QCheckBox::indicator:checked:disabled {{ background: {line}; border-color: {line}; }}
QFrame#rule {{ background: {line_soft}; border: none; max-height: 1px; }}
QLabel#muted, QLabel#partName {{ color: {muted}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {selection}; }}
QWidget#detailPage, QTextBrowser#detailText {{ background: {panel}; border: none; }}
QFrame#detailFooter {{ background: {panel}; border: none; border-top: 1px solid {line}; }}
QTextEdit#readingText {{ background: transparent; border: none; padding: 0; }}
QTextEdit#readingText:focus {{ border: none; }}
QFrame#chip {{ background: {chip}; border: none; border-radius: 10px; }}
QFrame#banner {{ background: {banner_fill}; border: 1px solid {banner_edge}; border-radius: 7px; }}
QFrame#helpPanel {{ background: {panel}; border: none; }}
QScrollArea#helpPage {{ background: {panel}; border: 1px solid {panel}; }}
QScrollArea#helpPage:focus {{ border: 1px solid {focus}; }}
QWidget#bannerPlace {{ background: {ground}; }}
QStatusBar {{ background: {ground}; color: {muted}; border: none; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {muted}; padding: 2px 12px 4px 12px; }}
QLabel#emptyTimeline {{ color: {muted}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar#laneBar:vertical {{ background: {ground}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar#timeBar:horizontal {{ background: {ground}; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QFrame#chooser {{ background: {panel}; border: 1px solid {line}; }}
QFrame#chooser QLabel {{ color: {muted}; }}
QFrame#chooser QLineEdit {{ background: {ground}; color: {text}; border: 1px solid {field_edge};
  border-radius: 6px; padding: 5px 8px; }}
QFrame#chooser QLineEdit:focus {{ border: 1px solid {focus}; }}
QListView {{ background: {panel}; color: {text}; border: 1px solid {line}; border-radius: 7px; }}
QListView:focus {{ border-color: {focus}; }}
QPlainTextEdit {{ background: {panel}; color: {text}; border: 1px solid {field_edge}; border-radius: 7px; }}
QDialog QPlainTextEdit {{ padding: 2px 5px; }}
QListView::item {{ padding: 6px 8px; border-radius: 5px; }}
QListView::item:selected {{ background: {selection_fill}; color: {text}; }}
QFrame#problemsPanel, QFrame#problemsBar {{ background: {panel}; border: none; }}
QFrame#problemsBar {{ border-bottom: 1px solid {line_soft}; }}
QFrame#problemsBar QPushButton {{ padding: 3px 11px; }}
QToolButton#switch {{ background: transparent; color: {muted}; border: 1px solid {line}; border-radius: 7px;
  padding: 3px 9px; }}
QToolButton#switch[popupMode="2"] {{ color: {text}; border-color: {field_edge}; padding-right: 24px; }}
QToolButton#switch::menu-indicator {{ image: url("{arrow}"); width: 12px; height: 12px; right: 7px;
  subcontrol-origin: padding; subcontrol-position: center right; }}
QToolButton#switch:hover {{ background: {chip}; }}
QToolButton#switch:disabled {{ border-color: {line_soft}; }}
QToolButton#switch:focus {{ background: {selection_fill}; }}
QLineEdit {{ background: {panel}; color: {text}; border: 1px solid {field_edge}; border-radius: 7px;
  padding: 3px 9px; }}
QLineEdit:focus {{ border: 1px solid {focus}; }}
QLabel#staleStrip {{ background: {banner_fill}; color: {text}; border-bottom: 1px solid {banner_edge};
  padding: 7px 18px; }}
QTableView#problemsList {{ background: {panel}; border: none; }}
QFrame#filterBar {{ background: {selection_fill}; border: none; border-bottom: 1px solid {line}; }}
QFrame#filterBar QLabel {{ color: {text}; }}
QFrame#filterBar QPushButton {{ padding: 2px 10px; }}
QFrame#filterBar QToolButton {{ background: {panel}; }}
QFrame#eventList {{ background: {panel}; border: none; }}
QTableView#eventRows {{ background: {panel}; border: none; }}
QTreeView#sourceRows {{ background: {panel}; border: none; }}
QTreeView#sourceRows {{ selection-background-color: {selection_fill}; show-decoration-selected: 0; }}
QTreeView#guideContents {{ background: {axis_ground}; color: {text}; border: 1px solid {axis_ground}; padding: 8px 5px;
  outline: 0; border-radius: 0; show-decoration-selected: 0; }}
QTreeView#guideContents:focus {{ border-color: {focus}; }}
QTreeView#guideContents::item {{ padding: 5px 8px; border-radius: 5px; }}
QTreeView#guideContents::item:hover {{ background: {chip}; }}
QTreeView#guideContents::item:selected {{ background: {selection_fill}; color: {text}; }}
QTreeView#guideContents::branch, QTreeView#guideContents::branch:selected {{ background: {axis_ground}; }}
QHeaderView {{ background: {axis_ground}; border: none; }}
QHeaderView::section {{ background: {axis_ground}; color: {muted}; border: none; border-bottom: 1px solid {line};
  padding: 4px 8px; }}
QHeaderView::section:first {{ padding-left: 18px; }}
QHeaderView::section:hover {{ color: {text}; }}
QTableView#headerRows {{ background: {panel}; border: 1px solid {line}; border-radius: 7px;
  selection-background-color: {selection_fill}; selection-color: {text}; outline: 0; }}
QTableView#headerRows:focus {{ border-color: {focus}; }}
QTableView#headerRows::item {{ padding: 0 8px; border: none; }}
QTableView#headerRows QHeaderView {{ border-top-left-radius: 7px; border-top-right-radius: 7px; }}
QTableView#headerRows QHeaderView::section {{ background: transparent; }}
QTableView#headerRows QHeaderView::section:first {{ padding-left: 8px; }}
QFrame#tabPlace {{ background: {panel}; border: none; border-bottom: 1px solid {line}; }}
QTabBar::tab {{ background: transparent; color: {muted}; border: none; border-bottom: 2px solid transparent;
  padding: 8px 12px 7px 12px; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {selection}; }}
QTabBar::tab:selected:focus {{ background: {selection_fill}; }}
QTabBar::tab:disabled {{ color: {line}; }}
QFrame#upright {{ background: {line}; border: none; }}
QProgressBar {{ background: {line_soft}; border: none; }}
QProgressBar::chunk {{ background: {selection}; }}
QPushButton[kind="choice"] {{ text-align: left; padding: 7px 12px; }}
QPushButton[kind="choice"]:checked {{ background: {selection_fill}; border-color: {selection}; }}
QTableView#reportRows {{ background: {panel}; border: none; outline: 0; }}
QTableView#reportRows::item {{ padding: 0 8px; border: none; }}
QTableView#reportRows::item:selected {{ background: {selection_fill}; color: {text}; }}
QTableView#reportRows QHeaderView::section, QTableView#reportRows QHeaderView::section:first {{ padding-left: 11px; }}
QListView#versionRows {{ outline: 0; }}
QPlainTextEdit#changeDetail {{ background: {panel}; color: {text}; border: none; border-radius: 0; padding: 7px 8px; }}
QPlainTextEdit#changeDetail:focus {{ border: 1px solid {focus}; padding: 6px 7px; }}
QTextEdit#sourceExcerpt {{ background: {ground}; color: {text}; border: none; }}
"""


def style_sheet(colors: Mapping[str, str], text_scale: float = 1.0, *, is_dark: bool = False) -> str:
    """Return the style sheet in a theme's colours, by their names there; sizes are logical pixels.

    Args:
        colors: By their names in the theme.
        text_scale: How much larger than usual texts are.
        is_dark: The ground is.
    """
    # Qt tints no picture of a style sheet, so that each ground has arrows and a check mark of its own.
    ground = "dark" if is_dark else "light"
    arrow, arrow_up, check = (
        resource(f"{name}.svg").as_posix()
        for name in (f"arrows/{ground}", f"arrows/{ground}-up", f"checks/{ground}")
    )
    sizes = {"notice": _NOTICE_PX, "search": _SEARCH_PX, "field": _FIELD_PX, "number": _NUMBER_PX}
    lengths = {f"{name}_px": round(length * text_scale) for name, length in sizes.items()}
    return _SHEET.format(**colors, **lengths, arrow=arrow, arrow_up=arrow_up, check=check)
