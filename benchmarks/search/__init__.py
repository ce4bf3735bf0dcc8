"""Measures the search page of a built site as a reader meets it: in Chromium, over the wire."""
