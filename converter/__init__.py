"""Seeds in, articles with facts out. Knows Arabic press; knows nothing of Pelican."""
