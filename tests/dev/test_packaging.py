"""What the installers promise, as far as it can be seen without building them."""

import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from release import debian, icons, msi, own_modules, signing, wine
from release.debian import dependencies
from release.windows import write_zip
from workshop.places import ROOT
from workshop.stop import Stop

PACKAGING = ROOT / "build_scripts" / "packaging"


def test_modules_that_are_imported_by_name_are_frozen_too() -> None:
    names = own_modules.modules_of("app", "ui", "resources")
    assert {"app", "ui.main", "ui.tabs.checklist", "app.content.models", "resources"} <= set(names)
    assert own_modules.left_out(names, [name for name in names if name != "ui.tabs.checklist"]) == ["ui.tabs.checklist"]


def test_nothing_signed_is_said_loudly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "UNSIGNED-linux.txt"
    signing.say_unsigned(signing.sign("SUMS", [tmp_path / "SHA256SUMS"]), tmp_path, "linux")
    assert "UNSIGNED. DO NOT ROLL OUT." in capsys.readouterr().err
    assert "SHA256SUMS" in note.read_text("utf-8")
    signing.say_unsigned([], tmp_path, "windows")  # that these are signed says nothing of the others
    assert note.exists()
    signing.say_unsigned([], tmp_path, "linux")
    assert not note.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are commands of a POSIX system")
def test_a_signing_command_gets_the_file_and_its_failure_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "setup file.exe"
    file.write_text("unsigned")
    monkeypatch.setenv("NMS_BEDSIDE_SIGN_WINDOWS", "cp /etc/hostname {out}")
    assert signing.sign("WINDOWS", [file]) == []
    assert file.read_bytes() == Path("/etc/hostname").read_bytes()
    monkeypatch.setenv("NMS_BEDSIDE_SIGN_WINDOWS", "ls {file}.nothing")
    with pytest.raises(Stop, match="Could not sign setup file"):
        signing.sign("WINDOWS", [file])


def test_the_icon_is_drawn_for_every_system(tmp_path: Path) -> None:
    drawing = ROOT / "resources" / "icons" / "nms-bedside.svg"
    subprocess.run([sys.executable, icons.__file__, str(drawing), str(tmp_path)], check=True, timeout=60)
    assert {f"{size}.png" for size in icons.SIZES} <= {path.name for path in tmp_path.iterdir()}
    windows = (tmp_path / "nms-bedside.ico").read_bytes()
    kind, count = struct.unpack_from("<HH", windows, 2)
    assert (kind, count) == (1, len(icons.WINDOWS))
    for number in range(count):
        length, offset = struct.unpack_from("<II", windows, 6 + 16 * number + 8)
        assert windows[offset : offset + 8] == b"\x89PNG\r\n\x1a\n"
        assert offset + length <= len(windows)
    apple = (tmp_path / "nms-bedside.icns").read_bytes()
    assert struct.unpack_from(">4sI", apple) == (b"icns", len(apple))


def test_a_library_of_an_unknown_package_stops_the_deb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libours.so.1").write_bytes(b"\x7fELF")
    monkeypatch.setattr(debian, "needed", lambda path: ["libc.so.6", "libGL.so.1", "libours.so.1", "libm.so.6"])
    assert dependencies(tmp_path) == ["libc6 (>= 2.34)", "libgl1"]
    monkeypatch.setattr(debian, "needed", lambda path: ["libnobody.so.1"])
    with pytest.raises(Stop, match=r"libnobody\.so\.1"):
        dependencies(tmp_path)


def test_the_portable_zip_is_the_same_from_the_same_folder(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "licences").mkdir(parents=True)
    (folder / "licences" / "README.md").write_text("text")
    write_zip(folder, tmp_path / "one.zip", when=1_795_000_000)
    (folder / "licences" / "README.md").touch()
    write_zip(folder, tmp_path / "two.zip", when=1_795_000_000)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").namelist() == ["NMS Bedside/licences/README.md"]


def test_the_msi_has_every_file_and_one_menu_entry_and_upgrades(tmp_path: Path) -> None:
    folder = tmp_path / "nms-bedside"
    (folder / "_internal" / "a&b").mkdir(parents=True)
    for name in ("nms-bedside.exe", "_internal/python312.dll", "_internal/a&b/file.toml"):
        (folder / name).touch()
    old, new = (ElementTree.fromstring(msi.source(folder, tmp_path / "x.ico", number)) for number in ("0.1.0", "0.2.0"))
    space = {"w": "http://schemas.microsoft.com/wix/2006/wi"}
    assert [file.get("Source") for file in old.iterfind(".//w:File", space)] == [
        "nms-bedside/_internal/a&b/file.toml",
        "nms-bedside/_internal/python312.dll",
        "nms-bedside/nms-bedside.exe",
    ]
    components = {entry.get("Id") for entry in old.iterfind(".//w:Component", space)}
    assert components == {entry.get("Id") for entry in old.iterfind(".//w:ComponentRef", space)}
    assert len(old.findall(".//w:Shortcut", space)) == 1
    first, second = (found.find("w:Product", space) for found in (old, new))
    assert first is not None
    assert second is not None
    assert first.get("UpgradeCode") == second.get("UpgradeCode")
    assert first.get("Id") != second.get("Id")


def summary(code: str, times: tuple[int, int]) -> bytes:
    """A file with the summary of an MSI in it, as [MS-OLEPS] lays it out."""
    kinds = [(9, struct.pack("<II", 30, 39) + code.encode() + b"\0\0")]
    kinds += [(number, struct.pack("<IQ", 64, when)) for number, when in zip((12, 13), times, strict=True)]
    table, values = b"", b""
    for number, value in kinds:
        table += struct.pack("<II", number, 8 + 8 * len(kinds) + len(values))
        values += value
    section = struct.pack("<II", 8 + len(table) + len(values), len(kinds)) + table + values
    head = bytes(24) + struct.pack("<I", 1) + msi.SUMMARY + struct.pack("<I", 48)
    return b"before" + head + section + b"after"


def test_two_msi_of_the_same_content_are_the_same_and_others_are_not() -> None:
    one = summary("{3E6D7FFC-C1E8-4E9C-A454-0DC11FF98F93}", (111, 222))
    other = summary("{11111111-2222-3333-4444-555555555555}", (333, 444))
    made = msi.settled(one, 1_700_000_000)
    assert made == msi.settled(other, 1_700_000_000)
    assert len(made) == len(one)
    assert made.count(struct.pack("<Q", (1_700_000_000 + 11_644_473_600) * 10**7)) == 2
    assert msi.settled(one + b"more", 1_700_000_000)[: len(made)] != made, "another package code"
    assert msi.settled(made, 1_700_000_000) == made


@pytest.mark.parametrize(
    "spoilt",
    [b"", summary("no code at all", (1, 2)), summary("{}", (1, 2)) * 2, summary("{}", (1, 2))[:90], msi.SUMMARY],
)
def test_an_msi_that_is_laid_out_otherwise_is_not_touched(spoilt: bytes) -> None:
    with pytest.raises(ValueError, match="summary"):
        msi.settled(spoilt, 1_700_000_000)


def test_windows_gets_its_own_packages_and_not_those_of_macos() -> None:
    pins = wine.windows_pins()
    assert "pefile==" in pins
    assert "macholib==" not in pins
    assert " ; " not in pins
    assert pins.count("==") <= pins.count("--hash=sha256:")


def test_the_installer_takes_away_only_what_it_brought() -> None:
    """A folder chosen with /D= may hold more than ours; and the users' sessions are somewhere else."""
    script = (PACKAGING / "windows" / "installer.nsi").read_text("utf-8")
    assert re.findall(r"RMDir /r (.+)", script) == ['"$INSTDIR\\_internal"', '"$INSTDIR\\licences"'] * 2


def test_what_debian_and_appstream_call_the_program_is_one_name() -> None:
    entry = (PACKAGING / "linux" / "nms-bedside.desktop").read_text("utf-8")
    about = ElementTree.parse(PACKAGING / "linux" / "org.nms_bedside.app.metainfo.xml").getroot()
    assert about.findtext("launchable") == "nms-bedside.desktop"
    assert about.findtext("id") == "org.nms_bedside.app"
    assert re.findall(r"^(?:Icon|StartupWMClass)=(.*)$", entry, re.M) == ["nms-bedside", "nms-bedside"]
    assert {word for line in re.findall(r"^Exec=(.*)$", entry, re.M) for word in line.split()[:1]} == {"nms-bedside"}


def test_every_lintian_tag_that_is_silenced_is_explained() -> None:
    lines = (PACKAGING / "linux" / "lintian-overrides").read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert [line for line in lines if not line.startswith(("# ", "nms-bedside: "))] == []


def test_the_manual_of_each_program_takes_its_options_from_the_program() -> None:
    for name in ("nms-bedside", "nms-bedside-cli"):
        assert "@HELP@\n" in (PACKAGING / "linux" / f"{name}.1").read_text("utf-8")
