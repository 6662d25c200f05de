"""Words for hand-over and paper."""
