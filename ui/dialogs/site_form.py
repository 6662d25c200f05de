"""A form for the hospital's own file, for those who prefer it to a text editor: it writes the same file, by the same rules.

Nothing is written that the app would refuse to read, and a file that cannot be read is never overwritten.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import SiteError, ended
from app.site import models as m
from app.site.lines import Place
from app.site.local import Local
from app.site.values import LENGTHS, MOST_CONTACTS, MOST_PHONES, check_values
from app.site.writing import may_write, write
from app.tongue import mark, tr
from ui.dialogs.places import begin_at, chosen_for
from ui.theme import Look, Width
from ui.widgets.announce import announce
from ui.widgets.controls import flush, push, rule
from ui.widgets.notice import Notice
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose, label

SAVED = mark("Saved. It counts from the next time the app is opened.")
FIGURES = mark("Hours, 1 to 720")


class SiteForm(QDialog):
    """`edition` is the one a sign-off would cover; `products` gives each vial's name by its id; `today` dates the file."""

    def __init__(
        self, parent: QWidget, look: Look, local: Local, edition: str, products: dict[str, str], today: date
    ) -> None:
        super().__init__(parent)
        self._look, self.local, self._edition, self._products, self._today = look, local, edition, products, today
        self.setWindowTitle(tr("The hospital's own file"))
        self.setModal(True)
        self.fields: dict[str, QLineEdit] = {}
        self.switches: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px(8))
        self.page = ScrollPage(look)
        self.page.add(Prose(look, tr("The hospital's own file"), "title", strong=True))
        self.page.add(Prose(look, self._about(), color="quiet"), above=4)
        self._fill()
        column.addWidget(self.page, 1)
        tiny = look.width == Width.TINY  # there the buttons scroll with the fields, which else had no room
        foot, side = (self.page.column, 0) if tiny else (column, look.margin)
        if not tiny:
            column.addWidget(rule(look))
        self.said = QVBoxLayout()
        self.said.setContentsMargins(side, 0, side, 0)
        foot.addLayout(self.said)
        foot.addLayout(self._buttons(side))
        self.page.finish()
        room = parent.window().size()
        self.resize(min(look.px(760), room.width() - 40), min(look.px(620), room.height() - 24))

    @property
    def overwrites(self) -> bool:
        """Whether the file itself may be written: by this user, and without losing one that cannot be read."""
        return not self._unread() and may_write(self.local.path)

    def _unread(self) -> bool:
        return bool(self.local.trouble) and self.local.path.exists()

    def _about(self) -> str:
        about = tr(
            "It adds to the built-in content and changes none of it. Plain words; no strengths, no volumes, no doses."
        )
        if self._unread():
            return f"{about} " + tr(
                "The file there cannot be read and is left as it is ({path}): save this one elsewhere."
            ).format(path=self.local.path)
        if not self.overwrites:
            return f"{about} " + tr("You may not write {path}: save it elsewhere and give it to IT.").format(
                path=self.local.path
            )
        return f"{about} " + tr("Saving writes {path} anew; notes typed into that file by hand are not kept.").format(
            path=self.local.path
        )

    # ------------------------------------------------------------ fields

    def _fill(self) -> None:
        site = self.local.site
        self.page.heading(tr("Who this is for, and who writes it"))
        self._lines(
            ("hospital", tr("Hospital"), site.hospital if site else ""),
            ("unit", tr("Unit, if it is for one"), site.unit if site else ""),
            ("author", tr("Who writes this"), site.author if site else ""),
        )
        self.page.heading(tr("Phones at the foot of every screen"))
        phones = site.phones if site else ()
        self._pairs(
            "phones", ("name", tr("Name")), ("number", tr("Number")), MOST_PHONES, [(p.name, p.number) for p in phones]
        )
        self.page.heading(tr("Dantrolene that the pharmacy keeps"))
        stocked = {held.product: held.where for held in site.stock} if site else {}
        for product in m.PRODUCTS:
            name = self._products.get(product, product)
            self._switch(f"stock.{product}", name, product in stocked)
            self._lines(
                (f"stock.{product}.where", tr("Where the {name} is kept").format(name=name), stocked.get(product, ""))
            )
        self.page.heading(tr("Who else to call"))
        contacts = [(contact.who, contact.how) for contact in site.escalation] if site else []
        self._pairs("escalation", ("who", tr("Who")), ("how", tr("How")), MOST_CONTACTS, contacts)
        self.page.heading(tr("Laboratory and protocol"))
        self._lines(
            (
                "laboratory.ck_upper_limit",
                tr("CK, upper limit of normal, with its unit"),
                _of(site, "laboratory", "ck_upper_limit"),
            ),
            ("protocol.where", tr("Where the local protocol is found"), _of(site, "protocol", "where")),
        )
        self.page.heading(tr("Sessions on this computer"))
        self._lines(
            (
                "privacy.retention_hours",
                tr("Closed sessions are kept for ({figures})").format(figures=tr(FIGURES)),
                str(self.local.retention_hours),
            )
        )
        self._switch("privacy.reasons", tr("A reason may be typed"), site is None or site.privacy.reasons)
        self._switch("privacy.notes", tr("A note may be typed"), site is None or site.privacy.notes)
        self.page.heading(tr("When the window is closed"))
        self._switch("stay_resident", tr("It stays open in the background"), self.local.stay_resident)
        self.page.heading(tr("Sign-off of edition {edition}").format(edition=self._edition))
        self.page.add(Prose(self._look, tr("Fill in all of it, or none. It covers this edition alone."), color="quiet"))
        signed = site.sign_off if site and site.sign_off and site.sign_off.edition == self._edition else None
        self._lines(
            ("sign_off.name", tr("Name of the reviewer"), signed.name if signed else ""),
            ("sign_off.role", tr("Role"), signed.role if signed else ""),
            ("sign_off.date", tr("Date, as 2026-11-30"), signed.date.isoformat() if signed else ""),
            ("sign_off.scope", tr("What was reviewed"), signed.scope if signed else ""),
        )

    def _lines(self, *rows: tuple[str, str, str]) -> None:
        for key, name, value in rows:
            self.page.add(label(self._look, name), above=6)
            self.page.add(self._field(key, name, value))

    def _pairs(
        self, table: str, first: tuple[str, str], second: tuple[str, str], most: int, held: list[tuple[str, str]]
    ) -> None:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._look.px(8))
        grid.setVerticalSpacing(self._look.px(4))
        grid.addWidget(label(self._look, first[1]), 0, 0)
        grid.addWidget(label(self._look, second[1]), 0, 1)
        for number in range(most):
            values = held[number] if number < len(held) else ("", "")
            for column, (key, name) in enumerate((first, second)):
                field = self._field(f"{table}.{number}.{key}", f"{name} {number + 1}", values[column])
                grid.addWidget(field, number + 1, column)
        self.page.add(box)

    def _field(self, key: str, name: str, value: str) -> QLineEdit:
        look = self._look
        field = QLineEdit(value)
        field.setFont(look.font("body"))
        field.setMinimumHeight(look.px(34))
        field.setTextMargins(look.px(6), 0, look.px(6), 0)
        field.setMaximumWidth(look.px(560))
        field.setAccessibleName(name)
        kinds = tuple(part for part in key.split(".") if not part.isdigit() and part not in m.PRODUCTS)
        field.setMaxLength(LENGTHS.get(kinds, 10))
        self.fields[key] = field
        return field

    def _switch(self, key: str, name: str, on: bool) -> None:
        box = QCheckBox(name)
        box.setFont(self._look.font("body"))
        box.setMinimumHeight(self._look.px(34))
        box.setChecked(on)
        self.switches[key] = box
        self.page.add(box, above=4)

    def _buttons(self, side: int) -> QHBoxLayout:
        look = self._look
        self.save_button = push(look, tr("Save"), primary=True, act=self.save)
        self.save_button.setVisible(self.overwrites)
        self.elsewhere_button = push(
            look, tr("Save elsewhere") if look.width > Width.TINY else tr("Elsewhere"), act=self.save_elsewhere
        )
        self.close_button = push(look, tr("Close"), act=self.reject)
        row = flush(self.save_button, self.elsewhere_button, self.close_button, gap=look.px(8))
        row.setContentsMargins(side, 0, side, 0)
        return row

    # ------------------------------------------------------------ saving

    def site(self) -> m.Site:
        """What the form says. Raises SiteError where that is no site at all."""
        said = {key: field.text().strip() for key, field in self.fields.items()}
        return m.Site(
            hospital=said["hospital"],
            unit=said["unit"],
            author=said["author"],
            date=self._today,
            stay_resident=self.switches["stay_resident"].isChecked(),
            phones=tuple(m.PhoneNumber(name=a, number=b) for a, b in self._said_pairs("phones", "name", "number")),
            stock=tuple(
                m.Stocked(product=product, where=said[f"stock.{product}.where"])
                for product in m.PRODUCTS
                if self.switches[f"stock.{product}"].isChecked()
            ),
            escalation=tuple(m.Contact(who=a, how=b) for a, b in self._said_pairs("escalation", "who", "how")),
            laboratory=m.Laboratory(ck_upper_limit=said["laboratory.ck_upper_limit"]),
            protocol=m.Protocol(where=said["protocol.where"]),
            privacy=m.Privacy(
                retention_hours=_hours(said["privacy.retention_hours"]),
                reasons=self.switches["privacy.reasons"].isChecked(),
                notes=self.switches["privacy.notes"].isChecked(),
            ),
            sign_off=self._sign_off(said),
        )

    def _said_pairs(self, table: str, first: str, second: str) -> list[tuple[str, str]]:
        """Rows with anything in them; what is missing in one is told by the rules."""
        count = sum(1 for key in self.fields if key.startswith(f"{table}.") and key.endswith(f".{first}"))
        rows = [
            (self.fields[f"{table}.{n}.{first}"].text().strip(), self.fields[f"{table}.{n}.{second}"].text().strip())
            for n in range(count)
        ]
        return [row for row in rows if any(row)]

    def _sign_off(self, said: dict[str, str]) -> m.SignOff | None:
        parts = {name: said[f"sign_off.{name}"] for name in ("name", "role", "date", "scope")}
        if not any(parts.values()):
            return self._other_sign_off()
        try:
            when = date.fromisoformat(parts["date"])
        except ValueError:
            raise SiteError(
                tr("Nothing was written."),
                tr("The date of the sign-off is not a date such as 2026-11-30."),
                tr("Change it and save again."),
            ) from None
        return m.SignOff(name=parts["name"], role=parts["role"], date=when, edition=self._edition, scope=parts["scope"])

    def _other_sign_off(self) -> m.SignOff | None:
        """A sign-off of another edition stays in the file: another computer may still have that edition."""
        held = self.local.site.sign_off if self.local.site else None
        return held if held and held.edition != self._edition else None

    def save(self) -> None:
        """Writes the file of this computer."""
        self._save_to(Local(self.local.path))

    def save_elsewhere(self) -> None:
        """Asks where, and writes it there."""
        place = begin_at("site.toml")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the site file"), place, tr("Site file (*.toml)"))
        if name:
            chosen_for(Path(name))
            self._save_to(Local(Path(name)))

    def _save_to(self, target: Local) -> None:
        try:
            site = self.site()
            for place, message in check_values(site):
                raise SiteError(
                    tr("Nothing was written."), ended(f"{_place(place)}: {message}"), tr("Change it and save again.")
                )
            write(site, target.path)
        except SiteError as error:
            self._say("caution", tr("Not saved"), str(error))
        else:
            self._say("plain", "", f"{tr(SAVED)} {target.path}")

    def _say(self, kind: str, word: str, sentence: str) -> None:
        while item := self.said.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.said.addWidget(Notice(self._look, "caution" if kind == "caution" else "plain", word, sentence))
        announce(self, sentence, urgent=kind == "caution")


def _place(place: Place) -> str:
    """ "Phones 2" for ("phones", 1, "number")."""
    words = [str(part + 1) if isinstance(part, int) else part.replace("_", "-") for part in place[:2]]
    if len(place) > 1 and isinstance(place[1], str):
        words = words[:1]
    return " ".join(words).capitalize()


def _of(site: m.Site | None, table: str, key: str) -> str:
    return str(getattr(getattr(site, table), key)) if site else ""


def _hours(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise SiteError(
            tr("Nothing was written."),
            tr("The hours must be a whole number. {figures}.").format(figures=tr(FIGURES)),
            tr("Change it and save again."),
        ) from None
