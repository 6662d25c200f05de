"""Where the frozen window program `nms-bedside` begins."""

import sys

from ui.main import main

sys.exit(main())
