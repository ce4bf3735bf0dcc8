"""Arabic orthography that the converter and the site both need. Imports nothing of ours."""
