"""How fast the converter reads raw texts."""
