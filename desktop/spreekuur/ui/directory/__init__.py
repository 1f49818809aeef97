# SPDX-License-Identifier: EUPL-1.2
"""The directory: who is where, how sure we are of it, and what the coordinator has to call."""
