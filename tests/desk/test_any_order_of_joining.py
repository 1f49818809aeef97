# SPDX-License-Identifier: EUPL-1.2
"""In whatever order files are joined and separated: each talk is seen once, nobody is two, and all leads back."""

from collections import Counter
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import SEVEN, a_talk
from spreekuur.clients import merging, store
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, talks
from spreekuur.desk import client_files_merging as merge
from spreekuur.errors import UserError
from spreekuur.times import local_date

TODAY = local_date(SEVEN)
FILES = 5
doings = st.lists(
    st.tuples(
        st.sampled_from(["join", "join", "separate", "talk", "apart"]),
        st.integers(0, FILES - 1),
        st.integers(0, FILES - 1),
        st.sets(st.sampled_from(merging.FIELDS)),
    ),
    max_size=14,
)


class Files:
    """Five files, each of somebody with a name and a phone of their own, and a talk in each."""

    def __init__(self, desk, evening):
        self.desk, self.evening, self.talks = desk, evening, 0
        self.made = [self._file(number) for number in range(FILES)]
        self.first = self.rows()
        for number in range(FILES):
            self.talk(number)

    def _file(self, n):
        named = {"given": f"Imię{n}", "family": f"Nazwisko{n}", "phone": "06" + 8 * str(n)}
        return client_files.found(self.desk, "pl", SEVEN, (Purpose.RECORD,), **named).client

    def rows(self):
        return [store.get(self.desk.db, client.id) for client in self.made]

    def talk(self, number):
        talks.finish(self.desk, a_talk(self.evening, client_id=self.made[number].id), SEVEN)
        self.talks += 1

    def do(self, what, one, other, shown):
        """What may be refused: then nothing is changed."""
        first, second = self.made[one].id, self.made[other].id
        if what == "talk":
            self.talk(one)
        elif what == "join":
            merge.join(self.desk, first, second, shown, SEVEN)
        elif what == "apart":
            merge.two_people(self.desk, first, second, SEVEN)
        else:
            merge.separate(self.desk, first)

    def whole(self):
        """Each file that is seen, by its id."""
        seen = [client_files.open_file(self.desk, client.id, TODAY) for client in self.made]
        return {file.client.id: file for file in seen}

    def hold(self):
        whole = self.whole()
        seen = Counter(talk.consultation_id for file in whole.values() for talk in file.talks)
        assert set(seen.values()) == {1}
        assert len(seen) == self.talks
        assert sum(1 + len(file.joined) for file in whole.values()) == FILES
        assert not any(end in merging.apart(self.desk.db, end) for end in whole)
        assert {hit.id for hit in client_files.search(self.desk, "Imię", TODAY)} == whole.keys()

    def separate_all(self):
        for client in self.made:
            if merging.end_of(self.desk.db, client.id) != client.id:
                merge.separate(self.desk, client.id)


@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(doings)
def test_each_talk_is_seen_once_and_separating_everything_leads_back(desk, evening, doings):
    files = Files(desk, evening)
    for doing in doings:
        with suppress(UserError):
            files.do(*doing)
        files.hold()
    files.separate_all()
    assert files.rows() == files.first
    assert [merging.seen_as(desk.db, client.id) for client in files.made] == files.first
    for client in files.made:
        client_files.erase_now(desk, client.id, SEVEN)
