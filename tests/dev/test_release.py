"""What the release promises: nothing missing, nothing foreign, the same bits from the same files."""

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest
from release import archive, older_glibc, size_report, trim, verify
from workshop.stop import Stop

SELF_TEST = """#!/bin/sh
printf '%s' '{report}' > "$2"
exit {code}
"""


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder shaped like the frozen app."""
    folder = tmp_path / "nms-bedside"
    (folder / "_internal" / "resources" / "content").mkdir(parents=True)
    (folder / "_internal" / "resources" / "content" / "edition.toml").write_text("title")
    (folder / "nms-bedside").write_text("program")
    (folder / "nms-bedside").chmod(0o755)
    return folder


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "nms_bedside.whl"
    with ZipFile(path, "w") as written:
        written.writestr("resources/content/edition.toml", "title")
        written.writestr("resources/__init__.py", "")
    return path


def test_whole_content_passes(frozen: Path, wheel: Path) -> None:
    verify.content_is_complete(frozen, wheel)


@pytest.mark.parametrize("damage", ["dropped", "other"])
def test_content_that_was_dropped_or_altered_is_noticed(frozen: Path, wheel: Path, damage: str) -> None:
    edition = frozen / "_internal" / "resources" / "content" / "edition.toml"
    edition.unlink() if damage == "dropped" else edition.write_text("other")
    with pytest.raises(Stop, match=r"edition\.toml"):
        verify.content_is_complete(frozen, wheel)


@pytest.mark.parametrize(
    "name",
    [
        "_internal/pytest/main.py",
        "_internal/libssl.so.3",
        "_internal/icuuc.dll",
        "_internal/mscms.dll",
        "_internal/bcryptprimitives.dll",
        "tests",
    ],
)
def test_what_does_not_belong_is_noticed(frozen: Path, name: str) -> None:
    verify.nothing_foreign(frozen)
    (frozen / name).parent.mkdir(parents=True, exist_ok=True)
    (frozen / name).touch()
    with pytest.raises(Stop, match="does not belong"):
        verify.nothing_foreign(frozen)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in program is a shell script")
@pytest.mark.parametrize(
    ("report", "code", "said"),
    [
        ('{"ok": true, "steps": [{"name": "content", "ok": true, "detail": ""}]}', 0, None),
        ('{"ok": false, "steps": [{"name": "content", "ok": false, "detail": "gone"}]}', 1, r"content \(gone\)"),
        ('{"ok": true, "steps": [{"name": "content", "ok": true, "detail": ""}]}', 1, "exit code 1"),
        ('{"ok": true, "steps": []}', 0, "failed"),
        ("Segmentation fault", 139, "no report"),
    ],
)
def test_the_self_test_is_believed_only_when_all_of_it_agrees(
    frozen: Path, report: str, code: int, said: str | None
) -> None:
    (frozen / "nms-bedside").write_text(SELF_TEST.format(report=report, code=code))
    if said is None:
        assert verify.self_test(frozen) == ["content"]
        return
    with pytest.raises(Stop, match=said):
        verify.self_test(frozen)


def test_the_same_folder_gives_the_same_archive(frozen: Path, tmp_path: Path) -> None:
    archive.write_tar_xz(frozen, tmp_path / "one.tar.xz", when=1)
    (frozen / "nms-bedside").touch()
    archive.write_tar_xz(frozen, tmp_path / "two.tar.xz", when=1)
    assert (tmp_path / "one.tar.xz").read_bytes() == (tmp_path / "two.tar.xz").read_bytes()


def test_the_sums_can_be_checked(frozen: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    (out / "file").write_text("x")
    (out / "UNSIGNED-linux.txt").write_text("not to be published")
    archive.write_sums(out)
    archive.write_sums(out)
    assert re.fullmatch(r"[0-9a-f]{64}  file\n", (out / "SHA256SUMS").read_text())


def test_the_size_report_counts_every_byte(frozen: Path, tmp_path: Path) -> None:
    packed = tmp_path / "app.tar.xz"
    packed.write_bytes(bytes(2_000_000))
    (frozen / "_internal" / "libxcb-cursor.so.0").write_bytes(bytes(3_000_000))
    report = size_report.write(frozen, packed, tmp_path / "report.md")
    assert "Unpacked 3.0 MB, packed 2.0 MB" in report
    assert "| system libraries | 3.0 |" in report


def test_a_release_that_grew_beyond_what_was_promised_stops(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed, setup = tmp_path / "app.tar.xz", tmp_path / "app-setup.exe"
    packed.write_bytes(bytes(1_000_000))
    setup.write_bytes(bytes(1_000_000))
    size_report.keep_promise(frozen, [packed, setup])
    for kind, name in (("folder", "nms-bedside"), (".tar.xz", r"app\.tar\.xz"), ("-setup.exe", r"app-setup\.exe")):
        with monkeypatch.context() as patch:
            patch.setitem(size_report.MOST_MB, kind, 0.000_001)
            with pytest.raises(Stop, match=name):
                size_report.keep_promise(frozen, [packed, setup])


def test_the_trim_keeps_what_is_reached_and_drops_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trim, "needed", lambda path: ["libQt6Core.so.6"] if path.name == "QtCore.abi3.so" else [])
    kept = trim.trimmed(
        [
            ("PySide6/QtCore.abi3.so", "/x/QtCore.abi3.so", "EXTENSION"),
            ("PySide6/Qt/lib/libQt6Core.so.6", "/x/libQt6Core.so.6", "BINARY"),
            ("PySide6/Qt/lib/libQt6Quick.so.6", "/x/libQt6Quick.so.6", "BINARY"),
            ("PySide6/Qt/plugins/platforms/libqxcb.so", "/x/libqxcb.so", "BINARY"),
            ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "/x/libqopensslbackend.so", "BINARY"),
            ("libstdc++.so.6", "/x/libstdc++.so.6", "BINARY"),
        ]
    )
    assert [entry[0].split("/")[-1] for entry in kept] == ["libQt6Core.so.6", "libqxcb.so", "QtCore.abi3.so"]


def test_the_apps_own_translations_stay_and_those_of_qt_go() -> None:
    ours, qt, windows_qt = (
        ("resources/translations/nms-bedside.pot", "/x/a", "DATA"),
        ("PySide6/Qt/translations/qtbase_de.qm", "/x/b", "DATA"),
        ("PySide6\\translations\\qtbase_de.qm", "/x/c", "DATA"),
    )
    licence = ("resources/licences/qt.md", "/x/d", "DATA")  # it is in the folder `licences` of every copy
    readme = ("pydantic-2.14.3.dist-info/METADATA", "/x/e", "DATA")
    assert trim.kept_data([ours, qt, windows_qt, licence, readme], []) == [ours]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux binaries")
def test_python_of_a_newer_linux_is_made_to_run_on_glibc_2_34(tmp_path: Path) -> None:
    library = next(Path(str(sysconfig.get_config_var("LIBDIR"))).glob("**/libpython3*.so.1.0"), None)
    assert library is not None, "PyInstaller needs Python's shared library too"
    copy = tmp_path / "libpython.so"
    shutil.copy(library, copy)
    older_glibc.relax(copy, verify.OLDEST_GLIBC)
    symbols = subprocess.run(["objdump", "-T", str(copy)], capture_output=True, text=True, check=True).stdout
    assert " hypot" in symbols
    verify.runs_on_old_systems(tmp_path)
