"""At night: dark is really dark and not blue, and no white shows while the window opens or the theme changes."""

from pathlib import Path

import pytest
from pixels import luminance, pixels
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from ward import Ward, settle

from ui.main_window import MainWindow
from ui.settings import Settings
from ui.start import make_window
from ui.theme import DARK

BRIGHT = 0.25  # relative luminance; the ink itself is brighter, and thin
MOST = 0.08  # of a window: letters, ticks and the one filled button


def bright_part(widget: QWidget) -> float:
    """Which part of what is drawn now is bright."""
    every = pixels(widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    return sum(luminance(pixel) > BRIGHT for pixel in every[::7]) / len(every[::7])


@pytest.mark.parametrize(
    "ground", ["window", "base", "alternate", "tint", "hairline", "band", "caution_ground", "never_ground"]
)
def test_no_ground_is_bright_or_blue(ground: str) -> None:
    color = QColor(getattr(DARK, ground))
    assert luminance(color.rgb() & 0xFFFFFF) < 0.045
    if ground in ("window", "base", "alternate", "hairline"):
        assert color.red() >= color.green() >= color.blue(), "a warm black"


@pytest.mark.parametrize("tab", ["overview", "compare", "checklist", "faq"])
def test_a_dark_window_opens_dark_from_its_first_picture(qapp: QApplication, tmp_path: Path, tab: str) -> None:
    settings = Settings(tmp_path)
    settings.set_theme("dark")
    window = make_window(tab, tmp_path, settings)
    assert isinstance(window, MainWindow)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window), "before anything is shown"
    window.show()
    assert bright_part(window) < MOST, "before the event loop has run"
    settle(20)
    assert bright_part(window) < MOST
    window.close()
    window.deleteLater()
    settle()


def test_changing_to_dark_shows_no_white_in_between(ward: Ward) -> None:
    window = ward.open((1366, 768))
    assert bright_part(window) > 0.5
    window.set_theme("dark")
    assert bright_part(window) < MOST, "at once"
    for _ in range(5):
        QApplication.processEvents()
        assert bright_part(window) < MOST
    window.resize(911, 430)
    assert bright_part(window) < MOST
    ward.ctrl("+")
    assert bright_part(window) < MOST
