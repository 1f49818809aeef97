# SPDX-License-Identifier: EUPL-1.2
"""The directory in HSDS 3.1, the Human Services Data Specification of Open Referral (docs.openreferral.org)."""
