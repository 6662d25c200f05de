"""Gives Python its own `import` back, which PySide6 wraps for a switch of its own (`from __feature__ import ...`).

Nothing here uses that switch, and the wrapper, written in Python, runs at every import statement and after every new
module: that is a tenth of the time to the first paint.
"""

import builtins

import PySide6  # noqa: F401 - this is what wraps it

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
