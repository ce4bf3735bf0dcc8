"""The editors' desk: what happens between an editor's click on GitHub and the published archive. Nothing imports this room."""
