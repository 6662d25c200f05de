"""The form for the hospital's own file: it writes what the app reads, and never over a file that cannot be read."""

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot
from samples import GOOD, SMALL
from ward import Ward, said, settle

from app.errors import SiteError
from app.site.load import load, parse
from app.site.local import NOTHING_LOCAL, Local, open_local
from app.site.models import Site
from app.site.writing import as_toml, may_write, write
from ui.dialogs.site_form import SAVED, SiteForm

TODAY = date(2026, 11, 30)
NAMES = {"product-20mg": "20 mg vial", "product-120mg": "120 mg vial", "product-250mg": "250 mg vial"}


def form(ward: Ward, local: Local, edition: str = "2026.1") -> SiteForm:
    window = ward.open((1366, 768))
    made = SiteForm(window, window.look, local, edition, NAMES, TODAY)
    made.open()
    settle()
    return made


def test_every_box_to_tick_shows_its_words(ward: Ward) -> None:
    """A pharmacist ticks which vial is stocked: a box without words is the wrong vial."""
    made = form(ward, NOTHING_LOCAL)
    for box in made.switches.values():
        assert box.text()
        image = box.grab().toImage()
        ground = image.pixelColor(image.width() - 1, 0)
        inked = [
            x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))
        ]
        words = QFontMetrics(box.font()).horizontalAdvance(box.text())
        assert inked[-1] - inked[0] >= words, box.text()
        assert box.width() >= inked[-1]


def good() -> Site:
    site, _ = parse(GOOD)
    assert site is not None
    return site


def test_what_is_written_is_what_was_meant(tmp_path: Path) -> None:
    for text in (GOOD, SMALL):
        site, _ = parse(text)
        assert site is not None
        assert parse(as_toml(site)) == (site, ())


@pytest.mark.parametrize("text", ['with "quotes"', "back\\slash", "ü è ß Ω", "'single'", "a = b # c", "[table]"])
def test_any_ordinary_text_survives_writing(text: str) -> None:
    site, problems = parse(GOOD.replace('"Ward 4"', repr_toml(text)))
    assert problems == ()
    assert site is not None
    assert parse(as_toml(site))[0] == site


def repr_toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_saving_without_a_change_keeps_everything_but_the_date(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD, encoding="utf-8")
    dialog = form(ward, open_local(path))
    dialog.save()
    settle()
    assert SAVED in said(dialog)
    written = load(path)
    assert written.date == TODAY
    assert as_toml(written).replace("2026-11-30", "2026-11-24") == as_toml(good())


def test_a_first_file_is_written_from_an_empty_form(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "new" / "site.toml"
    dialog = form(ward, Local(path))
    dialog.fields["hospital"].setText("St Example")
    dialog.fields["author"].setText("Pharmacy")
    dialog.fields["phones.0.name"].setText("Critical care")
    dialog.fields["phones.0.number"].setText("0001")
    dialog.switches["stock.product-250mg"].setChecked(True)
    dialog.save()
    settle()
    site = load(path)
    assert [(phone.name, phone.number) for phone in site.phones] == [("Critical care", "0001")]
    assert [held.product for held in site.stock] == ["product-250mg"]
    assert site.sign_off is None


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("hospital", "", '"hospital" is empty'),
        ("phones.1.number", "", '"number" is empty'),
        ("phones.1.number", "bleep", "Phones 2"),
        ("stock.product-20mg.where", "20 mg vials", "a strength, a volume or a dose"),
        ("privacy.retention_hours", "9999", "from 1 to 720"),
        ("privacy.retention_hours", "a day", "must be a whole number"),
        ("sign_off.date", "yesterday", "is not a date"),
        ("sign_off.role", "", '"role" is empty'),
        ("laboratory.ck_upper_limit", "200", "needs a figure with its unit"),
    ],
)
def test_what_the_app_would_refuse_is_not_written(ward: Ward, tmp_path: Path, key: str, text: str, words: str) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD, encoding="utf-8")
    dialog = form(ward, open_local(path))
    dialog.fields[key].setText(text)
    dialog.save()
    settle()
    assert "Nothing was written." in said(dialog)
    assert words in said(dialog)
    assert path.read_text(encoding="utf-8") == GOOD


def test_a_file_that_cannot_be_read_is_never_overwritten(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD + "broken", encoding="utf-8")
    dialog = form(ward, open_local(path))
    assert not dialog.save_button.isVisible()
    assert "is left as it is" in said(dialog)
    assert path.read_text(encoding="utf-8") == GOOD + "broken"


def test_where_this_user_may_not_write_the_form_saves_elsewhere(
    ward: Ward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("ui.dialogs.site_form.may_write", lambda path: False)
    dialog = form(ward, open_local(path))
    assert not dialog.save_button.isVisible()
    assert "You may not write" in said(dialog)
    other = tmp_path / "for-it.toml"
    offered: list[str] = []
    monkeypatch.setattr("ui.dialogs.places._last", None)
    monkeypatch.setattr("ui.dialogs.places.QStandardPaths.writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(
        "ui.dialogs.site_form.QFileDialog.getSaveFileName",
        lambda _parent, _title, at, _kind: (offered.append(at), (str(other), ""))[1],
    )
    dialog.save_elsewhere()
    assert offered == [str(tmp_path / "site.toml")], "not in the folder the program was started from"
    assert load(other).hospital == "St Example"
    assert path.read_text(encoding="utf-8") == GOOD


def test_a_sign_off_of_another_edition_is_not_offered_again_and_not_thrown_away(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD, encoding="utf-8")
    dialog = form(ward, open_local(path), "2027.1")
    assert dialog.fields["sign_off.name"].text() == ""
    dialog.save()
    settle()
    assert load(path).sign_off == good().sign_off
    dialog.fields["sign_off.name"].setText("Name Two")
    dialog.fields["sign_off.role"].setText("pharmacist")
    dialog.fields["sign_off.date"].setText("2026-11-30")
    dialog.fields["sign_off.scope"].setText("All of it")
    dialog.save()
    settle()
    signed = load(path).sign_off
    assert signed is not None
    assert (signed.name, signed.edition) == ("Name Two", "2027.1")


def test_a_disk_that_refuses_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD, encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.site.writing.os.replace", refuse)
    with pytest.raises(SiteError, match="Nothing was written: no space left on device"):
        write(good(), path)
    assert path.read_text(encoding="utf-8") == GOOD
    assert [file.name for file in tmp_path.iterdir()] == ["site.toml"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps this in access lists")
def test_what_is_written_can_be_read_by_every_user_and_changed_by_one(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    write(good(), path)
    assert path.stat().st_mode & 0o777 == 0o644
    assert may_write(path)


def test_every_field_has_a_name_for_a_screen_reader(ward: Ward, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = form(ward, Local(tmp_path / "site.toml"))
    names = [field.accessibleName() for field in dialog.fields.values()]
    assert all(names)
    assert all(box.text() for box in dialog.switches.values())


def test_the_page_of_the_site_leads_to_the_form(ward: Ward, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QPushButton

    window = ward.open((1366, 768), local=Local(tmp_path / "site.toml", good()))
    window.show_id("site")
    settle()
    button = next(button for button in window.stack.findChildren(QPushButton) if button.text() == "Edit this file")
    button.click()
    settle()
    assert window.findChildren(SiteForm)[0].isVisible()


def test_whether_it_stays_open_in_the_background_is_a_box(ward: Ward, tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text(SMALL, encoding="utf-8")
    dialog = form(ward, open_local(file))
    for on in (True, False):
        dialog.switches["stay_resident"].setChecked(on)
        dialog.save()
        assert load(file).stay_resident is on
