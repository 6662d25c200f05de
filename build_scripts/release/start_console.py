"""Where the frozen console program `nms-bedside-cli` begins."""

import sys

from app.cli import main

sys.exit(main())
