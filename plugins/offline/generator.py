"""The manifest, the icons and the page that stands in for one that is not on the device."""

from __future__ import annotations

import json
from typing import Any

from pelican.generators import Generator

from plugins.offline import icons

MANIFEST = "manifest.webmanifest"
OFFLINE_URL = "offline/"
KEPT = "المحفوظ على هذا الجهاز"


class OfflineGenerator(Generator):  # type: ignore[misc]
    """Everything but the worker, which is written when all else is."""

    def generate_context(self) -> None:
        """Tell templates of the manifest."""
        self.context["offline"] = {"manifest": MANIFEST, "touch_icon": "icons/apple.png"} if self.settings["OFFLINE"] else {}

    def generate_output(self, writer: Any) -> None:
        if not self.settings["OFFLINE"]:
            return
        for name, (side, share) in icons.ICONS.items():
            writer.store.put(name, icons.draw(side, share))
        writer.store.put(MANIFEST, manifest(self.settings["SITENAME"], self.settings.get("SITESUBTITLE") or ""))
        template = self.get_template("offline")
        writer.write_file(OFFLINE_URL + "index.html", template, self.context, url=OFFLINE_URL, title=KEPT, noindex=True)


def manifest(name: str, about: str) -> bytes:
    """The web app manifest; every address is relative to it, so one file serves any path."""
    described = [("icons/192.png", "192x192", "any"), ("icons/512.png", "512x512", "any"), ("icons/maskable.png", "512x512", "maskable")]
    data = {
        "id": "./",
        "name": name,
        "short_name": name,
        "description": about,
        "lang": "ar-MA",
        "dir": "rtl",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": icons.PAPER,
        "theme_color": icons.PAPER,
        "icons": [{"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose} for src, sizes, purpose in described],
        "shortcuts": [{"name": "البحث", "url": "search/"}, {"name": KEPT, "url": OFFLINE_URL}],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
