"""`python -m app.cli` is `nms-bedside-cli`."""

import sys

from app.cli import main

sys.exit(main())
