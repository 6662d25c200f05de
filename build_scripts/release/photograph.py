"""Takes a picture of a private X server's screen and says whether a window with text is on it.

Usage (in the build environment, whose Qt does it): photograph.py PICTURE.png

Exit code 0 if there is, 1 if the screen is still bare. `wait_for_text` calls it until there is, for the trials of the
releases: they prove that the installed program paints, and leave the picture for a person to look at.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

COLOURS = 12  # along one line of the screen: smoothed letters make dozens, frames and empty pages a handful


def wait_for_text(display: str, picture: Path, seconds: float = 60) -> bool:
    """Whether a window with text was seen in time. Its picture, or the last one, is in `picture`."""
    from workshop.places import python_of

    from release.folder import ENVIRONMENT

    command = [str(python_of(ENVIRONMENT)), __file__, str(picture)]
    sees = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if subprocess.run(command, env=sees, capture_output=True, timeout=60).returncode == 0:
            return True
        time.sleep(0.5)
    return False


def main(picture: str) -> int:
    """Takes it."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["photograph"])
    screen = application.primaryScreen().grabWindow(0)
    screen.save(picture)
    image = screen.toImage()
    lines = range(0, image.height(), 8)
    return 0 if any(len({image.pixel(x, y) for x in range(image.width())}) >= COLOURS for y in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
