"""Writes NOTES.md and the curves beside it, as SVG made by hand: a picture needs no package."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

HERE = Path(__file__).parent
WIDTH, HEIGHT, LEFT, FOOT, TOP = 300, 240, 46, 44, 34


def write(text: str, curves: dict[str, list[tuple[str, list[float]]]]) -> None:
    """NOTES.md gets the tables between its two marks; what stands around them is written by people."""
    notes = HERE / "NOTES.md"
    before, _, rest = notes.read_text("utf-8").partition("<!-- measured -->\n")
    after = rest.partition("<!-- /measured -->\n")[2]
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    measured = f"Measured {when} on {where}, under Xvfb.\n\n{text}\n"
    notes.write_text(f"{before}<!-- measured -->\n{measured}<!-- /measured -->\n{after}", "utf-8")
    (HERE / "growth.svg").write_text(drawn(curves), "utf-8")


def drawn(curves: dict[str, list[tuple[str, list[float]]]]) -> str:
    """The curves side by side on one scale from zero: medians joined, the middle half as a bar."""
    top = max(max(values) for points in curves.values() for _, values in points) * 1.1
    width = WIDTH * len(curves)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for number, (title, points) in enumerate(curves.items()):
        parts += _panel(number * WIDTH, title, points, top)
    return "\n".join([*parts, "</svg>", ""])


def _panel(left: int, title: str, points: list[tuple[str, list[float]]], top: float) -> list[str]:
    floor, room = HEIGHT - FOOT, HEIGHT - FOOT - TOP

    def y(value: float) -> float:
        return floor - room * value / top

    parts = [f'<text x="{left + LEFT}" y="18" font-weight="bold">First paint, ms: {title}</text>']
    step = next(size for size in (50, 100, 200, 500, 1000, 5000) if top / size <= 6)
    for value in range(0, int(top) + 1, step):
        line = f'x1="{left + LEFT}" x2="{left + WIDTH - 12}" y1="{y(value):.1f}" y2="{y(value):.1f}"'
        parts.append(f'<line {line} stroke="#d0d0d0"/>')
        parts.append(f'<text x="{left + LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value}</text>')
    across = [left + LEFT + 24 + n * (WIDTH - LEFT - 60) / max(1, len(points) - 1) for n in range(len(points))]
    for x, (name, values) in zip(across, points, strict=True):
        low, _, high = quantiles(values, n=4)
        parts.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y(low):.1f}" y2="{y(high):.1f}" stroke="#0B4F5C" stroke-width="5" opacity="0.35"/>'
        )
        parts.append(f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle">{name}</text>')
    line = " ".join(f"{x:.1f},{y(median(values)):.1f}" for x, (_, values) in zip(across, points, strict=True))
    parts.append(f'<polyline points="{line}" fill="none" stroke="#0B4F5C" stroke-width="2"/>')
    return parts
