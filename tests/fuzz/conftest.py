"""How many cases: a few in the suite, 10,000 with NMS_BEDSIDE_FULL=1 (`python3 build_scripts/dev.py fuzz`)."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself
sys.path.insert(0, str(Path(__file__).parents[1] / "app_sets"))
sys.path.insert(0, str(Path(__file__).parents[1] / "app_site"))

FULL = bool(os.environ.get("NMS_BEDSIDE_FULL"))
SEED = os.environ.get("NMS_BEDSIDE_SEED", "1")


@pytest.fixture(scope="session")
def seed() -> str:
    """NMS_BEDSIDE_SEED starts another row of cases."""
    return SEED


@pytest.fixture(scope="session")
def full() -> bool:
    return FULL
