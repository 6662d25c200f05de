"""SHA-256 by Python's own module, not by OpenSSL, which `hashlib` would load: 3 ms and 3 MB that a start has no use for.

It is slower on much (0.3 GB a second), and much is never hashed before the first paint.
"""

from __future__ import annotations

try:
    from _sha256 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha2 import sha256  # type: ignore[import-not-found]  # its name since Python 3.12
    except ImportError:
        from hashlib import sha256  # a Python that leaves it to OpenSSL alone

PIECE = 1 << 18  # bytes: between two pieces other threads have their turn


def sum_of_bytes(raw: bytes) -> str:
    """The SHA-256 of `raw`, as 64 hexadecimal digits."""
    found = sha256()
    for start in range(0, len(raw), PIECE):
        found.update(memoryview(raw)[start : start + PIECE])
    digits: str = found.hexdigest()
    return digits
