"""Pictures as people see them who see colours differently, or as a grey printer does."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtGui import QColor, QImage

#: Linear RGB to linear RGB, at full severity.
#: Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision
#: Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), table 1.
MATRICES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    # Relative luminance, as a printer without colours has it.
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}

Seen = Callable[[QColor], QColor]


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def seen(color: QColor, eye: str) -> QColor:
    """Return an opaque colour as it is seen by one of ``MATRICES``."""
    linear = [_linear(value) for value in (color.redF(), color.greenF(), color.blueF())]
    turned = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in MATRICES[eye]]
    return QColor.fromRgbF(*map(_encoded, turned))


def seen_image(image: QImage, eye: str) -> QImage:
    """Return a picture as it is seen."""
    turned = QImage(image.size(), QImage.Format.Format_RGB32)
    plain = image.convertToFormat(turned.format())
    pixels = memoryview(plain.constBits()).cast("I")
    known = {rgb: seen(QColor.fromRgb(rgb), eye).rgb() for rgb in set(pixels)}
    memoryview(turned.bits()).cast("I")[:] = array("I", map(known.__getitem__, pixels))
    return turned
