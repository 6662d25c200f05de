"""Pages that the tabs are made of: one file each."""
