"""`dev.py build`: which system to build for."""

import sys

from workshop.stop import Stop


def build(arguments: list[str]) -> int:
    """Builds for the named system, by default this one. Windows can be built on Linux too, as a smoke test."""
    native = {"linux": "linux", "win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    wanted, rest = (arguments[0], arguments[1:]) if arguments else (native, [])
    if wanted == "all":
        return max(build([name, *rest]) for name in (native, *(["windows"] if native == "linux" else [])))
    if wanted == "linux" and native == "linux":
        from release import linux

        return linux.build(rest)
    if wanted == "windows" and native in ("windows", "linux"):
        from release import windows

        return windows.build(rest)
    if wanted == "macos" and native == "macos":
        from release import macos

        return macos.build(rest)
    raise Stop(
        f'There is no build for "{wanted}" on {native}.',
        "On Linux: linux, windows (under Wine, a smoke test), all. On Windows: windows. On macOS: macos.",
        code=2,
    )
