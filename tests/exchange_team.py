# SPDX-License-Identifier: EUPL-1.2
"""A small team at the end of one evening: Ana takes in, Bo and Cy give; real vaults, real talks, one shared folder."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from builders import a_talk
from exchange_vaults import a_desk, a_vault, let_in
from spreekuur.clients import code
from spreekuur.clients.model import Client, Purpose
from spreekuur.desk import client_files, exchange_steps, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.security.sealing import new_key_pair
from spreekuur.store import merging, vault_settings
from spreekuur.store.writing import save


class Team:
    """`now` is the moment of all three; `folder` is what stands for the stick."""

    def __init__(self, content, folder: Path, clock) -> None:
        self.folder, self.clock, self.codes = folder, clock, 0
        self.ana, self.bo, self.cy = (
            self._desk(content, name, digit, founds=digit == 0)
            for digit, name in enumerate(("Ana", "Bo", "Cy"))
        )
        for desk in (self.bo, self.cy):
            let_in(self.ana.db, desk.db)

    def _desk(self, content, name: str, digit: int, *, founds: bool) -> Desk:
        db = a_vault(name, digit, founds=founds, clock=self.clock)
        vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
        return a_desk(db, content)

    def evening(self, desk: Desk, talk_count: int) -> None:
        """An evening on one laptop, with so many talks."""
        evening = evenings.current(desk) or evenings.start(desk, self.clock(), ("Marta", "Jan"))
        for number in range(1, talk_count + 1):
            talks.finish(desk, replace(a_talk(evening), number=number), self.clock())

    def client(self, desk: Desk, phone: str, given: str = "Maja", family: str = "Kowalska") -> Client:
        """Somebody who agreed to a file."""
        agreed = (Purpose.RECORD,)
        made = client_files.found(desk, "pl", self.clock(), agreed, given=given, family=family, phone=phone)
        self.codes += 1
        named = code.make(lambda most: self.codes % most)  # always the same one
        row = merging.present(desk.db, "client", made.client.id)
        row.pop("version"), row.pop("origin")
        save(desk.db, "client", row | {"code": named})
        return replace(made.client, code=named)

    def exchange(self, *desks: Desk) -> None:
        """Each in turn goes to the folder once."""
        for desk in desks:
            exchange_steps.at_place(desk, str(self.folder), self.clock())

    def correct(self, desk: Desk, client_id: str, phone: str) -> None:
        """Somebody at this laptop types another number."""
        file = client_files.open_file(desk, client_id, self.clock().date())
        client_files.correct(desk, replace(file.client, phone=phone), self.clock() + timedelta(minutes=1))

    def disagree(self) -> str:
        """Bo's client gets one number at Ana's laptop and another at Bo's; the id. Ana has not taken it in yet."""
        client = self.client(self.bo, "0612345678")
        self.exchange(self.bo, self.ana)
        self.correct(self.ana, client.id, "0611111111")
        self.correct(self.bo, client.id, "0622222222")
        self.exchange(self.bo)
        return client.id
