"""Pelican plugins of the archive. They may import `arabic`, never `converter`: the two share only files that a person can read."""
