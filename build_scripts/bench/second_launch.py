"""A second start of the same user: it asks the first window to come forward and ends, before Qt is imported."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.first_paint import window_of

MOST = 1 / 3
TIMES = 7


def measure_again(command: list[str], environment: dict[str, str], data: Path) -> list[float]:
    """Seconds that each second start took, from the process to its end: by then the first window has the request."""
    own = environment | {"NMS_BEDSIDE_DATA": str(data)}
    with window_of(command, own):
        time.sleep(1)
        took = []
        for _ in range(TIMES):
            began = time.perf_counter()
            subprocess.run(command, env=own, check=True, timeout=10, stdin=subprocess.DEVNULL)
            took.append(time.perf_counter() - began)
    return took


def rows(took: list[float], first: float) -> Iterator[str]:
    """One line: the ratio to a first start of the same run."""
    yield ""
    yield (
        f"Second start, until the first window has the request: {median(took) * 1e3:.0f} ms, "
        f"{median(took) / first:.2f} × a first start (goal ≤ {MOST:.2f})."
    )
