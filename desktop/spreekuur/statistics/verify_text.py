# SPDX-License-Identifier: EUPL-1.2
"""`VERIFY.txt`: how anybody checks a package without this program, in three lines."""

from spreekuur.security.sshsig import NAMESPACE


def verify_text(principal: str, fingerprint: str) -> str:
    """Three lines in Dutch and three in English; `principal` is as whom the desk signs."""
    command = f"ssh-keygen -Y verify -f allowed_signers -I {principal} -n {NAMESPACE}"
    command += " -s manifest.json.sig < manifest.json"
    dutch = (
        f"Neem het bestand allowed_signers dat uw gemeente zelf bewaart, niet dat van hier (sleutel {fingerprint}).",
        f"Opdrachtprompt of terminal in deze map: {command}",
        'Staat er "Good", dan is elk bestand echt waarvan de SHA-256 gelijk is aan die in manifest.json '
        "(Windows: certutil -hashfile BESTAND SHA256; elders: sha256sum BESTAND).",
    )
    english = (
        f"Take the file allowed_signers that your municipality keeps itself, not the one here (key {fingerprint}).",
        f"Command prompt or terminal in this folder: {command}",
        'If it says "Good", each file is genuine whose SHA-256 is the same as in manifest.json '
        "(Windows: certutil -hashfile FILE SHA256; elsewhere: sha256sum FILE).",
    )
    return "\n\n".join(_numbered(lines) for lines in (dutch, english)) + "\n"


def _numbered(lines: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
