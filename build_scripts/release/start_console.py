"""Where the frozen console program `nms-bedside-cli` begins."""

import sys

from ui.console import main

sys.exit(main())
