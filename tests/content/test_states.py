# SPDX-License-Identifier: EUPL-1.2
"""Every text has six languages and a state, and the content says which."""

import json
import re

import pytest

from content.test_compile import change, faults
from spreekuur.content.compile import compile_folder
from spreekuur.content.pack import from_bytes
from spreekuur.content.states import TRANSLATED, WRITTEN, is_reviewed, is_state
from spreekuur.errors.content import ContentError
from spreekuur.language import LANGUAGES

WHY_PL = "rule.R001.why: Czyjeś bezpieczeństwo jest teraz zagrożone.\n"
DUTCH = "Er is nu gevaar voor iemands veiligheid."


def reviewed(text="Czyjeś bezpieczeństwo jest zagrożone.", state="reviewed 2026-12-01", dutch=DUTCH):
    return f"rule.R001.why:\n  text: {text}\n  state: {state}\n  dutch: {dutch}\n"


def content_of(folder):
    return from_bytes(json.dumps(compile_folder(folder, folder)).encode(), "made")


def test_every_text_label_and_phrase_has_a_state_in_six_languages(content):
    ids = {
        "texts": content.texts["nl"],
        "topics": content.topics,
        "signals": content.signals,
        "phrases": [phrase["id"] for phrase in content.phrases],
    }
    for part, all_ids in ids.items():
        assert all_ids
        for language in LANGUAGES:
            states = {content.state(text_id, language, part) for text_id in all_ids}
            assert states == {WRITTEN if language == "nl" else TRANSLATED}, (part, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_stands_there_in_six_languages(content, language):
    assert content.texts[language].keys() == content.texts["nl"].keys()
    assert all(text.strip() for text in content.texts[language].values())


# What is written alike everywhere: numbers, names of services, words that two languages share.
NAMES = re.compile(
    r"24/7|DigiD.*|BSN|pl \(.*\)|gratis|[a-z]dres|contract|UWV|CAK|FairWork|.*Stichting.*|.*\(NAU\)"
)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_translation_is_the_dutch_or_the_english_text(content, language):
    for other in {"nl", "en"} - {language}:
        same = {
            text
            for text_id, text in content.texts[language].items()
            if text == content.texts[other][text_id] and not NAMES.fullmatch(text)
        }
        assert same <= {"Veilig Thuis Amsterdam-Amstelland"}, other


def test_bulgarian_is_written_in_cyrillic_letters(content):
    plain = {text for text in content.texts["bg"].values() if not re.search("[а-я]", text)}
    assert plain == {"BSN", "DigiD"}


def test_a_reviewed_text_says_so_and_its_neighbours_do_not(folder):
    change(folder, "texts/pl.yaml", WHY_PL, reviewed())
    found = content_of(folder)
    assert found.text("rule.R001.why", "pl") == "Czyjeś bezpieczeństwo jest zagrożone."
    assert is_reviewed(found.state("rule.R001.why", "pl"))
    assert not is_reviewed(found.state("rule.R001.first_step", "pl"))
    assert not is_reviewed(found.state("rule.R001.why", "bg"))


def test_a_reviewed_label_says_so(folder):
    change(
        folder, "topics.yaml", "- id: info.digid\n", "- id: info.digid\n  states: {ro: reviewed 2026-12-01}\n"
    )
    found = content_of(folder)
    assert is_reviewed(found.state("info.digid", "ro", "topics"))
    assert not is_reviewed(found.state("info.digid", "bg", "topics"))


DIGID = "- id: info.digid\n"
META = "meta:\n  state: own translation, unreviewed\n"
WRONG = [
    ("texts/pl.yaml", META, "", "texts/pl.yaml|meta|missing|state"),
    ("texts/pl.yaml", META, "meta:\n  state: fine\n", "texts/pl.yaml|meta|bad_value|state"),
    ("texts/pl.yaml", META, "meta:\n  state: reviewed soon\n", "texts/pl.yaml|meta|bad_value|state"),
    ("texts/pl.yaml", WHY_PL, reviewed(state="''"), "texts/pl.yaml|rule.R001.why|missing|state"),
    ("texts/pl.yaml", WHY_PL, reviewed(state="good"), "texts/pl.yaml|rule.R001.why|bad_value|state"),
    ("texts/pl.yaml", WHY_PL, reviewed(dutch="''"), "texts/pl.yaml|rule.R001.why|missing|dutch"),
    ("texts/pl.yaml", WHY_PL, reviewed(dutch="Er was"), "texts/pl.yaml|rule.R001.why|other_text|texts/nl"),
    ("texts/pl.yaml", WHY_PL, reviewed(text="''"), "texts/pl.yaml|rule.R001.why|wrong_type|text"),
    ("topics.yaml", "    bg: own translation, unreviewed\n", "", "topics.yaml|meta.states|missing|bg"),
    ("signals.yaml", "    es: own translation, unreviewed\n", "", "signals.yaml|meta.states|missing|es"),
    ("phrases.yaml", "  states:\n", "  stats:\n", "phrases.yaml|meta|missing|states"),
    ("topics.yaml", DIGID, DIGID + "  states: {ro: ok}\n", "topics.yaml|info.digid|bad_value|ro"),
    ("topics.yaml", DIGID, DIGID + "  states: {xx: ok}\n", "topics.yaml|info.digid|unknown_id|xx"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "named"), WRONG, ids=lambda value: None)
def test_a_text_without_a_sound_state_is_refused(folder, name, old, new, named):
    change(folder, name, old, new)
    file, entry, problem, detail = named.split("|")
    found = faults(folder)
    assert any(
        (fault.file, fault.entry, fault.problem.value) == (file, entry, problem) and detail in fault.detail
        for fault in found
    ), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_language_is_refused(folder, language):
    (folder / "texts" / f"{language}.yaml").unlink()
    assert any(fault.file == f"texts/{language}.yaml" for fault in faults(folder))


def test_a_folder_of_somebody_else_need_not_give_states(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "pl.yaml").write_text("rule.R001.why: Niebezpiecznie.\n", "utf-8")
    found = from_bytes(json.dumps(compile_folder(tmp_path)).encode(), "made")
    assert found.state("rule.R001.why", "pl") == TRANSLATED


@pytest.mark.parametrize(
    "text", ["", "reviewed", "reviewed ", "reviewed 2026-13-01", "reviewed 20261201", "ok"]
)
def test_anything_else_is_no_state(text):
    assert not is_state(text)


def test_a_pack_with_an_unknown_state_is_refused(folder):
    pack = compile_folder(folder, folder)
    pack["states"]["texts"]["pl"]["rule.R001.why"] = "fine"
    with pytest.raises(ContentError):
        from_bytes(json.dumps(pack).encode(), "made")
