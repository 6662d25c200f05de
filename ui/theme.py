"""The one place for colour, type and space. Everything visible is built from a `Look`, which never changes:
another theme, text size or width class means another Look, and the window builds its pages anew from it.

The figures (contrast of every pair, sizes, why these) are in resources/design.md.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPalette,
)

from app.named import NamedTuple
from app.paths import resources_dir
from ui import icons
from ui.typography import escaped

TEXT_SCALES = (100, 115, 130, 150, 175, 200)
LOWEST = 400  # px of height at 100 % below which larger text turns a window into a tiny one
BAR = 14  # px that a scroll bar of Fusion is wide
RING_ROOM = 8
FAMILIES = ["IBM Plex Sans", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"]


class Tokens(NamedTuple):
    """The palette of one theme. Three accents and no more: accent (act), caution, never."""

    window: str
    base: str
    alternate: str
    hairline: str
    edge: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    tint: str
    disabled: str
    caution: str
    caution_ground: str
    never: str
    never_ground: str
    band: str
    on_band: str


LIGHT = Tokens(
    window="#F3F0E9",
    base="#FFFFFF",
    alternate="#F8F6F1",
    hairline="#D9D3C6",
    edge="#6B777B",
    ink="#1B2529",
    quiet="#465257",
    accent="#0B4F5C",
    on_accent="#FFFFFF",
    tint="#E1EDED",
    disabled="#626C70",
    caution="#7A4A00",
    caution_ground="#FBF1DC",
    never="#9B2318",
    never_ground="#FBEAE6",
    band="#0F3A44",
    on_band="#FFFFFF",
)
DARK = Tokens(
    window="#151412",
    base="#1C1B18",
    alternate="#211F1C",
    hairline="#3B3832",
    edge="#8F8B81",
    ink="#ECE7DC",
    quiet="#BDB7AA",
    accent="#86C7C2",
    on_accent="#0E1F1F",
    tint="#1F3132",
    disabled="#8C877C",
    caution="#E5B861",
    caution_ground="#2F2716",
    never="#F3A594",
    never_ground="#38231E",
    band="#0D2529",
    on_band="#ECE7DC",
)
HIGH_CONTRAST = Tokens(
    window="#000000",
    base="#000000",
    alternate="#000000",
    hairline="#FFFFFF",
    edge="#FFFFFF",
    ink="#FFFFFF",
    quiet="#FFFFFF",
    accent="#FFD400",
    on_accent="#000000",
    tint="#000000",
    disabled="#3FF23F",
    caution="#FFFFFF",
    caution_ground="#000000",
    never="#FFFFFF",
    never_ground="#000000",
    band="#000000",
    on_band="#FFFFFF",
)
SYSTEM_CONTRAST = "system-contrast"
THEMES = {"light": LIGHT, "dark": DARK, "high-contrast": HIGH_CONTRAST}


class Width(IntEnum):
    """Width classes, by window width divided by the text scale."""

    TINY = 0  # below 760: rails become a box above the text, tables are read as lists
    NARROW = 1  # up to 1000: the ward screen at 150 %
    MEDIUM = 2  # up to 1199
    WIDE = 3  # rails open, sources beside the text


# Points at 100 %; the title and the reader grow where there is room.
_READER_LEAST = 28.0
_READER = {Width.TINY: 20.0, Width.WIDE: 40.0}
_POINTS = {"reader": 28.0, "title": 20.0, "step": 16.0, "key": 14.0, "body": 12.0, "note": 10.5}


class Look(NamedTuple):
    """How everything is drawn: theme name, text scale in percent and width class; `given` are the system's own colours."""

    theme: str = "light"
    scale: int = 100
    width: Width = Width.WIDE
    given: Tokens | None = None

    @property
    def tokens(self) -> Tokens:
        return self.given or THEMES[self.theme]

    @property
    def framed(self) -> bool:
        """Whether grounds cannot be told apart, so that frames must."""
        return self.theme in ("high-contrast", SYSTEM_CONTRAST)

    @property
    def narrow(self) -> bool:
        return self.width <= Width.NARROW

    @property
    def margin(self) -> int:
        """Page margin in px."""
        return self.px({Width.TINY: 12, Width.NARROW: 16, Width.MEDIUM: 24, Width.WIDE: 32}[self.width])

    @property
    def right(self) -> int:
        """Margin in px between what scrolls and the bar beside it, which stands in the page's own margin where there is
        room; the ring of a chip there is never cut."""
        return max(RING_ROOM, self.margin - BAR)

    def px(self, at_100: float) -> int:
        """A length in logical px at 100 %, scaled with the text."""
        return round(at_100 * self.scale / 100)

    def font(self, role: str, strong: bool = False) -> QFont:
        """A font of the type scale: reader, title, step, key, body or note. Two weights only."""
        points = _POINTS[role]
        if role == "title" and self.narrow:
            points = 16.0
        if role == "reader":  # never smaller than 28 on the screen: it is read across a bed
            points = max(_READER.get(self.width, points), _READER_LEAST * 100 / self.scale)
        return QFont(_font(points * self.scale / 100, strong))  # a copy: whoever asks may change it

    def color(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))

    def paragraph(self, text: str, font: QFont, color: str = "") -> str:
        """Plain text as one rich-text paragraph with a line height of 1.35; figures and units are kept together."""
        style = f"margin:0; line-height:{line_height_percent(font)}%;" + (f" color:{color};" if color else "")
        return f'<p style="{style}">{escaped(text)}</p>'

    def palette(self) -> QPalette:
        return make_palette(self.tokens)

    def icon(self, name: str, color: str = "accent", size: int = 20) -> QIcon:
        """A Lucide icon painted in a palette colour."""
        return icons.icon(name, getattr(self.tokens, color), self.px(size))


def look_for(theme: str, scale: int, width_px: int, height_px: int = 10_000) -> Look:
    """The Look of a window of this size in logical px. A very low window counts as a tiny one: it needs the height."""
    scaled = width_px * 100 / scale
    if height_px * 100 / scale < LOWEST and scale > 100:
        scaled = 0.0
    width = (
        Width.TINY
        if scaled < 760
        else Width.NARROW
        if scaled <= 1000
        else Width.MEDIUM
        if scaled < 1200
        else Width.WIDE
    )
    if theme != SYSTEM_CONTRAST:
        return Look(theme, scale, width)
    from ui.system_contrast import system_palette, system_tokens  # few ask for it

    return Look(theme, scale, width, system_tokens(system_palette()))


def line_height_percent(font: QFont) -> int:
    """Qt's percentage that makes a line 1.35 em high; it multiplies the font's own line, not its size."""
    return _line_height_percent(font.key())


@cache
def _line_height_percent(key: str) -> int:
    font = QFont()
    font.fromString(key)
    metrics = QFontMetricsF(font)
    pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return max(100, ceil(135 * pixels / metrics.lineSpacing()))


def make_palette(tokens: Tokens) -> QPalette:
    """A QPalette that holds every token as a role, so that the style reads roles only."""
    palette = QPalette()
    roles = QPalette.ColorRole
    values = {
        roles.Window: tokens.window,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.base,
        roles.AlternateBase: tokens.alternate,
        roles.Text: tokens.ink,
        roles.Button: tokens.base,
        roles.ButtonText: tokens.accent,
        roles.BrightText: tokens.never,
        roles.Light: tokens.base,
        roles.Midlight: tokens.tint,
        roles.Mid: tokens.hairline,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.edge,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.PlaceholderText: tokens.quiet,
        roles.ToolTipBase: tokens.base,
        roles.ToolTipText: tokens.ink,
    }
    for role, color in values.items():
        palette.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return palette


def system_theme() -> str:
    """What the system asks for: its own high-contrast colours, "dark" or "light"."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        wish = accessibility()
        if wish.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return SYSTEM_CONTRAST
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def less_motion() -> bool:
    """Whether the system asks for no motion (Qt 6.10 and later can say so)."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    wish = accessibility() if accessibility is not None else None
    motion = getattr(wish, "motionPreference", None)
    return motion is not None and motion().name == "ReducedMotion"


def load_fonts() -> None:
    """The bundled fonts as the application's font; the dotted zero tells 0 from O."""
    for name in ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name))
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPointSizeF(_POINTS["body"])
    font.setFeature(QFont.Tag("ss04"), 1)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    QGuiApplication.setFont(font)
    _font.cache_clear()


@cache
def _font(points: float, strong: bool) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
