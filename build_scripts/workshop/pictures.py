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
        return SHOTS / f"{self.size}-{self.theme}-{self.text_scale}{self._of_screen}"

    @property
    def sheet(self) -> str:
        return f"{self.size}-{self.theme}{self._of_screen}"

    @property
    def _of_screen(self) -> str:
        return "" if self.screen == SCREENS[0] else f"-screen{self.screen}"


def draw_one(view: View | None = None) -> list[str]:
    """Draws one view and returns the paths of the four tabs' pictures, in the order of the tabs."""
    return [shown(path) for path in _draw(view or View(), every_page=False) if path.stem in TABS]


def draw_all(words: list[str]) -> int:
    """Draws the usual views, those that the words pick ("911x430 dark 150 1.25"), or with "all" the full matrix; and a
    contact sheet for each size, theme and screen. On an ordinary screen every kind of page is drawn; on others, where
    the pages are laid out the same, the tabs and side doors."""
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
        drawn = pool.map(lambda view: _draw(view, every_page=view.screen == SCREENS[0]), views)
        pictures = dict(zip(views, drawn, strict=True))
    script = str(Path(__file__).with_name("contact_sheet.py"))
    for name in dict.fromkeys(view.sheet for view in views):  # one of all of them would be taller than a picture may be
        sheet = SHOTS / f"contact-sheet-{name}.png"
        of_sheet = chain.from_iterable(paths for view, paths in pictures.items() if view.sheet == name)
        _run([str(python_of(VENV)), script, str(sheet), *(str(path) for path in of_sheet)])
        print(shown(sheet))
    print(f"{sum(map(len, pictures.values()))} pictures in {shown(SHOTS)}, all on the sheets")
    return 0


def _draw(view: View, *, every_page: bool) -> list[Path]:
    view.folder.mkdir(parents=True, exist_ok=True)
    for old in view.folder.glob("*.png"):
        old.unlink()
    options = ["--size", view.size, "--theme", view.theme, "--text-scale", view.text_scale]
    if every_page:
        options.append("--every-page")
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
