"""One finding per module: each says one thing about the list."""
