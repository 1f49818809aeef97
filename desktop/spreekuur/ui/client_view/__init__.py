# SPDX-License-Identifier: EUPL-1.2
"""The client view: the whole window in the client's language and in large type."""
