"""The hospital's own file: it may add, never change a dose, a step or a source."""
