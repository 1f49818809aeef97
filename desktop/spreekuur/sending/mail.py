# SPDX-License-Identifier: EUPL-1.2
"""What a mail says to which the files of a package are attached: what they are, and how anybody checks them. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from spreekuur.security.sshsig import NAMESPACE
from spreekuur.statistics import flat
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.periods import Period
from spreekuur.statistics.wording import Wording


@dataclass(frozen=True, slots=True)
class Mail:
    """The files by the names under which they are attached, and what stands above them; it names no person."""

    files: Mapping[str, bytes]
    subject: str
    body: str

    @property
    def kilobytes(self) -> int:
        """How large all files are together, rounded up."""
        return -(-sum(map(len, self.files.values())) // 1024)


def mail_of(name: str, files: Mapping[str, bytes], wording: Wording) -> Mail:
    """The mail for a signed package of this name."""
    told = json.loads(files[MANIFEST])
    period, principal = Period.parse(told["period"]), f"{told['municipality']}-{told['desk']}"
    named = {part: f"{name}-{part}" for part in (*flat.ALONE, flat.REST)}
    signed = f"-n {NAMESPACE} -s {named[SIGNATURE]} < {named[MANIFEST]}"
    report = named["report.pdf"]
    mail = Mail(
        flat.packed(name, files),
        wording.say("mail_subject", desk=principal, period=wording.period(period)),
        "",
    )
    body = wording.say(
        "mail_body",
        the_period=period,
        count=len(named),
        size=mail.kilobytes,
        report=report,
        tables=named["tables.xlsx"],
        manifest=named[MANIFEST],
        signature=named[SIGNATURE],
        rest=named[flat.REST],
        look=f"ssh-keygen -Y check-novalidate {signed}",
        verify=f"ssh-keygen -Y verify -f allowed_signers -I {principal} {signed}",
        hash=f"certutil -hashfile {report} SHA256   (macOS, Linux: sha256sum {report})",
    )
    return Mail(mail.files, mail.subject, body)
