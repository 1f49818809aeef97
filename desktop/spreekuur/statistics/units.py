# SPDX-License-Identifier: EUPL-1.2
"""The four things that are counted, from the coarsest to the finest; every table names its own."""

PERSONS, CONTACTS, QUESTIONS, REFERRALS = "persons", "contacts", "questions", "referrals"
UNITS = (PERSONS, CONTACTS, QUESTIONS, REFERRALS)
