"""What is in the release and why it is that large, as a small Markdown table."""

import re
from pathlib import Path

from workshop.stop import Stop

GROUPS = (
    ("ICU", r"/libicu", "sorting and text boundaries in every language; Qt is linked to it"),
    ("Qt", r"/(libQt6|Qt6)|PySide6/Qt/", "the windows themselves"),
    ("PySide6", r"PySide6/|shiboken6/", "Qt for Python"),
    ("pydantic", r"pydantic", "checks content, and says which line is wrong when it is broken"),
    ("our content", r"_internal/resources/", "text, sources, icons, fonts, licences"),
    ("programs", r"^nms-bedside", "our code and Python's, packed into the two programs"),
    ("Python", r"libpython|base_library|lib-dynload|/python3", "the interpreter and its library"),
    ("system libraries", r"\.so", "what Qt needs and a desktop may lack"),
    ("licences", r"^licences/", "who made the parts and under which terms"),
    ("other", r"", ""),
)

MOST_MB = {"folder": 112.0, ".tar.xz": 34.0, "-setup.exe": 25.0}  # what IT was promised


def keep_promise(folder: Path | None, files: list[Path]) -> None:
    """Stop if the folder or one of the files is larger than promised; the report of `write` says what grew."""
    sizes = [("folder", folder, sum(path.stat().st_size for path in _files(folder)))] if folder else []
    sizes += [(kind, file, file.stat().st_size) for file in files for kind in MOST_MB if file.name.endswith(kind)]
    for kind, path, size in sizes:
        if size > MOST_MB[kind] * 1e6:
            raise Stop(
                f"{path.name} has {_mb(size)} MB, and {MOST_MB[kind]:.0f} were promised (release/size_report.py)."
            )


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def write(folder: Path, archive: Path, target: Path) -> str:
    """Writes the table to `target` and returns it."""
    sizes = dict.fromkeys((name for name, _, _ in GROUPS), 0)
    for path in _files(folder):
        place = path.relative_to(folder).as_posix()
        group = next(name for name, pattern, _ in GROUPS if re.search(pattern, place))
        sizes[group] += path.stat().st_size
    lines = [
        f"# What is in {archive.name}",
        "",
        f"Unpacked {_mb(sum(sizes.values()))} MB, packed {_mb(archive.stat().st_size)} MB (1 MB = 1,000,000 bytes).",
        "",
        "| part | MB | why |",
        "|---|---:|---|",
        *(f"| {name} | {_mb(sizes[name])} | {why} |" for name, _, why in GROUPS if sizes[name]),
        "",
    ]
    text = "\n".join(lines)
    target.write_text(text, encoding="utf-8")
    return text


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f}"
