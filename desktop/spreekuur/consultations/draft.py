# SPDX-License-Identifier: EUPL-1.2
"""A talk as text and back, for the encrypted draft. A draft of an older program still opens."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from spreekuur.consultations import signal_card
from spreekuur.consultations.model import Kind, Outcome, Stay
from spreekuur.consultations.shelter import Reached, Step
from spreekuur.consultations.signal_card import SealedCard
from spreekuur.consultations.talk import ChosenRoute, ClientSaid, Companion, Talk

KIND = "talk"
"""How drafts of talks are marked among those of other forms."""
_KNOWN = {field.name for field in fields(Talk)}


def to_text(talk: Talk) -> str:
    """The whole form as JSON; it goes into the encrypted store and nowhere else."""
    content = {name: getattr(talk, name) for name in _KNOWN}
    content["routes"] = [
        {
            "route": r.route,
            "priority": r.priority,
            "rules": list(r.rules),
            "reason": r.reason,
            "instead_of": list(r.instead_of),
        }
        for r in talk.routes
    ]
    content["stays"] = [[_iso(s.arrival), _iso(s.departure), s.planned] for s in talk.stays]
    said = talk.client_said
    content["client_said"] = None if said is None else [said.key, said.value, list(said.routes)]
    content["shelter"] = [[r.id, r.step.value, _iso(r.on), r.noted_at, r.noted_by] for r in talk.shelter]
    content["companions"] = [[one.client_id, list(one.agreed)] for one in talk.companions]
    content["card"] = signal_card.as_rows(talk.card)
    content["cards"] = [[card.id, card.at, card.sealed] for card in talk.cards]
    for name in ("answers", "bands", "letter"):
        content[name] = dict(content[name])
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Talk:
    """The form behind a draft; members this program does not know are left out."""
    content: dict[str, Any] = {k: v for k, v in json.loads(text).items() if k in _KNOWN}
    content["kind"] = Kind(content["kind"])
    content["outcomes"] = tuple(Outcome(o) for o in content["outcomes"])
    content["routes"] = tuple(_route(route) for route in content["routes"])
    content["stays"] = tuple(Stay(_day(a), _day(d), p) for a, d, p in content["stays"])
    content["topics"] = tuple(content["topics"])
    content["client_agreed"] = tuple(content.get("client_agreed", ()))
    content["companions"] = tuple(Companion(id_, tuple(a)) for id_, a in content.get("companions", ()))
    content["signals"] = None if content["signals"] is None else tuple(content["signals"])
    content["shelter"] = tuple(
        Reached(i, Step(name), date.fromisoformat(on), at, by)
        for i, name, on, at, by in content.get("shelter", ())
    )
    content["card"] = signal_card.from_rows(content.get("card", ()))
    content["cards"] = tuple(SealedCard(*card) for card in content.get("cards", ()))
    if said := content.get("client_said"):
        content["client_said"] = ClientSaid(said[0], said[1], tuple(said[2]))
    return Talk(**content)


def _route(kept: dict[str, Any]) -> ChosenRoute:
    passed_over = tuple(kept.get("instead_of", ()))
    return ChosenRoute(kept["route"], kept["priority"], tuple(kept["rules"]), kept["reason"], passed_over)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
