"""The parts of `dev.py`: environment, system libraries, checks, pictures, builds. Standard library only."""
