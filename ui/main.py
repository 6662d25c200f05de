"""The composition root: arguments, data folder, content, store, window. Nothing clinical is decided here."""

from __future__ import annotations

import os
import sys

from app.own_folder import own_folder
from app.single import QUIT, ask, claim, was_ever_held

TYPE_CHECKING = False  # `typing` takes longer than all that a second start does
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

TABS = ("overview", "compare", "checklist", "faq")
SCALES = (100, 115, 130, 150, 175, 200)
USAGE, NO_DISPLAY = 2, 60


def arguments() -> argparse.ArgumentParser:
    """The command line of the window."""
    import argparse

    from app import __version__

    parser = argparse.ArgumentParser(
        prog="nms-bedside", description="Offline bedside reference on neuroleptic malignant syndrome."
    )
    parser.add_argument("--version", action="version", version=f"nms-bedside {__version__}")
    parser.add_argument("--tab", choices=TABS, help="the tab to open first")
    parser.add_argument(
        "--data-dir", metavar="DIR", help="where sessions are kept (else NMS_BEDSIDE_DATA, else local data)"
    )
    parser.add_argument(
        "--site", metavar="FILE", help="the hospital's own file (else NMS_BEDSIDE_SITE, else the one of this computer)"
    )
    parser.add_argument(
        "--self-test", nargs="?", const="", metavar="FILE", help="prove this copy and report as JSON, also to FILE"
    )
    parser.add_argument(
        "--background", action="store_true", help="wait ready without a window, if the hospital's own file asks for it"
    )
    parser.add_argument("--quit", action="store_true", help="end the copy that waits without a window")
    parser.add_argument("--shots", metavar="DIR", help="draw every tab to PNG files in DIR without a display, and exit")
    parser.add_argument(
        "--every-page", action="store_true", help="with --shots: also every other kind of page, dialog and state"
    )
    parser.add_argument("--size", default="911x430", metavar="WxH", help="size for --shots, in logical px")
    parser.add_argument(
        "--theme", choices=("light", "dark", "high-contrast"), default="light", help="theme for --shots"
    )
    parser.add_argument("--text-scale", type=int, choices=SCALES, default=100, help="text size for --shots, in percent")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the window; returns its exit code (0 good, 2 usage, 10 content for --shots, 40 pictures not written, 60 no
    display)."""
    words = sys.argv[1:] if argv is None else list(argv)
    if not words or (len(words) == 2 and words[0] == "--tab" and words[1] in TABS):  # what icons say
        return _open(words[1] if words else None)
    options = arguments().parse_args(words)
    if options.shots:
        from pathlib import Path

        from ui.shots import draw_shots

        return draw_shots(
            Path(options.shots),
            options.size,
            options.theme,
            options.text_scale,
            options.site,
            every_page=options.every_page,
        )
    if options.self_test is not None:
        from ui.self_test import self_test

        return self_test(options.self_test)
    return _open(options.tab, options.data_dir, options.site, background=options.background, ends=options.quit)


def _open(
    tab: str | None,
    data: str | None = None,
    site: str | None = None,
    *,
    background: bool = False,
    ends: bool = False,
) -> int:
    """Brings the first window forward, or is the first. `ends` ends one that waits instead."""
    try:
        folder = own_folder(data)
    except RuntimeError:
        print("The data folder cannot be found. Name another with --data-dir.", file=sys.stderr)
        return USAGE
    if ends and not was_ever_held(folder):
        return 0  # nothing of this user ever ran here: installers ask, and must leave no folder behind
    try:
        held = claim(folder)
        if held is None and background:
            return 0
        if held is None:
            answer = ask(folder, QUIT if ends else tab or "")
            if answer is True:
                return 0
            held = answer or None
    except OSError:
        held = None  # the window opens all the same and says what cannot be saved
    if ends:
        return 0
    if not _has_display():
        # Qt itself would end the process here with an abort.
        print(
            "There is no display, so the window cannot open. Start it in a desktop, or use --shots DIR.",
            file=sys.stderr,
        )
        return NO_DISPLAY
    import _signal  # type: ignore[import-not-found]  # `signal` makes enumerations
    import gc

    # Ctrl+C ends it at once, as SIGTERM does: KeyboardInterrupt is lost, or ends in a crash, where Qt called Python.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    gc.disable()  # what is made for the first paint stays: looking for garbage meanwhile only delays it
    from ui.early import begin

    shown = begin(tab or "")
    from pathlib import Path

    import ui.plain_qt  # noqa: F401 - before anything else of Qt
    from ui.start import run

    return run(tab, Path(folder), held, site, background=background, shown=shown)


def _has_display() -> bool:
    """Whether Qt will look for a screen at all: Windows and macOS have their own."""
    return sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    )


if __name__ == "__main__":
    sys.exit(main())
