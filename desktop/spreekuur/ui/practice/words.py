# SPDX-License-Identifier: EUPL-1.2
"""What practice mode says: the tasks, what to do now, and what the invented people tell."""

from spreekuur.desk.practice import Task
from spreekuur.language import _


def name(task: Task) -> str:
    """The task in a word."""
    return {
        Task.NUMBER: _("Number"),
        Task.TALK: _("Talk"),
        Task.LETTER: _("Letter"),
        Task.HIDE: _("Hide"),
        Task.LOCK: _("Lock"),
        Task.UNDO: _("Undo"),
    }[task]


def aim(task: Task) -> str:
    """The task in a sentence."""
    return {
        Task.NUMBER: _("Give somebody at the door a number."),
        Task.TALK: _("Call somebody, write down what it is about, and save the talk."),
        Task.LETTER: _("Make a letter, and print it, save it or show it large."),
        Task.HIDE: _("Hide the screen, and show it again."),
        Task.LOCK: _("Lock, and come back with the passphrase."),
        Task.UNDO: _("Take something back that you did."),
    }[task]


def how(task: Task | None, where: str) -> str:
    """What to press now for this task, on this screen; without a task all are done."""
    if task is None:
        return _("All six are done. Go on practising as long as you like, or stop.")
    return _HERE.get((task, where), _ANYWHERE[task])()


def story(number: int) -> str:
    """What the invented person with this number tells; anybody else one invents oneself."""
    told = _STORIES.get(number)
    return told() if told is not None else _("Invent somebody yourself. It does not matter what you write.")


def for_letter(number: int) -> str:
    """The name and phone that can be typed into the letter of this person; empty for anybody else."""
    name = _NAMES.get(number)
    return _("Name: {name}, phone: 06 00 00 00 00.").format(name=name) if name is not None else ""


_HERE = {
    (Task.NUMBER, "today"): lambda: _("Press F2, then 1 for Polish, then Enter. That is all the door needs."),
    (Task.TALK, "today"): lambda: _("Press Enter: whoever is on top of the queue comes to your desk."),
    (Task.TALK, "consultation"): lambda: _(
        "Type two or three letters of the topic and press Enter. Choose what you did. Then Ctrl+Enter."
    ),
    (Task.LETTER, "today"): lambda: _("Press Enter to call the next one. The letter is made from the talk."),
    (Task.LETTER, "consultation"): lambda: _(
        "Choose a topic, then a place to go with Alt+1. Then Ctrl+P makes the letter."
    ),
    (Task.LETTER, "letter"): lambda: _(
        "Tick that the client agrees. Then print, save or show it: the paper says that it is practice."
    ),
    (Task.HIDE, "hidden"): lambda: _("This is what others see now. Press F9 again to go on."),
    (Task.LOCK, "unlock"): lambda: _("Type the six words that stand here, and press Enter."),
}
_ANYWHERE = {
    Task.NUMBER: lambda: _("Go to Today with Ctrl+1 and press F2."),
    Task.TALK: lambda: _("Go to Today with Ctrl+1 and call somebody with Enter."),
    Task.LETTER: lambda: _("Go to Today with Ctrl+1, call somebody with Enter, and press Ctrl+P."),
    Task.HIDE: lambda: _("Somebody looks over your shoulder: press F9. F9 again brings everything back."),
    Task.LOCK: lambda: _("You get some coffee: press Ctrl+L. You come back to this same place."),
    Task.UNDO: lambda: _("Give a number on Today with F2, then take it back with Ctrl+Z."),
}
_STORIES = {
    1: lambda: _("Zofia tells: “I work for an agency and was not paid for three weeks.”"),
    2: lambda: _("Ivan tells: “They dismissed me today, and on Friday I have to leave my room.”"),
    3: lambda: _("Ana tells: “I am ill and do not know whether I am insured.”"),
    4: lambda: _("Luis tells: “I have been here for five months. Do I have to register?”"),
}
# Invented, and the same in every language.
_NAMES = {1: "Zofia Przykład", 2: "Ivan Primerov", 3: "Ana Exemplu", 4: "Luis Ejemplo"}
