# SPDX-License-Identifier: EUPL-1.2
"""A catalogue with a mistake is refused, and says which file and message it is about."""

import gettext

import pytest

import catalogues

HEADER = r"""msgid ""
msgstr ""
"Language: nl\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
CODE = {"Save {name}": "", "{n} letter": "{n} letters"}
SOUND = r"""msgid "Save {name}"
msgstr "{name} opslaan"

msgid "{n} letter"
msgid_plural "{n} letters"
msgstr[0] "een brief"
msgstr[1] "{n} brieven"
"""


@pytest.fixture
def wrong(tmp_path, monkeypatch):
    """What the check says of one Dutch catalogue."""
    monkeypatch.setattr(catalogues, "LANGUAGES", ("nl",))

    def of(body, header=HEADER):
        folder = tmp_path / "nl" / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "frame.po").write_text(header + body, encoding="utf-8")
        return catalogues.check(CODE, tmp_path)

    return of


def test_a_sound_catalogue_has_no_faults(wrong):
    assert wrong(SOUND) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('msgstr[1] "{n} brieven"', 'msgstr[1] "brieven"'), "other placeholders"),
        (("{name} opslaan", "opslaan"), "other placeholders"),
        (("{name} opslaan", ""), "empty"),
        (("{name} opslaan", "{name} opslaan "), "white space"),
        (("{name} opslaan", "{name} \u202eopslaan"), "invisible"),
        (("{name} opslaan", "{name} heeft recht op hulp"), "has or lacks a right"),
        (('msgid "Save {name}"', '#, fuzzy\nmsgid "Save {name}"'), "fuzzy"),
        (('msgid "Save {name}"', 'msgid "Keep {name}"'), "not said by the program"),
        (('msgid "Save {name}"', 'msgid "Keep {name}"'), "has no translation"),
        (("{n} letters", "{n} papers"), "another plural"),
    ],
)
def test_a_mistake_is_named(wrong, change, said):
    assert [line for line in wrong(SOUND.replace(*change)) if said in line]


def test_the_number_of_plural_forms_belongs_to_the_language(wrong):
    assert [line for line in wrong(SOUND, HEADER.replace("nplurals=2", "nplurals=3")) if "nplurals=2" in line]


def test_two_areas_agree_on_a_message(wrong, tmp_path):
    wrong(SOUND)
    other = tmp_path / "nl" / "LC_MESSAGES" / "letter.po"
    other.write_text(HEADER + SOUND.replace("opslaan", "bewaren"), encoding="utf-8")
    assert [line for line in catalogues.check(CODE, tmp_path) if "otherwise in" in line]


def test_what_is_compiled_is_what_was_translated(wrong, tmp_path):
    wrong(SOUND)
    catalogues.compile_all(tmp_path / "out", tmp_path)
    dutch = gettext.translation("spreekuur", tmp_path / "out", ["nl"])
    assert dutch.gettext("Save {name}") == "{name} opslaan"
    assert [dutch.ngettext("{n} letter", "{n} letters", n) for n in (1, 2)] == ["een brief", "{n} brieven"]


def test_a_language_without_a_catalogue_says_the_message_itself(tmp_path):
    catalogues.compile_all(tmp_path / "out", tmp_path)
    assert gettext.translation("spreekuur", tmp_path / "out", ["pl"]).gettext("Save {name}") == "Save {name}"


def test_a_message_put_together_from_parts_is_refused(tmp_path):
    (tmp_path / "screen.py").write_text('_(f"Save {name}")\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"screen\.py:1"):
        catalogues.messages_in_code(tmp_path)


def test_each_plural_rule_is_the_one_gettext_computes(tmp_path):
    """The forms of Polish and Romanian differ most: 1, 2, 5, 22 and 0, 19, 20, 101."""
    polish, romanian = (gettext.c2py(catalogues.PLURALS[language][1]) for language in ("pl", "ro"))
    assert [polish(n) for n in (1, 2, 5, 12, 22)] == [0, 1, 2, 2, 1]
    assert [romanian(n) for n in (1, 0, 19, 20, 101)] == [0, 1, 1, 2, 1]
