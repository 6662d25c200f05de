"""Makes the installable app: one folder with two programs, then what each system installs it from."""
