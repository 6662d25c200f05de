"""A small picture beside words that say the same: a screen reader passes it by, where a label would be "image" to it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look

LINE = 22  # px at 100 % of a line of body text


class Sign(QWidget):
    """An icon of `size` px at 100 % in a palette colour; as tall as a line of body text where it is `inline`, so that it
    stands in the middle of the first line of what is beside it."""

    def __init__(
        self,
        look: Look,
        name: str,
        color: str,
        size: int = 18,
        parent: QWidget | None = None,
        *,
        inline: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look, self._size = look, size
        self._icon = look.icon(name, color, size)
        self.setFixedSize(QSize(look.px(size), look.px(LINE if inline else size)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, color: str) -> None:
        """Another picture, of the same size."""
        self._icon = self._look.icon(name, color, self._size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
