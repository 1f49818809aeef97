# SPDX-License-Identifier: EUPL-1.2
"""Private connections, judged by the certificates that this computer trusts."""

import os
import socket
import ssl
from contextlib import suppress

from spreekuur.errors.transport import ShareTrouble, Trouble

_DATES = (9, 10)  # OpenSSL: not valid yet, not valid any more
_NAMES = (62, 63, 64)  # of another host, address or sender
_LONGEST_ISSUER = 60


def trusting_the_system() -> ssl.SSLContext:
    """A context with this computer's own certificates, and those of the file that SSL_CERT_FILE names."""
    import truststore

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if named := os.environ.get("SSL_CERT_FILE"):
        with suppress(OSError, ssl.SSLError):  # as OpenSSL does: a file that is none adds nothing
            context.load_verify_locations(cafile=named)
    return context


def judged(error: ssl.SSLError, host: str, port: int, seconds: float) -> ShareTrouble:
    """What a failed handshake means; where the certificate is foreign, with who signed it."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return ShareTrouble(Trouble.NOT_PRIVATE, host)
    if error.verify_code in _DATES:
        return ShareTrouble(Trouble.DATE, host)
    why = Trouble.OTHER_CERTIFICATE if error.verify_code in _NAMES else Trouble.UNKNOWN_ISSUER
    return ShareTrouble(why, host, _issuer(host, port, seconds))


def _issuer(host: str, port: int, seconds: float) -> str:
    """Who signed the certificate that is shown there: often the box or program that stands in between.

    Looks without believing, and says nothing but hello: no name, no password, no data.
    """
    looking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    looking.check_hostname, looking.verify_mode = False, ssl.CERT_NONE
    try:
        with (
            socket.create_connection((host, port), seconds) as plain,
            looking.wrap_socket(plain, server_hostname=host) as shown,
        ):
            return _name_of_issuer(shown.getpeercert(binary_form=True) or b"")
    except (OSError, ValueError):
        return ""


def _name_of_issuer(certificate: bytes) -> str:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    issuer = x509.load_der_x509_certificate(certificate).issuer
    for kind in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        for each in issuer.get_attributes_for_oid(kind):
            name = " ".join("".join(sign for sign in str(each.value) if sign.isprintable()).split())
            if name:
                return name[:_LONGEST_ISSUER]
    return ""
