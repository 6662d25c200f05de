"""Helpers of these tests are in ../ui_support."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))  # importlib mode finds no modules beside a test
