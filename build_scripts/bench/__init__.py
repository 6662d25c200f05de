"""Measures how soon the app can be used, always beside a bare window in the same run. Runs in .venv."""
