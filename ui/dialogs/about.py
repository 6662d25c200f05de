"""About: purpose, what this is not, versions, licences."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from app import __version__
from app.content.models import Edition
from app.site.local import UNREVIEWED
from app.tongue import tr
from ui.dialogs.text_page import TextPage
from ui.theme import Look
from ui.widgets.strips import edition_text


class AboutDialog(TextPage):
    """The purpose in 60 words, then the versions an IT department asks for; `origin` is that of an installed content set."""

    def __init__(
        self, parent: QWidget, look: Look, edition: Edition, reviewed: str = UNREVIEWED, origin: str = ""
    ) -> None:
        import platform  # imports `subprocess`

        rows = (
            edition.purpose,
            f"{reviewed}.",
            tr("NMS Bedside {version}. Content: {edition}. {scope}").format(
                version=__version__, edition=edition_text(edition, short=False), scope=edition.scope
            ),
            *([origin] if origin else []),
            f"Python {platform.python_version()}, Qt {qVersion()}.",
            tr(
                "NMS Bedside is free software under the Apache License 2.0. It uses Qt and PySide6 under the GNU Lesser "
                "General Public License 3, pydantic under the MIT License, PyNaCl under the Apache License 2.0, libsodium under the ISC License, the IBM Plex Sans font under the SIL Open Font "
                "License 1.1 and Lucide icons under the ISC License. The licence texts are installed with it."
            ),
        )
        super().__init__(parent, look, tr("About NMS Bedside"), rows)
