# SPDX-License-Identifier: EUPL-1.2
"""What practice mode refuses."""

from spreekuur.errors import UserError


class PracticeStays(UserError):
    """Nothing of a practice vault is copied, exported or counted; it is thrown away at the end."""
