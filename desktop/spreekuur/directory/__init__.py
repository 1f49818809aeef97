# SPDX-License-Identifier: EUPL-1.2
"""The directory of places: what this team changed in it, and how it goes out and comes in."""
