# SPDX-License-Identifier: EUPL-1.2
"""Questions to one server over HTTPS: bounded in time and size, no redirect followed, no other host ever called."""

import base64
import errno
import http.client
import socket
import ssl
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Timer
from types import TracebackType
from typing import Self

from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.transport import statuses, tls
from spreekuur.transport.address import Address
from spreekuur.transport.terms import Credentials, Patience

_AT_ONCE = 64 * 1024
_WITH_CONTENT = (200, 207)
_CHANGING = ("PUT", "MKCOL", "MOVE", "DELETE")
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_GONE = (http.client.RemoteDisconnected, ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Server:
    """A connection that is made when it is needed, and made anew when the server ended it."""

    def __init__(self, address: Address, credentials: Credentials, patience: Patience) -> None:
        self.address = address
        self._patience = patience
        self._headers = {"User-Agent": "Spreekuur", "Accept-Encoding": "identity"}
        self._headers["X-Requested-With"] = (
            "XMLHttpRequest"  # Nextcloud's public links answer to no other program
        )
        if credentials.user:
            told = f"{credentials.user}:{credentials.password}".encode()
            self._headers["Authorization"] = "Basic " + base64.b64encode(told).decode("ascii")
        self._context = tls.trusting_the_system()
        self._line = http.client.HTTPSConnection(address.host, address.port, context=self._context)
        self._line.auto_open = 0
        self._is_late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()

    def ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        wanted: Collection[int],
        *,
        body: bytes | None = None,
        most: int = 0,
    ) -> Answer:
        """Ask one question; `most` is how many bytes the answer may have, if anybody wants to read it.

        Of a refusal that is wanted nobody reads more than its number.

        Raises: ShareTrouble, also for every status that is not wanted.
        """
        self._is_late = False
        with (
            self._in_words(),
            self._bounded(len(body or b"") + most),
            closing(self._response(method, path, {**self._headers, **headers}, body)) as response,
        ):
            is_read = response.status in wanted and response.status in _WITH_CONTENT
            is_several = response.status == 207 and 207 not in wanted
            answer = self._read(response, most if is_read else _AT_ONCE * is_several)
            if method == "HEAD" and answer.status != 200:
                self._line.close()  # wsgidav sends a page with it, which would be taken for the next answer
        if answer.status not in wanted or (
            method in _CHANGING and statuses.is_page(answer.status, answer.headers)
        ):
            status = statuses.among(answer.body) if is_several else answer.status
            raise ShareTrouble(statuses.meaning(status, answer.headers), self.address.host)
        return answer

    def _response(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> http.client.HTTPResponse:
        is_new = self._line.sock is None
        if is_new:
            self._connect()
        try:
            return self._asked(method, path, headers, body)
        except (*_GONE, ssl.SSLError):  # OpenSSL has no other name for a line that the other side reset
            self._line.close()
            if is_new or self._is_late:
                raise
            self._connect()  # the server ended a connection that lay still: that is no trouble
            return self._asked(method, path, headers, body)

    def _asked(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> http.client.HTTPResponse:
        try:
            self._line.request(method, path, body, dict(headers))
        except ConnectionError:
            with suppress(OSError, http.client.HTTPException):  # it may have said why before it hung up
                return self._line.getresponse()
            raise
        return self._line.getresponse()

    def _connect(self) -> None:
        host = self.address.host
        plain = socket.create_connection((host, self.address.port), self._patience.silence)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            private = self._context.wrap_socket(
                plain, server_hostname=host, do_handshake_on_connect=False, suppress_ragged_eofs=False
            )
        except (OSError, ValueError):
            plain.close()
            raise
        self._line.sock = private  # from here on it can be ended when the time is up
        try:
            private.do_handshake()
        except ssl.SSLError as error:
            if isinstance(error, _GONE) or self._is_late:
                raise
            raise tls.judged(error, host, self.address.port, self._patience.silence) from None

    def _read(self, response: http.client.HTTPResponse, most: int) -> Answer:
        """Read what is wanted of the body; what is too long and not wanted ends the connection."""
        headers = {name.lower(): value for name, value in response.getheaders()}
        limit, parts, size = max(most, _AT_ONCE), list[bytes](), 0
        while part := response.read1(_AT_ONCE):
            parts.append(part)
            size += len(part)
            if size > limit:
                break
        if size > limit or (most and size > most):
            self._line.close()
            if most:
                why = Trouble.LOGIN_PAGE if statuses.is_page(response.status, headers) else Trouble.TOO_LARGE
                raise ShareTrouble(why, self.address.host)
        elif response.length:
            raise http.client.IncompleteRead(b"")
        return Answer(response.status, headers, b"".join(parts) if most else b"")

    @contextmanager
    def _bounded(self, size: int) -> Iterator[None]:
        """End the connection when the question as a whole takes too long, however busy it seems."""
        timer = Timer(self._patience.question + size / self._patience.bytes_a_second, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        self._is_late = True
        line = self._line.sock
        if line is not None:
            with suppress(OSError):  # the plain end of it: the other thread may be inside the cipher
                socket.socket.shutdown(line, socket.SHUT_RDWR)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Make what goes wrong on the line into trouble with a sentence; the connection is not used again."""
        try:
            yield
        except ShareTrouble:
            self._line.close()
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._line.close()
            raise self._trouble(error) from None  # what the library says may hold the address or a header

    def _trouble(self, error: Exception) -> ShareTrouble:
        host = self.address.host
        if self._is_late or isinstance(error, TimeoutError):
            return ShareTrouble(Trouble.SLOW, host)
        if isinstance(error, OSError) and error.errno in _NO_WAY:
            return ShareTrouble(Trouble.NO_NETWORK, host)
        return ShareTrouble(next(why for kind, why in _MEANINGS if isinstance(error, kind)), host)


_MEANINGS: tuple[tuple[type[Exception], Trouble], ...] = (
    (socket.gaierror, Trouble.NO_NETWORK),
    (ConnectionRefusedError, Trouble.NOBODY_ANSWERS),
    (OSError, Trouble.CUT),
    (http.client.IncompleteRead, Trouble.CUT),
    (Exception, Trouble.NOT_A_SHARE),
)
