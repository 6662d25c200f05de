"""The yardstick: the least that PySide6 can show, a window with four empty tabs. The app is measured against it."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QTabWidget

app = QApplication(sys.argv)
window = QTabWidget()
window.setWindowTitle("bare window")
window.resize(1000, 700)
for title in ("Overview", "Compare", "Checklist", "FAQ"):
    window.addTab(QLabel(f"{title}: ≥ 5 mg, µg, → ☐ ☑"), title)
window.show()
sys.exit(app.exec())
