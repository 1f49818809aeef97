# SPDX-License-Identifier: EUPL-1.2
import shutil
import subprocess
import sys

import pytest
import yaml

from spreekuur.content.compile import as_bytes, compile_folder, main, write_pack
from spreekuur.content.pack import from_bytes, load
from spreekuur.errors.content import ContentError
from spreekuur.language import LANGUAGES
from spreekuur.messages.content import say_fault
from spreekuur.resources import resource, root


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(folder, shipped=None):
    with pytest.raises(ContentError) as found:
        compile_folder(folder, shipped or folder)
    return found.value.faults


RULES, PLACES = "rules.yaml", "organisations.yaml"
ACUTE = "    signals:\n    - acute_danger"

# What somebody types wrong: file, what stands there, what is typed; then file|entry|kind|detail of the fault.
MISTAKES = [
    (RULES, "route: alarm_112", "route: alarm_113", "rules.yaml|R001|unknown_id|alarm_113"),
    (RULES, "fallback: politie", "fallback: polis", "rules.yaml|R001|unknown_id|polis"),
    (RULES, "- acute_danger", "- acute_dangr", "rules.yaml|R001|unknown_id|acute_dangr"),
    (RULES, "- id: R002", "- id: R001", "rules.yaml|R001|duplicate|id"),
    (RULES, "- id: R002\n", "- idd: R002\n", "rules.yaml|rules 2|missing|id"),
    (RULES, "priority: emergency", "priority: high", "rules.yaml|R001|bad_value|priority"),
    (RULES, "gte: 4", "gt: 4", "rules.yaml||bad_condition|expected_months"),
    (RULES, "gte: 4", "gte: four", "rules.yaml||bad_condition|expected_months"),
    (RULES, "gte: 4", "gte: yes", "rules.yaml||bad_condition|expected_months"),
    (RULES, ACUTE, "    sig:\n    - acute_danger", "rules.yaml|R001|bad_condition|sig"),
    (RULES, ACUTE, "    any: []", "rules.yaml|R001|bad_condition|any"),
    (RULES, ACUTE, "    signals: acute_danger", "rules.yaml|R001|bad_condition|signals"),
    (RULES, ACUTE, "    insured: [yes]", "rules.yaml|R001|bad_condition|insured"),
    (RULES, "  - mau\n", "  - mauw\n", "rules.yaml|R001|unknown_id|mauw"),
    (RULES, "bring: []", "bring: none", "rules.yaml|R001|wrong_type|bring"),
    (RULES, "why_nl: Er is nu", "why: Er is nu", "rules.yaml|R001|missing|why_nl"),
    (RULES, "why_nl: Er is nu", "why_nl: Er is", "texts/nl.yaml|rule.R001.why|other_text|rules.yaml"),
    (RULES, "- adresbewijs", "- adresbewijsje", "texts/nl.yaml|bring.adresbewijsje|missing_text|"),
    (RULES, "  drop:\n  - comensha", "  drop:\n  - komensha", "rules.yaml|GUARD-3|unknown_id|komensha"),
    (RULES, "    - veilig_thuis\n", "    - onveilig\n", "rules.yaml|GUARD-1|unknown_id|onveilig"),
    (RULES, "  - safety\n", "  - sefety\n", "rules.yaml|GUARD-5|unknown_id|safety"),
    (RULES, "    - topics\n    - signals\n", "    - topics\n", "rules.yaml|meta.grammar|missing|signals"),
    (RULES, "rules:\n", "rulez:\n", "rules.yaml|rules|missing|rules"),
    (RULES, "- id: R001", "- id: [R001", "rules.yaml||not_readable|"),
    (PLACES, "- id: coordinator", "- id: koordinator", "organisations.yaml|organisations|missing|coordinator"),
    (PLACES, "category: emergency", "category: new", "letter_kinds.yaml|letter_kinds|missing|new"),
    (PLACES, "direct_referral: true", "direct_referral: 1", "organisations.yaml|alarm_112|wrong_type|direct"),
    (PLACES, "phone: '112'", "phone: 112", "organisations.yaml|alarm_112|wrong_type|phone"),
    ("signals.yaml", "  routes:\n  - alarm_112", "  routes:\n  - alarm", "signals.yaml|acute_danger|unknown_id|alarm"),
    ("signals.yaml", "level: emergency", "level: red", "signals.yaml|acute_danger|bad_value|level"),
    ("topics.yaml", "    bg: Обяснение на писмо\n", "", "topics.yaml|info.letter|missing|label bg"),
    ("topics.yaml", "- id: info.digid", "- id: info.letter", "topics.yaml|info.letter|duplicate|id"),
    ("topics.yaml", "    pl: DigiD\n", "    pl: DigiD\n    pl: DigiD\n", "topics.yaml||not_readable|pl"),
    ("texts/pl.yaml", "rule.R001.why:", "rule.R001.wy:", "texts/pl.yaml|rule.R001.why|missing_text|"),
    ("texts/pl.yaml", "rule.R001.why:", "rule.R001.wy:", "texts/pl.yaml|rule.R001.wy|unused_text|"),
    ("texts/ro.yaml", "rule.R001.why:", "rule.R001.why: []\nx:", "texts/ro.yaml|rule.R001.why|wrong_type|"),
    ("texts/bg.yaml", "rule.R002.why:", "rule.R001.why:", "texts/bg.yaml||not_readable|rule.R001.why"),
    ("phrases.yaml", "    slots: [date]", "    slots: [dat]", "phrases.yaml||unknown_id|dat"),
    ("phrases.yaml", "    pl: 'Nadawca'", "    pl: 'Nadawca {date}'", "phrases.yaml|head.from|bad_slot|pl"),
    ("phrases.yaml", "    es: 'Remitente'\n", "", "phrases.yaml|head.from|missing|es"),
    ("phrases.yaml", "kinds: [social, legal", "kinds: [sociaal, legal", "phrases.yaml|head.from|unknown_id|sociaal"),
    ("phrases.yaml", "{children: ['in_nl']}", "{children: ['here']}", "phrases.yaml|who.children_here|unknown_id|here"),
    ("letter_kinds.yaml", "  housing: housing", "  housing: home", "letter_kinds.yaml|letter_kinds|bad_value|housing"),
    ("letter_kinds.yaml", "  tax: none\n", "", "letter_kinds.yaml|letter_kinds|missing|tax"),
    ("letter_kinds.yaml", "homelessness_tonight:", "homeless:", "letter_kinds.yaml|with_signal|unknown_id|homeless"),
    ("clock.yaml", "need_months: 4", "need_months: four", "clock.yaml|need_months|wrong_type|need_months"),
    ("job_loss.yaml", "[R117]", "[R999]", "job_loss.yaml|bed|unknown_id|rules R999"),
    ("job_loss.yaml", "days: 28", "days: -1", "job_loss.yaml|bed|bad_value|days"),
    ("job_loss.yaml", "sources: [ham,", "sources: [hamm,", "job_loss.yaml|insurance|unknown_id|sources hamm"),
    ("job_loss.yaml", "housing_tied: 'true'", "housing_tied: 'yes'", "job_loss.yaml|bed|bad_value|assume housing_tied"),
    ("clock.yaml", "[2, 3]", "[3, 2]", "clock.yaml|need_fraction|bad_value|need_fraction"),
    ("clock.yaml", "window_months: 6", "window_months: 0", "clock.yaml|window_months|bad_value|window_months"),
    ("clock.yaml", "soon_days", "soon_day", "clock.yaml|soon_day|unknown_id|soon_day"),
    ("clock.yaml", "clock:", "clok:", "clock.yaml|clock|missing|clock"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "named"), MISTAKES, ids=lambda value: None)
def test_a_mistake_is_named_by_file_and_entry(folder, name, old, new, named):
    change(folder, name, old, new)
    file, entry, problem, detail = named.split("|")
    found = faults(folder)
    assert any(
        (fault.file, fault.problem.value) == (file, problem)
        and fault.entry.startswith(entry)
        and detail in fault.detail
        for fault in found
    ), found
    assert all(say_fault(fault).startswith(fault.file) for fault in found)


def test_all_mistakes_are_found_in_one_run(folder):
    change(folder, RULES, "route: alarm_112", "route: alarm_113")
    change(folder, "topics.yaml", "    bg: Обяснение на писмо\n", "")
    change(folder, "clock.yaml", "need_months: 4", "need_months: four")
    assert {fault.file for fault in faults(folder)} == {RULES, "topics.yaml", "clock.yaml"}


@pytest.mark.parametrize(
    "text", ["", "- 1\n", "a: &a [*a]\n", "\0", "{" * 5000, "a: b: c\n", "!!python/object:os.system x\n"]
)
def test_a_file_that_is_no_yaml_is_refused_and_nothing_in_it_runs(folder, text):
    (folder / "clock.yaml").write_text(text, "utf-8")
    assert any(fault.file == "clock.yaml" for fault in faults(folder))


def test_a_file_that_is_not_utf_8_is_refused(folder):
    (folder / "clock.yaml").write_bytes(b"\xff\xfea: 1\n")
    assert any(fault.file == "clock.yaml" for fault in faults(folder))


def test_the_same_content_gives_the_same_bytes(folder):
    once = as_bytes(compile_folder(resource("content")))
    assert once == as_bytes(compile_folder(folder, folder))
    code = (
        "import sys\nfrom spreekuur.content.compile import as_bytes, compile_folder\n"
        "from spreekuur.resources import resource\n"
        "sys.stdout.buffer.write(as_bytes(compile_folder(resource('content'))))\n"
    )
    for seed in ("1", "2"):
        environment = {"PYTHONPATH": str(root() / "desktop"), "PYTHONHASHSEED": seed}
        assert (
            subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment).stdout == once
        )


def test_the_command_writes_the_pack_that_load_reads(tmp_path):
    out = tmp_path / "deep" / "content.json"
    assert main([str(out)]) == 0
    assert load(out).fingerprint == load(resource("content")).fingerprint
    assert sorted(path.name for path in out.parent.iterdir()) == [
        "content.json",
        "hour.txt",
        "report.json",
        "statistics.json",
    ]


def test_a_failed_compilation_leaves_the_old_pack(folder, tmp_path):
    out = tmp_path / "content.json"
    write_pack({"format": "old"}, out)
    change(folder, "clock.yaml", "need_months: 4", "need_months: four")
    faults(folder)
    assert b"old" in out.read_bytes()


# A folder of somebody else: what it lacks comes from the shipped content.


def test_an_empty_folder_is_the_shipped_content(tmp_path):
    assert as_bytes(compile_folder(tmp_path)) == as_bytes(compile_folder(resource("content")))


def test_a_copy_of_the_whole_content_is_the_shipped_content(folder):
    assert as_bytes(compile_folder(folder)) == as_bytes(compile_folder(resource("content")))


def own_rules(folder, edit):
    rules = yaml.safe_load(resource("content", RULES).read_text("utf-8"))
    edit(rules)
    (folder / RULES).write_text(yaml.safe_dump(rules, allow_unicode=True), "utf-8")
    return from_bytes(as_bytes(compile_folder(folder)), "own")


def test_own_rules_need_no_translations_and_are_read_in_dutch(tmp_path):
    def edit(rules):
        rules["rules"].append(
            {
                **rules["rules"][0],
                "id": "X1",
                "why_nl": "Eigen reden.",
                "bring": ["eigen papier"],
                "sources": ["own"],
            }
        )

    content = own_rules(tmp_path, edit)
    rule = content.rules[-1]
    assert rule.id == "X1" and content.text(rule.why, "pl") == content.text(rule.why, "nl") == "Eigen reden."
    assert content.text(rule.bring[0], "nl") == "eigen papier"
    assert not content.has_text(rule.why, "pl") and content.has_text("rule.R001.why", "pl")


def test_a_changed_dutch_text_drops_the_shipped_translations_of_the_old_one(tmp_path):
    def edit(rules):
        rules["rules"][0]["first_step_nl"] = "Doe iets anders."

    content = own_rules(tmp_path, edit)
    assert content.text("rule.R001.first_step", "pl") == "Doe iets anders."


def test_a_folder_with_only_texts_changes_only_those(tmp_path):
    (tmp_path / "texts").mkdir()
    shutil.copy(resource("content", "texts", "nl.yaml"), tmp_path / "texts")
    change(tmp_path, "texts/nl.yaml", "rule.R001.why: Er is nu", "rule.R001.why: Er is echt nu")
    content = from_bytes(as_bytes(compile_folder(tmp_path)), "own")
    assert content.text("rule.R001.why", "nl").startswith("Er is echt nu")


def test_every_language_has_every_text(content):
    assert set(content.texts) == set(LANGUAGES)
    assert all(texts.keys() == content.texts["nl"].keys() for texts in content.texts.values())
