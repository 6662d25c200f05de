"""Content sets: one signed file that carries an edition to other computers.

signature.py   Ed25519 keys and signatures in the format of minisign; the only place that imports the crypto library
archive.py     the files inside, read within limits: nothing is unpacked that was not expected
pack.py        content + key -> one file, and back
shelf.py       what is installed on this computer, which one is shown, which were shown before
install.py     signature, version, gate, then switched to in one step; and back again
shown.py       what the window loads at start-up: by hashes, without the gate and without the crypto library

A set is machine-wide and never a user's own: two people at one bed must not read two editions, and what a ward reads is
decided by those who administer its computers. The keys that are trusted lie beside the site file for the same reason.
"""
