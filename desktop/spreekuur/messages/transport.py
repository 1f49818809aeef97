# SPDX-License-Identifier: EUPL-1.2
"""The sentences about an address on the network: what happened there, and what to do. The work is safe each time."""

from collections.abc import Callable

from spreekuur.errors import transport as errors
from spreekuur.errors.transport import AddressFault, ShareTrouble, Trouble
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

_ADDRESSES: dict[AddressFault, Callable[[], str]] = {
    AddressFault.NOT_AN_ADDRESS: lambda: _(
        "This is not the address of a folder. One looks like https://server/folder."
    ),
    AddressFault.NOT_HTTPS: lambda: _(
        "An address with http is not private, and is not used. Ask whoever gave it to you for one with https."
    ),
    AddressFault.WITH_PASSWORD: lambda: _(
        "There is a user name in this address. Leave it out, and fill it in beside the address."
    ),
}

_TROUBLES: dict[Trouble, Callable[[], str]] = {
    Trouble.NO_NETWORK: lambda: _(
        "{host} cannot be found. Is this laptop on the network? Your work is safe: try again later."
    ),
    Trouble.NOBODY_ANSWERS: lambda: _("{host} does not answer. Your work is safe: try again later."),
    Trouble.SLOW: lambda: _("{host} takes too long to answer. Your work is safe: try again later."),
    Trouble.CUT: lambda: _(
        "The connection with {host} broke off. Your work is safe, nothing comes in twice: try again."
    ),
    Trouble.NOT_PRIVATE: lambda: _(
        "No private connection with {host} can be made. Nothing was sent. Try another network, or ask whoever gave"
        " you this address."
    ),
    Trouble.OTHER_CERTIFICATE: lambda: _(
        "Another computer answers in the place of {host}. Nothing was sent. On Wi-Fi with a log-in page: open the"
        " browser, log in, and try again."
    ),
    Trouble.UNKNOWN_ISSUER: lambda: _(
        "Something between this laptop and {host} may be reading along. Nothing was sent. Try another network, or"
        " ask whoever looks after it."
    ),
    Trouble.DATE: lambda: _(
        "The certificate of {host} is not valid today. Nothing was sent. Is the date of this laptop right? If so,"
        " ask whoever looks after the server."
    ),
    Trouble.LOGIN_PAGE: lambda: _(
        "A web page came in the place of the folder. On Wi-Fi with a log-in page: open the browser, log in, and try"
        " again. Otherwise the address may be wrong."
    ),
    Trouble.REDIRECTED: lambda: _(
        "{host} points to another address. Nothing was sent there. On Wi-Fi with a log-in page: open the browser, log"
        " in, and try again. Otherwise ask whoever gave it to you for the right one."
    ),
    Trouble.NOT_A_SHARE: lambda: _(
        "{host} answers, but there is no folder for files at this address. Ask whoever gave it to you for the right"
        " one."
    ),
    Trouble.PASSWORD: lambda: _(
        "{host} does not take this user name and password. Type them again, or ask whoever gave you this address."
    ),
    Trouble.FORBIDDEN: lambda: _(
        "{host} does not let this user write or read in the folder. Ask whoever gave you this address."
    ),
    Trouble.NO_FOLDER: lambda: _(
        "The folder, or a file in it, is not on {host} any more. Your work is safe: try again, or ask whoever gave"
        " you this address."
    ),
    Trouble.CONFLICT: lambda: _(
        "{host} cannot put a file into this folder. Is the folder still there? Ask whoever gave you this address."
    ),
    Trouble.CHANGED: lambda: _(
        "Another file stands under this name on {host}. It was left alone, and your work is safe: send once more."
    ),
    Trouble.LOCKED: lambda: _(
        "Somebody else is using this folder on {host} now. Your work is safe: try again in a minute."
    ),
    Trouble.BUSY: lambda: _("{host} is too busy now. Your work is safe: try again in a few minutes."),
    Trouble.SERVER: lambda: _("{host} has a fault. Your work is safe: try again later, or use a stick."),
    Trouble.FULL: lambda: _(
        "There is no room left on {host}. Your work is safe: use a stick, and tell whoever gave you this address."
    ),
    Trouble.TOO_LARGE: lambda: _(
        "{host} sends or takes no file of this size. Your work is safe: use a stick, and tell whoever gave you this"
        " address."
    ),
    Trouble.DIFFERENT: lambda: _(
        "{host} does not keep files as they were sent. Your work is safe: use a stick, and tell whoever gave you"
        " this address."
    ),
    Trouble.NO_RENAME: lambda: _(
        "{host} lets nobody make and rename folders at this address. Your work is safe: ask whoever looks after the"
        " server for a folder where this user may do that, or use a stick."
    ),
    Trouble.UNREADABLE: lambda: _(
        "Something stands under this name on {host}, and {host} does not show what. It was left alone: ask whoever"
        " looks after the server whether it came from you."
    ),
}


def _trouble(error: ShareTrouble) -> str:
    said = _TROUBLES[error.why]().format(host=error.host)
    if not error.issuer:
        return said
    return said + " " + _("The certificate that was shown is by: {issuer}.").format(issuer=error.issuer)


SENTENCES: dict[type, Sentence] = {
    errors.AddressRefused: lambda e: _ADDRESSES[e.why](),
    errors.CredentialsUnreadable: lambda e: _(
        "The file with the user name and the password cannot be read. It holds two lines: the name, then the"
        " password."
    ),
    errors.ShareTrouble: _trouble,
}
