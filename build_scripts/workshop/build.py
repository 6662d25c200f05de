"""`dev.py build`: which system to build for."""

import sys

from workshop.stop import Stop


def build(arguments: list[str]) -> int:
    """Builds for the named system, by default this one."""
    native = {"linux": "linux", "win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    wanted = arguments[0] if arguments else native
    if wanted == "linux" and native == "linux":
        from release import linux

        return linux.build(arguments[1:])
    raise Stop(f'There is no build for "{wanted}" on {native} yet.', "What works today: linux, on Linux.", code=2)
