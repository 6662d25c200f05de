"""What went wrong with the store, above the list of steps: most sessions never see it, so it is read when it is needed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.tongue import tr
from ui.session_desk import SessionDesk
from ui.theme import Look
from ui.widgets.controls import push
from ui.widgets.notice import Notice


def fill_banner(banner: QVBoxLayout, look: Look, desk: SessionDesk) -> None:
    """Says in `banner` what the desk has to say now, in place of what stood there."""
    while item := banner.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()
    for kind, sentence in desk.sentences():
        banner.addWidget(Notice(look, kind, tr("Caution") if kind == "caution" else tr("Not saved"), sentence))
    if desk.offers_memory:
        sentence = tr("Ticks cannot be saved here now. Use paper, or go on without saving.")
        banner.addWidget(Notice(look, "never", tr("Not saved"), sentence))
        button = push(look, tr("Go on without saving"), act=desk.go_on_without_saving)
        row = QHBoxLayout()  # in line with the words above
        row.setContentsMargins(max(0, look.margin - look.px(5)), look.px(4), 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        offer = QWidget()
        offer.setLayout(row)
        banner.addWidget(offer)
