# SPDX-License-Identifier: EUPL-1.2
"""The first start: six short steps to a vault. Nothing is written before the fifth is done, and then all of it."""
