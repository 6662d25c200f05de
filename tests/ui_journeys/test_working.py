"""What takes long on this computer says "Working" before the window stands still for it, and only then."""

from collections.abc import Callable

import pytest
from pixels import picture
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from ward import Ward, settle

from ui.pace import SLOW_S

ACTS: dict[str, Callable[[Ward], object]] = {
    "theme": lambda ward: ward.window.set_theme("dark"),
    "text": lambda ward: ward.window.set_text_scale(150),
    "why": lambda ward: ward.window.show_sources(ward.steps[0]),
    "sources": lambda ward: ward.window.show_id("sources"),
}


def seen(ward: Ward, monkeypatch: pytest.MonkeyPatch, act: str) -> list[QLabel]:
    """The signs that were put on the window while `act` was done."""
    shown: list[QLabel] = []
    whole = QLabel.repaint

    def repaint(sign: QLabel, *where: object) -> None:
        if sign.objectName() == "working":
            assert sign.isVisible()
            assert sign.text() == "Working"
            strip = ward.window.phone_strip.mapTo(ward.window, QPoint(0, 0))
            assert sign.geometry().bottom() < strip.y(), "above the phones"
            assert picture(sign).width() > 0
            shown.append(sign)
        whole(sign, *where)  # type: ignore[call-overload]

    monkeypatch.setattr(QLabel, "repaint", repaint)
    ACTS[act](ward)
    monkeypatch.undo()
    settle()
    return shown


@pytest.mark.parametrize("act", ACTS)
def test_where_it_is_slow_the_word_is_painted_before_and_is_gone_after(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    window = ward.open((1366, 768))
    window.pace.took_s = {"frame": 2 * SLOW_S}
    assert len(seen(ward, monkeypatch, act)) == 1
    assert window.findChildren(QLabel, "working") == []
    assert 0 < window.pace.took_s[{"theme": "frame", "text": "frame"}.get(act, act)] != 2 * SLOW_S


@pytest.mark.parametrize("act", ACTS)
def test_where_it_is_quick_no_word_flashes(ward: Ward, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    window = ward.open((1366, 768))
    window.pace.took_s = {"frame": SLOW_S / 2}
    assert seen(ward, monkeypatch, act) == []
