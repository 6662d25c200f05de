"""How it is seen and touched: Qt, and nothing clinical decided here."""
