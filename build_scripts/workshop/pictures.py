"""Pictures of the tabs as a nurse would see them, drawn by the app itself without a display."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path

from workshop.places import ROOT, SHOTS, VENV, python_of, shown, start_of
from workshop.stop import Stop

SIZES = ("911x430", "1093x614", "1366x768", "1920x1080")
THEMES = ("light", "dark")
TEXT_SCALES = ("100", "115", "130", "150", "175", "200")
SCREENS = ("1", "1.25", "1.5", "2")  # device pixels to a logical one
USUAL = ("100", "150", "200", "1")  # text sizes and screens that are drawn when none is named
ON_REQUEST = ("high-contrast",)  # a theme drawn only when named
TABS = ("overview", "compare", "checklist", "faq")


@dataclass(frozen=True)
class View:
    """One way to see the app: window size in logical pixels, theme, text size in per cent, scale of the screen."""

    size: str = SIZES[0]
    theme: str = THEMES[0]
    text_scale: str = TEXT_SCALES[0]
    screen: str = SCREENS[0]

    @property
    def folder(self) -> Path:
        of_screen = "" if self.screen == SCREENS[0] else f"-screen{self.screen}"
        return SHOTS / f"{self.size}-{self.theme}-{self.text_scale}{of_screen}"


def draw_one(view: View | None = None) -> list[str]:
    """Draws one view and returns the paths of the four tabs' pictures, in the order of the tabs."""
    return [shown(path) for path in _draw(view or View()) if path.stem in TABS]


def draw_all(words: list[str]) -> int:
    """Draws the usual views, those that the words pick ("911x430 dark 150 1.25"), or with "all" the full matrix; and a
    contact sheet for each size of window."""
    known = ("all", *SIZES, *THEMES, *ON_REQUEST, *TEXT_SCALES, *SCREENS)
    unknown = [word for word in words if word not in known]
    if unknown:
        raise Stop(f'"{unknown[0]}" is no view.', f"Pick from: {' '.join(known)}.", code=2)
    full = "all" in words
    themes = [word for word in words if word in (*THEMES, *ON_REQUEST)] or THEMES
    choices = [
        [word for word in words if word in every] or [one for one in every if full or one in usual]
        for every, usual in ((SIZES, SIZES), (themes, themes), (TEXT_SCALES, USUAL), (SCREENS, USUAL))
    ]
    views = [View(*choice) for choice in product(*choices)]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        pictures = dict(zip(views, pool.map(_draw, views), strict=True))
    script = str(Path(__file__).with_name("contact_sheet.py"))
    for size in choices[0]:  # a sheet of all of them would be taller than a picture may be
        sheet = SHOTS / f"contact-sheet-{size}.png"
        of_size = chain.from_iterable(paths for view, paths in pictures.items() if view.size == size)
        _run([str(python_of(VENV)), script, str(sheet), *(str(path) for path in of_size)])
        print(shown(sheet))
    print(f"{sum(map(len, pictures.values()))} pictures in {shown(SHOTS)}, all on the sheets")
    return 0


def _draw(view: View) -> list[Path]:
    view.folder.mkdir(parents=True, exist_ok=True)
    for old in view.folder.glob("*.png"):
        old.unlink()
    options = ["--size", view.size, "--theme", view.theme, "--text-scale", view.text_scale]
    _run([*start_of(VENV, "nms-bedside"), "--shots", str(view.folder), *options], QT_SCALE_FACTOR=view.screen)
    return sorted(view.folder.glob("*.png"), key=_place)


def _place(picture: Path) -> tuple[int, str]:
    """The tabs in their order, then the other pages by name."""
    return (TABS.index(picture.stem) if picture.stem in TABS else len(TABS), picture.stem)


def _run(command: list[str], **environment: str) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    if done.returncode:
        raise Stop("Could not draw the pictures.", f"The app ended with code {done.returncode}:\n{done.stderr.strip()}")
