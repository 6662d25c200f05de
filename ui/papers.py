"""What there is to print or save, each with its words, its file name and how it gets to a file or a printer.

File names hold nothing of a session: they end up in the system's lists of recent files. They hold when the paper was
written, as the file's own date does, so that two of a night are told apart and neither replaces the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice

from app.content.content import Content
from app.handover.report import Report
from app.site.local import Local
from app.tongue import tr
from ui import printing


@dataclass(frozen=True, slots=True)
class Paper:
    """`save` is given path, paper size and whether to replace; `draw` a printer that is set up."""

    name: str
    about: str
    file_name: str
    save: Callable[[Path, str, bool], None]
    draw: Callable[[QPagedPaintDevice], None]


def blank_card(content: Content, local: Local, today: date) -> Paper:
    """The card for when the computer is down."""
    return Paper(
        tr("Downtime card"),
        tr("Every step with an empty box, local numbers, vial tables. Two pages."),
        f"nms-downtime-card-{today:%Y-%m-%d}.pdf",
        lambda path, paper, replace: printing.write_card_pdf(path, paper, content, today, local=local, replace=replace),
        lambda printer: printing.print_card(printer, content, today, local=local),
    )


def running_card(content: Content, local: Local, today: date, told: Report) -> Paper:
    """The same pages with what was done."""
    return Paper(
        tr("Checklist with its times"),
        tr("As it stands at {written_at}.").format(written_at=told.times.full(told.written_at)),
        f"nms-checklist-{_written(told)}.pdf",
        lambda path, paper, replace: printing.write_card_pdf(
            path, paper, content, today, local=local, report=told, replace=replace
        ),
        lambda printer: printing.print_card(printer, content, today, local=local, report=told),
    )


def hand_over(told: Report) -> Paper:
    """The words of the hand-over, and every event."""
    return Paper(
        tr("Hand-over and timeline"),
        tr("Done with times, not applicable with reasons, not done, every event."),
        f"nms-hand-over-{_written(told)}.pdf",
        lambda path, paper, replace: printing.write_session_pdf(path, told, paper=paper, replace=replace),
        lambda printer: printing.print_session(printer, told),
    )


def _written(told: Report) -> str:
    """When the paper was made, by the clock of this computer: "2026-11-28-2005"."""
    return f"{told.times.local(told.written_at):%Y-%m-%d-%H%M}"
