"""The system's own high-contrast colours. Where they are asked for, ours step aside and nothing else is drawn with.

Made of what the system gives: every colour here is one of its palette. The accent is its highlight where that can be
read as words and lines too, else its link colour, else its text colour.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import Tokens

READABLE = 4.5  # WCAG 2.2, text on its ground


@cache
def system_palette() -> QPalette:
    """The palette that the system gives, whatever ours is at this moment. Asked for once: the answer takes repaints."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return QPalette()
    ours = app.palette()
    app.setPalette(QPalette())
    given = QPalette(app.palette())
    app.setPalette(ours)
    return given


def system_tokens(palette: QPalette) -> Tokens:
    """The colours of a theme, taken from the system's palette."""
    role = QPalette.ColorRole

    def name(of: QPalette.ColorRole, group: QPalette.ColorGroup = QPalette.ColorGroup.Active) -> str:
        return palette.color(group, of).name()

    window, ink = name(role.Window), name(role.WindowText)
    base = name(role.Base) if contrast(name(role.Base), ink) >= READABLE else window
    fits = [
        color
        for color in (name(role.Highlight), name(role.Link), ink)
        if min(contrast(color, ground) for ground in (window, base)) >= READABLE
    ]
    accent = fits[0] if fits else ink
    over = [color for color in (name(role.HighlightedText), window, base) if contrast(color, accent) >= READABLE]
    disabled = name(role.WindowText, QPalette.ColorGroup.Disabled)
    return Tokens(
        window=window,
        base=base,
        alternate=base,
        hairline=ink,
        edge=ink,
        ink=ink,
        quiet=ink,
        accent=accent,
        on_accent=over[0] if over else window,
        tint=base,
        disabled=disabled if contrast(disabled, window) >= READABLE else ink,
        caution=ink,
        caution_ground=base,
        never=ink,
        never_ground=base,
        band=window,
        on_band=ink,
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2), 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3])
    red, green, blue = parts
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
