# SPDX-License-Identifier: EUPL-1.2
"""Every colour of the app, once for light and once for dark. Nothing else names a colour."""

from collections.abc import Mapping

Tokens = Mapping[str, str]

LIGHT: Tokens = {
    "window": "#F5F7F5",
    "surface": "#FFFFFF",
    "alt": "#EBF0ED",
    "text": "#1B2421",
    "muted": "#4A5652",
    "accent": "#0B6B5B",
    "on_accent": "#FFFFFF",
    "input": "#6F7C77",
    "divider": "#C9D1CD",
    "line": "#E1E7E3",
    "focus": "#1D4ED8",
    "sel": "#D3EBE4",
    "danger": "#B3261E",
    "danger_tint": "#FCE9E7",
    "warn": "#7A4B00",
    "warn_tint": "#FFF3D6",
    "ok": "#1E6B35",
    "ok_tint": "#E4F3E7",
    "info": "#1B4F8A",
    "info_tint": "#E6F0FA",
    "care": "#A3264F",
    "housing": "#7A4B00",
    "legal": "#5B3A9E",
    "registration": "#1B4F8A",
    "work": "#1E6B35",
    "safety": "#B3261E",
    "paper": "#FFFFFF",
    "print": "#1B2421",
    "practice": "#B45309",
    "on_practice": "#FFFFFF",
}

DARK: Tokens = {
    "window": "#141917",
    "surface": "#1D2421",
    "alt": "#28312D",
    "text": "#EDF2EF",
    "muted": "#B3BFBA",
    "accent": "#4FC3AB",
    "on_accent": "#06231D",
    "input": "#7F8D87",
    "divider": "#3A4540",
    "line": "#2E3834",
    "focus": "#8AB4FF",
    "sel": "#23473E",
    "danger": "#FF8A80",
    "danger_tint": "#421B18",
    "warn": "#F2C14E",
    "warn_tint": "#3A2E10",
    "ok": "#7BD08F",
    "ok_tint": "#17331F",
    "info": "#8CC0FF",
    "info_tint": "#14283F",
    "care": "#F59AB5",
    "housing": "#F2C14E",
    "legal": "#C3A8FF",
    "registration": "#8CC0FF",
    "work": "#7BD08F",
    "safety": "#FF8A80",
    "paper": "#FFFFFF",
    "print": "#1B2421",
    "practice": "#F2A65A",
    "on_practice": "#2A1600",
}

# A programme line of the municipality: its icon and its colour. The word always stands beside them.
TOPIC_LOOKS: Mapping[str, tuple[str, str]] = {
    "L1": ("info", "registration"),
    "L2": ("house", "housing"),
    "L3": ("id-card", "registration"),
    "L4": ("briefcase", "work"),
    "L5": ("heart", "care"),
    "L6": ("shield", "safety"),
}


def topic_look(line: str) -> tuple[str, str]:
    """Icon and colour token of a programme line such as `L4_work`; a plain look for any other."""
    return TOPIC_LOOKS.get(line[:2], ("message-square-text", "muted"))
