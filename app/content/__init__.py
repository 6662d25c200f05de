"""The content: models, gate, seal, load, search."""
