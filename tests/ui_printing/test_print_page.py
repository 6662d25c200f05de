"""Ctrl+P: what there is to print, and what happens when it cannot be."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from page_walk import complaints
from pdf_text import read_pdf
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from ward import Ward, said, settle

from app.errors import ExportError
from ui.dialogs import places
from ui.dialogs.print import PrintPage
from ui.paper.flow import refused
from ui.paper.pdf import whole_page
from ui.widgets.prose import Prose

SaveTo = Callable[..., None]


def open_print(ward: Ward) -> PrintPage:
    ward.window.activateWindow()  # as a window manager does when a page was closed
    settle()
    ward.ctrl("p")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PrintPage)
    return shown


def message(ward: Ward) -> str:
    line = ward.window.acts.line
    return line.sentence if line is not None and line.isVisible() else ""


def test_the_blank_card_can_always_be_saved(ward: Ward, save_to: SaveTo, tmp_path: Path) -> None:
    ward.open()
    save_to(tmp_path / "card.pdf")
    shown = open_print(ward)
    assert "Checklist with its times" not in said(shown)
    ward.click(shown.button("Save as PDF: Downtime card"))
    settle(50)
    sentence = f"Saved: card.pdf in {tmp_path}."
    assert shown.outcome.plain == sentence
    assert QApplication.activeModalWidget() is shown, "the next paper is often saved, too"
    assert ward.focus() is shown.close_button
    ward.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert message(ward) == sentence
    assert len(read_pdf(tmp_path / "card.pdf").pages) == 2


def test_a_long_folder_is_shortened_for_the_eye_and_whole_where_it_is_pointed_at_or_read_out(
    ward: Ward, save_to: SaveTo, tmp_path: Path
) -> None:
    folder = tmp_path / "a folder with a long name" / "and one inside it with a name as long"
    folder.mkdir(parents=True)
    ward.open((480, 360))
    save_to(folder / "card.pdf")
    shown = open_print(ward)
    shown.button("Save as PDF: Downtime card").click()
    settle(50)
    line = ward.window.acts.line
    assert line is not None
    whole = f"Saved: card.pdf in {folder}."
    assert line.accessibleName() == line.toolTip() == whole
    seen = said(line)
    assert str(folder) not in seen
    assert seen.strip().startswith("Saved: card.pdf in /")
    assert "\u2026" in seen
    assert seen.strip().endswith("a name as long.")
    assert [words.accessibleName() for words in line.findChildren(Prose) if words.plain] == [whole]
    assert complaints(line) == []
    ward.window.set_text_scale(115)  # a new frame says it again in the same way
    again = ward.window.acts.line
    assert again is not None
    assert (again.accessibleName(), said(again)) == (whole, seen)


def test_a_running_checklist_and_its_hand_over_can_be_saved(ward: Ward, save_to: SaveTo, tmp_path: Path) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    for name, words in (("Checklist with its times", "1 of 24 done"), ("Hand-over and timeline", "Situation")):
        path = tmp_path / f"{name}.pdf"
        save_to(path)
        ward.click(open_print(ward).button(f"Save as PDF: {name}"))
        settle(50)
        assert words in read_pdf(path).words


def test_covered_ticks_are_not_printed(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    ward.clock.pass_minutes(40)
    ward.desk.look_at_clock()
    shown = open_print(ward)
    assert "Checklist with its times" not in said(shown)
    assert "Downtime card" in said(shown)
    shown.reject()


def test_the_paper_is_chosen_before(ward: Ward, save_to: SaveTo, tmp_path: Path) -> None:
    ward.open()
    save_to(tmp_path / "card.pdf")
    shown = open_print(ward)
    ward.click(shown.sizes.buttons["letter"])
    ward.click(shown.button("Save as PDF: Downtime card"))
    settle(50)
    assert read_pdf(tmp_path / "card.pdf").size == (612, 792)


@pytest.mark.parametrize(("system", "paper"), [("ImperialUSSystem", "letter"), ("MetricSystem", "a4")])
def test_the_country_decides_which_paper_comes_first(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, system: str, paper: str
) -> None:
    monkeypatch.setattr(QLocale, "measurementSystem", lambda self: QLocale.MeasurementSystem[system])
    ward.open()
    shown = open_print(ward)
    assert shown.paper == paper
    shown.reject()


def test_going_back_from_the_file_dialog_changes_nothing(ward: Ward, save_to: SaveTo) -> None:
    ward.open()
    save_to(None)
    shown = open_print(ward)
    ward.click(shown.button("Save as PDF: Downtime card"))
    settle(50)
    assert QApplication.activeModalWidget() is shown
    assert message(ward) == ""
    shown.reject()


def test_a_folder_that_is_gone_is_said_and_the_page_stays(ward: Ward, save_to: SaveTo, tmp_path: Path) -> None:
    ward.open()
    save_to(tmp_path / "gone" / "card.pdf")
    shown = open_print(ward)
    ward.click(shown.button("Save as PDF: Downtime card"))
    settle(50)
    assert "Not written: the folder is gone. Choose another place." in said(shown)
    assert shown.isEnabled()
    shown.reject()


def test_a_file_that_nobody_agreed_to_replace_stays(ward: Ward, save_to: SaveTo, tmp_path: Path) -> None:
    ward.open()
    path = tmp_path / "card.pdf"
    path.write_bytes(b"mine")
    save_to(path, replace=False)
    shown = open_print(ward)
    ward.click(shown.button("Save as PDF: Downtime card"))
    settle(50)
    assert "card.pdf is already there" in said(shown)
    assert path.read_bytes() == b"mine"
    shown.reject()


def test_file_names_hold_nothing_of_a_session(ward: Ward) -> None:
    """When it was written is what the file's own date says."""
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    ward.desk.note("Bed 4")
    ward.clock.pass_minutes(26 * 60)
    now, today = (f"{ward.clock.at.astimezone():{form}}" for form in ("%Y-%m-%d-%H%M", "%Y-%m-%d"))
    state = ward.desk.state
    assert state is not None
    names = [paper.file_name for paper in ward.window.acts._papers(ward.window.acts._report(state))]
    assert names == [f"nms-checklist-{now}.pdf", f"nms-hand-over-{now}.pdf", f"nms-downtime-card-{today}.pdf"]


def test_two_sessions_of_a_night_are_offered_two_names(ward: Ward) -> None:
    ward.open()
    names = set()
    for _ in range(2):
        ward.desk.mark(ward.steps[0], "done")
        state = ward.desk.state
        assert state is not None
        names.add(ward.window.acts._papers(ward.window.acts._report(state))[0].file_name)
        ward.desk.new()
        ward.clock.pass_minutes(90)
    assert len(names) == 2


# ---------------------------------------------------------------- the system's dialogs


def test_the_file_dialog_asks_about_an_existing_file_itself(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter((("/there/card.pdf", ""), ("/there/card", ""), ("", "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: next(answers))
    window = ward.open()
    assert places.ask_where(window, "card.pdf") == (Path("/there/card.pdf"), True)
    assert places.ask_where(window, "card.pdf") == (Path("/there/card.pdf"), False)
    assert places.ask_where(window, "card.pdf") is None


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home folder; the program was started from another one."""
    folder, started_from = tmp_path / "home", tmp_path / "started-from"
    folder.mkdir()
    started_from.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    monkeypatch.chdir(started_from)
    monkeypatch.setattr(places, "_last", None)
    return folder


def test_a_file_is_saved_among_the_persons_own_and_then_where_the_last_one_was(
    ward: Ward, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def answer(_parent: QWidget, _title: str, at: str, _kind: str) -> tuple[str, str]:
        offered.append(Path(at))
        return str(home / "ward" / "card.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    documents = home / "Documents"
    monkeypatch.setattr(places.QStandardPaths, "writableLocation", lambda _: str(documents))
    window = ward.open()
    assert places.ask_where(window, "card.pdf") is not None
    assert offered.pop() == home / "card.pdf", "there is no Documents"
    assert places.begin_at("card.pdf") == str(home / "card.pdf"), "and the folder chosen before is gone"
    documents.mkdir()
    assert places.begin_at("card.pdf") == str(documents / "card.pdf")
    (home / "ward").mkdir()
    assert places.begin_at("hand-over.pdf") == str(home / "ward" / "hand-over.pdf")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system asks where by itself")
def test_printing_to_a_file_is_offered_among_the_persons_own(
    ward: Ward, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def look(dialog: QDialog) -> QDialog.DialogCode:
        field = dialog.findChild(QLineEdit, "filename")
        assert field is not None
        offered.append(Path(field.text()))
        dialog.printer().setOutputFileName(str(home / "ward" / "printed.pdf"))  # type: ignore[attr-defined]
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog.exec", look)
    documents = home / "Documents"
    documents.mkdir()
    (home / "ward").mkdir()
    monkeypatch.setattr(places.QStandardPaths, "writableLocation", lambda _: str(documents))
    window = ward.open()
    for _ in range(2):
        assert places.ask_printer(window, "a4", "Downtime card") is not None
    assert [path.parent for path in offered] == [documents, home / "ward"]
    assert {path.name for path in offered} == {"Downtime card.pdf"}


def print_to_file(path: Path) -> QPrinter:
    """A printer that prints into a file, as the system's dialog offers it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    whole_page(printer, "a4")
    return printer


def test_printing_goes_through_the_systems_dialog(ward: Ward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def accept(dialog: QDialog) -> QDialog.DialogCode:
        printer = dialog.printer()  # type: ignore[attr-defined]
        asked.append(printer.docName())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog.exec", accept)
    ward.open((1366, 768))
    ward.desk.mark(ward.steps[0], "done")
    for name in ("Checklist with its times", "Hand-over and timeline", "Downtime card"):
        ward.click(open_print(ward).button(f"Print: {name}"))
        settle(50)
        assert message(ward) == f"Sent to the printer: {name}."
        printed = read_pdf(tmp_path / "printed.pdf")
        assert f"Page 1 of {len(printed.pages)}" in printed.words
    assert asked == ["Checklist with its times", "Hand-over and timeline", "Downtime card"]


def test_going_back_from_the_print_dialog_prints_nothing(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog.exec", lambda dialog: QDialog.DialogCode.Rejected)
    ward.open()
    shown = open_print(ward)
    ward.click(shown.button("Print: Downtime card"))
    settle(50)
    assert message(ward) == ""
    shown.reject()


def test_a_printer_that_refuses_is_said(ward: Ward, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere = print_to_file(tmp_path / "gone" / "printed.pdf")
    monkeypatch.setattr(places, "ask_printer", lambda parent, paper, name: nowhere)
    ward.open()
    shown = open_print(ward)
    ward.click(shown.button("Print: Downtime card"))
    settle(50)
    assert "Nothing was printed: the printer did not take it." in said(shown)
    assert "save as PDF" in said(shown)
    shown.reject()


def test_a_printer_that_stops_after_a_page_is_said(ward: Ward, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Jammed(QPrinter):
        def newPage(self) -> bool:
            return False

    jammed = Jammed(QPrinter.PrinterMode.HighResolution)
    jammed.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    jammed.setOutputFileName(str(tmp_path / "printed.pdf"))
    device: QPagedPaintDevice = jammed
    monkeypatch.setattr(places, "ask_printer", lambda parent, paper, name: device)
    ward.open()
    shown = open_print(ward)
    ward.click(shown.button("Print: Downtime card"))
    settle(50)
    assert "Nothing was printed" in said(shown)
    shown.reject()


def test_the_refusal_says_what_to_do() -> None:
    error = refused()
    assert isinstance(error, ExportError)
    assert error.do == "See that it is on and has paper, or save as PDF."
