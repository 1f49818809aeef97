# SPDX-License-Identifier: EUPL-1.2
"""The registration clock once more, day by day over sets of dates; it shares nothing with the real one.

It takes and gives the documents of `spreekuur clock`. Whoever is still here stays for years, which is as good as ever.
"""

from datetime import date, timedelta

DAY = timedelta(days=1)
LIMITS = {
    "window_months": 6,
    "need_fraction": [2, 3],
    "need_months": 4,
    "away_ends_months": 8,
    "report_days": 5,
    "soon_days": 30,
    "bridge_days": 31,
    "short_below_months": 12,
    "mid_from_months": 6,
    "mid_to_months": 36,
}
MEMBERS = (
    "brp_due_on",
    "duty_from",
    "report_by",
    "rni_enough_until",
    "window_start",
    "window_end",
    "need",
    "days_so_far",
    "days_total",
)
ORDER = [
    "no_stays",
    "arrival_missing",
    "departure_missing",
    "registration_unknown",
    "plan_to_confirm",
    "stays_merged",
    "gap_bridged",
    "overlap_short_mid",
    "no_length_yet",
    "open_end",
    "not_here_today",
    "earlier_spell_ignored",
    "spell_over",
    "threshold_reached",
    "threshold_ahead",
    "threshold_not_reached",
    "expected_on_arrival",
    "rni_not_enough",
]


def plus(day, months):
    """The same day number so many months later; the last day of a month that has no such day."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, day.day)


class Asked:
    """One question, with every day of presence in a set."""

    def __init__(self, asked, limits):
        self.today = date.fromisoformat(asked["today"])
        self.registration = asked.get("registration") or "unknown"
        self.limits = LIMITS | limits
        self.stays = asked["stays"]
        self.begins = [date.fromisoformat(s["arrival"]) if s.get("arrival") else None for s in self.stays]
        self.ends = [date.fromisoformat(s["departure"]) if s.get("departure") else None for s in self.stays]
        self.codes = set()
        known = [day for day in (*self.begins, *self.ends, self.today) if day]
        self.horizon = max(known) + 500 * DAY

    def days(self):
        """Every day of presence, up to the horizon for who is still here."""
        there = set()
        for begin, end in zip(self.begins, self.ends, strict=True):
            day = begin
            while day <= (end or self.horizon):
                there.add(day)
                day += DAY
        return there


def runs(days, ends_after):
    """The days in order, parted where the day after one and the next day satisfy `ends_after`."""
    parted = []
    for day in sorted(days):
        if not parted or ends_after(parted[-1][-1] + DAY, day):
            parted.append([])
        parted[-1].append(day)
    return parted


def pick(found, today):
    """The first whose last day is today or later, else the last."""
    for run in found:
        if run[-1] >= today:
            return run
    return found[-1]


def naive(asked, limits=None):
    """The answer of the clock."""
    a = Asked(asked, limits or {})
    questions(a)
    registered = a.registration == "brp"
    if a.codes & {"no_stays", "arrival_missing", "departure_missing"}:
        housing = {"classes": [], "from": None, "to": None, "months": None}
        status = {"status": "registered" if registered else "unknown"}
        return answer(a, housing, status | dict.fromkeys(MEMBERS))
    days = a.days()
    if a.today not in days:
        a.codes.add("not_here_today")
    blocks = runs(days, lambda free, day: free != day)
    if len(blocks) < len(a.stays):
        a.codes.add("stays_merged")
    return answer(a, housing_of(a, days), registration_of(a, days, blocks))


def answer(a, housing, registration):
    registration = {k: v.isoformat() if isinstance(v, date) else v for k, v in registration.items()}
    housing = {k: v.isoformat() if isinstance(v, date) else v for k, v in housing.items()}
    codes = [code for code in ORDER if code in a.codes]
    return {"housing": housing, "registration": registration, "codes": codes}


def questions(a):
    if not a.stays:
        a.codes.add("no_stays")
    if None in a.begins:
        a.codes.add("arrival_missing")
    for begin, end in zip(a.begins, a.ends, strict=True):
        if begin and end is None and any(other and other > begin for other in a.begins):
            a.codes.add("departure_missing")
    if a.registration == "unknown":
        a.codes.add("registration_unknown")
    for stay, begin in zip(a.stays, a.begins, strict=True):
        if stay.get("planned") and begin and begin <= a.today:
            a.codes.add("plan_to_confirm")


def housing_of(a, days):
    most = a.limits["bridge_days"]
    stay = pick(runs(days, lambda free, day: (day - free).days > most), a.today)
    begin, is_open = stay[0], stay[-1] == a.horizon
    if (stay[-1] - begin).days + 1 > len(stay):
        a.codes.add("gap_bridged")
    if is_open and begin > a.today:
        a.codes.add("no_length_yet")
        return {"classes": [], "from": begin, "to": None, "months": None}
    after = (a.today if is_open else stay[-1]) + DAY
    months = 0
    while plus(begin, months + 1) <= after:
        months += 1
    six, twelve, most = (
        plus(begin, a.limits[key]) for key in ("mid_from_months", "short_below_months", "mid_to_months")
    )
    held = {"short": after < twelve, "mid": six <= after <= most, "long": after > most}
    if held["short"] and held["mid"]:
        a.codes.add("overlap_short_mid")
    classes = [name for name, holds in held.items() if holds]
    return {"classes": classes, "from": begin, "to": None if is_open else stay[-1], "months": months}


def registration_of(a, days, blocks):
    away = a.limits["away_ends_months"]
    spells = runs(days, lambda free, day: free != day and plus(free, away) <= day)
    spell = pick(spells, a.today)
    if spell is not spells[0]:
        a.codes.add("earlier_spell_ignored")
    if spell[-1] == a.horizon:
        a.codes.add("open_end")
    registered = a.registration == "brp"
    found = dict.fromkeys(MEMBERS)
    if spell[-1] < a.today and plus(spell[-1] + DAY, away) <= a.today:
        a.codes.add("spell_over")
        return {"status": "registered" if registered else "not_due"} | found
    reached, window = telling(a, spell)
    begin, end, need, held = window
    found |= {"window_start": begin, "window_end": end, "need": need, "days_total": len(held)}
    found["days_so_far"] = len([day for day in held if day <= a.today])
    status = "not_due"
    if reached is None:
        a.codes.add("threshold_not_reached")
        found["rni_enough_until"] = spell[-1]
    else:
        block = next(block for block in blocks if reached in block)
        status = dates(a, spell, block, reached, found)
    if registered:
        dropped = dict.fromkeys(("brp_due_on", "duty_from", "report_by", "rni_enough_until"))
        return {"status": "registered"} | found | dropped
    if a.registration == "rni" and status in ("due_now", "overdue"):
        a.codes.add("rni_not_enough")
    return {"status": status} | found


def dates(a, spell, block, reached, found):
    a.codes.add("threshold_reached" if reached <= a.today else "threshold_ahead")
    is_open = block[-1] == a.horizon
    if not is_open:
        a.codes.add("expected_on_arrival")
    duty = reached if is_open else block[0]
    report_by = duty + a.limits["report_days"] * DAY
    enough = duty - DAY if duty - DAY >= spell[0] else None
    found |= {"brp_due_on": reached, "duty_from": duty, "report_by": report_by, "rni_enough_until": enough}
    if a.today > report_by:
        return "overdue"
    if a.today >= duty:
        return "due_now"
    return "due_soon" if (duty - a.today).days <= a.limits["soon_days"] else "not_due"


def telling(a, spell):
    """The day that is reached first with its window; else None and the window that comes closest."""
    there, best, reached = set(spell), None, None
    for start in spell:
        if spell[-1] == a.horizon and start > a.horizon - 300 * DAY:
            break  # near the end of our own making a window would look emptier than it is
        end = plus(start, a.limits["window_months"])
        part, whole = a.limits["need_fraction"]
        two_thirds = ((end - start).days * part + whole - 1) // whole
        need = min(two_thirds, (plus(start, a.limits["need_months"]) - start).days)
        held = [start + n * DAY for n in range((end - start).days) if start + n * DAY in there]
        day = held[need - 1] if len(held) >= need else None
        rank = (day is None, day or date.max, need - len(held) if day is None else 0)
        if best is None or rank < best:
            best, reached, window = rank, day, (start, end - DAY, need, held)
    return reached, window
