"""Every module of our own packages, by name, for the freezer.

PyInstaller follows import statements. Our start-up imports tabs and models by name when they are first shown, which
no statement tells of; a build without them starts, and then fails at the first click.
"""

from importlib.util import find_spec
from pathlib import Path


def modules_of(*packages: str) -> list[str]:
    """The dotted names below the installed packages, found as files: nothing is imported for it."""
    names = []
    for package in packages:
        spec = find_spec(package)
        assert spec is not None, f"{package} is not installed in the build environment"
        folder = Path(str(spec.origin)).parent
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder.parent).with_suffix("").parts
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def left_out(wanted: list[str], frozen: list[str]) -> list[str]:
    """The wanted modules that were not frozen. PyInstaller only warns of them."""
    return sorted(set(wanted) - set(frozen))
