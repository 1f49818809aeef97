# SPDX-License-Identifier: EUPL-1.2
"""The errors a user can meet. They carry facts and no sentence: `spreekuur.messages` says them.

Each area keeps its own classes in a module of its own here; anything that is not a `UserError` is a bug.
"""


class UserError(Exception):
    """Something a person can act on; nothing was lost and nothing is half done."""
