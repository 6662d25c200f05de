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
TEXT_SCALES = ("100", "150", "200")
ON_REQUEST = ("high-contrast",)  # a theme drawn only when named
TABS = ("overview", "compare", "checklist", "faq")


@dataclass(frozen=True)
class View:
    """One way to see the app: window size in logical pixels, theme, text size in per cent."""

    size: str = SIZES[0]
    theme: str = THEMES[0]
    text_scale: str = TEXT_SCALES[0]

    @property
    def folder(self) -> Path:
        return SHOTS / f"{self.size}-{self.theme}-{self.text_scale}"


def draw_one(view: View | None = None) -> list[str]:
    """Draws one view and returns the paths of the four tabs' pictures, in the order of the tabs."""
    return [shown(path) for path in _draw(view or View()) if path.stem in TABS]


def draw_all(words: list[str]) -> int:
    """Draws every view, or those that the words pick ("911x430 dark 150"), and a contact sheet of all of them."""
    known = (*SIZES, *THEMES, *ON_REQUEST, *TEXT_SCALES)
    unknown = [word for word in words if word not in known]
    if unknown:
        raise Stop(f'"{unknown[0]}" is no view.', f"Pick from: {' '.join(known)}.", code=2)
    themes = [word for word in words if word in (*THEMES, *ON_REQUEST)] or THEMES
    choices = ([word for word in words if word in every] or every for every in (SIZES, themes, TEXT_SCALES))
    views = [View(*choice) for choice in product(*choices)]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        pictures = list(pool.map(_draw, views))
    sheet = SHOTS / "contact-sheet.png"
    script = str(Path(__file__).with_name("contact_sheet.py"))
    _run([str(python_of(VENV)), script, str(sheet), *(str(path) for path in chain.from_iterable(pictures))])
    print(f"{sum(map(len, pictures))} pictures in {shown(SHOTS)}, all on {shown(sheet)}")
    return 0


def _draw(view: View) -> list[Path]:
    view.folder.mkdir(parents=True, exist_ok=True)
    for old in view.folder.glob("*.png"):
        old.unlink()
    options = ["--size", view.size, "--theme", view.theme, "--text-scale", view.text_scale]
    _run([*start_of(VENV, "nms-bedside"), "--shots", str(view.folder), *options])
    return sorted(view.folder.glob("*.png"), key=_place)


def _place(picture: Path) -> tuple[int, str]:
    """The tabs in their order, then the other pages by name."""
    return (TABS.index(picture.stem) if picture.stem in TABS else len(TABS), picture.stem)


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        raise Stop("Could not draw the pictures.", f"The app ended with code {done.returncode}:\n{done.stderr.strip()}")
