"""What we know: data, signed off by clinicians. Imports nothing; a package so that importlib.resources finds it."""
