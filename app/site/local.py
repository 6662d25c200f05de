"""What the window and the printouts use of a site: phones, the review sentence, stock, switches. Never the file itself.

`open_local` never fails: without a file, or with one that cannot be used, everything local is empty.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import SiteError
from app.months import day_of
from app.named import NamedTuple
from app.paths import site_file
from app.tongue import mark, tr, tr_n

if TYPE_CHECKING:
    from app.site.models import Site

FILE_VARIABLE = "NMS_BEDSIDE_SITE"
UNREVIEWED = mark("No clinician at this site has reviewed this content")
STAYS = mark("The program stays open in the background and opens again at once. Ctrl+Q, or Quit in the menu, ends it.")
RETENTION_HOURS = 72  # as in app/session/store.py, which this room does not know
UNREVIEWED_SHORT = mark("Not reviewed at this site")


class Review(NamedTuple):
    """Whether a local clinician's sign-off covers the edition on screen, as a sentence without its full stop.

    `short` is for where there is little room; `lapsed` names a sign-off of another edition ("" if there is none).
    """

    covered: bool
    sentence: str
    short: str
    lapsed: str = ""


class Local(NamedTuple):
    """Everything of the file that may be shown or used.

    `site` is None without a usable file; `trouble` is then the one sentence to show, or "" if there is no file.
    """

    path: Path
    site: Site | None = None
    trouble: str = ""

    @property
    def phones(self) -> tuple[tuple[str, str], ...]:
        """Name and number, in the file's order."""
        return tuple((phone.name, phone.number) for phone in self.site.phones) if self.site else ()

    @property
    def origin(self) -> str:
        """Who says so: stands with everything local ("Local: St Example, Ward 4. Written by ..., 14 November 2026")."""
        if self.site is None:
            return ""
        where = ", ".join(part for part in (self.site.hospital, self.site.unit) if part)
        return tr("Local: {where}. Written by {author}, {date}").format(
            where=where, author=self.site.author, date=day_of(self.site.date)
        )

    @property
    def stocked(self) -> tuple[tuple[str, str], ...]:
        """Product id and where it is kept, in the file's order."""
        return tuple((stocked.product, stocked.where) for stocked in self.site.stock) if self.site else ()

    @property
    def only_product(self) -> str:
        """The id of the one stocked product; "" if there is none or more than one."""
        return self.stocked[0][0] if len(self.stocked) == 1 else ""

    @property
    def retention_hours(self) -> int:
        """How long closed sessions are kept."""
        return self.site.privacy.retention_hours if self.site else RETENTION_HOURS

    @property
    def reasons(self) -> bool:
        """Whether a reason may be typed. Not with a broken file: the hospital may have switched that off."""
        return self.site.privacy.reasons if self.site else not self.trouble

    @property
    def notes(self) -> bool:
        """Whether a note may be typed; see `reasons`."""
        return self.site.privacy.notes if self.site else not self.trouble

    @property
    def stay_resident(self) -> bool:
        """Whether the program waits in the background when its window is closed."""
        return self.site is not None and self.site.stay_resident

    def review(self, edition: str) -> Review:
        """Where this edition stands. A sign-off covers the edition it names and lapses with a new one."""
        sign_off = self.site.sign_off if self.site else None
        if self.site is None or sign_off is None:
            return Review(False, tr(UNREVIEWED), tr(UNREVIEWED_SHORT))
        when = day_of(sign_off.date)
        if sign_off.edition != edition:
            lapsed = tr("Sign-off of edition {signed} lapsed with edition {shown}").format(
                signed=sign_off.edition, shown=edition
            )
            return Review(
                False,
                f"{tr(UNREVIEWED)}. {lapsed}",
                tr("Not reviewed at this site: sign-off lapsed"),
                lapsed,
            )
        return Review(
            True,
            tr("Reviewed at {hospital}, {name}, {role}, {when}").format(
                hospital=self.site.hospital, name=sign_off.name, role=sign_off.role, when=when
            ),
            tr("Reviewed here, {date}").format(date=day_of(sign_off.date, short=True)),
        )


NOTHING_LOCAL = Local(Path())
"""For a window without a site file: tests, pictures."""


def path_of(chosen: str | Path | None = None) -> Path:
    """`--site FILE`, else NMS_BEDSIDE_SITE, else the machine-wide file of the platform."""
    named = chosen or os.environ.get(FILE_VARIABLE)
    return Path(named).expanduser().absolute() if named else site_file()


def open_local(chosen: str | Path | None = None) -> Local:
    """The local side of this machine. A file that somebody named has to be there; the machine-wide one need not."""
    path = path_of(chosen)
    if not os.path.lexists(path):
        return Local(path, None, _not_there() if path != site_file() else "")
    from app.site.load import load  # the parser costs time, and most machines have no file

    try:
        return Local(path, load(path))
    except FileNotFoundError:
        return Local(path, None, _not_there())
    except SiteError as error:
        return Local(path, None, str(error))


def _not_there() -> str:
    return str(
        SiteError(
            tr("The hospital's own file is missing."),
            tr("Local phones, stock and sign-off are not shown."),
            tr('Ask IT to run "nms-bedside-cli site check".'),
        )
    )


def local_rows(local: Local, edition: str, products: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Everything local as heading and text, for the page "Site" and for `site show`.

    `products` gives a name for a product id ("product-20mg": "20 mg vial").
    """
    site = local.site
    if site is None:
        return ()
    rows = [(tr("Phones"), f"{name}: {number}") for name, number in local.phones]
    rows += [
        (tr("Dantrolene stocked"), products.get(product, product) + (f": {where}" if where else ""))
        for product, where in local.stocked
    ]
    rows += [(tr("Escalation"), f"{contact.who}: {contact.how}") for contact in site.escalation]
    if site.laboratory.ck_upper_limit:
        rows.append(
            (
                tr("Laboratory"),
                tr("CK, upper limit of normal here: {ck_upper_limit}").format(
                    ck_upper_limit=site.laboratory.ck_upper_limit
                ),
            )
        )
    if site.protocol.where:
        rows.append((tr("Local protocol"), site.protocol.where))
    rows.append((tr("Review"), f"{local.review(edition).sentence}."))
    if site.sign_off and local.review(edition).covered:
        rows.append((tr("Review"), tr("Scope of the sign-off: {scope}").format(scope=site.sign_off.scope)))
    rows.append((tr("Sessions"), _kept(local)))
    if local.stay_resident:
        rows.append((tr("When the window is closed"), tr(STAYS)))
    return tuple(rows)


def _kept(local: Local) -> str:
    hours = local.retention_hours
    said = tr_n(
        "Closed sessions are erased after {hours} hour.", "Closed sessions are erased after {hours} hours.", hours
    ).format(hours=hours)
    if not local.reasons:
        said += " " + tr("Reasons are chosen from the list; none can be typed.")
    if not local.notes:
        said += " " + tr("No notes can be typed.")
    return said
