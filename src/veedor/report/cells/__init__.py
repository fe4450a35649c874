"""Small cells: which counts a public report withholds, and with which others."""
