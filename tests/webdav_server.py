# SPDX-License-Identifier: EUPL-1.2
"""A real WebDAV server on this computer, over real TLS with certificates made here; and lines to it that break."""

import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cheroot import makefile
from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what it imports for passwords of a system is on its way out of Python
    from wsgidav.fs_dav_provider import FileResource
    from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "kraam", "geheim-wóórd"
_flush = makefile.BufferedWriter._flush_unlocked


def _flush_or_forget(writer) -> None:
    """Of a line that was cut, cheroot would still complain when Python takes it away."""
    try:
        _flush(writer)
    except OSError:
        writer._write_buf.clear()


makefile.BufferedWriter._flush_unlocked = _flush_or_forget
_PEM = serialization.Encoding.PEM


class Authority:
    """Signs certificates; `file` is what a computer has to trust for them."""

    def __init__(self, folder: Path, name: str = "Test authority") -> None:
        self.folder, self.name = folder, x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        basic = x509.BasicConstraints(ca=True, path_length=0)
        made = self._signed(self.name, self.key).add_extension(basic, critical=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(made.sign(self.key, hashes.SHA256()).public_bytes(_PEM))

    def certificate(
        self, *hosts: str, ends_in: timedelta = timedelta(days=1), begins_in: timedelta = timedelta(days=-400)
    ) -> Path:
        """A file with a certificate for these hosts, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [
            x509.DNSName(each) if each[-1].isalpha() else x509.IPAddress(ip_address(each)) for each in hosts
        ]
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
        made = self._signed(subject, key, begins_in, ends_in).add_extension(
            x509.SubjectAlternativeName(names), critical=False
        )
        plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        file = self.folder / f"{hosts[0]} {x509.random_serial_number():x}.pem"
        file.write_bytes(
            made.sign(self.key, hashes.SHA256()).public_bytes(_PEM) + key.private_bytes(_PEM, *plain)
        )
        return file

    def _signed(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        begins_in: timedelta = timedelta(days=-400),
        ends_in: timedelta = timedelta(days=1),
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + begins_in)
            .not_valid_after(now + ends_in)
        )


@contextmanager
def closing_what_was_cut() -> Iterator[None]:
    """wsgidav forgets the file of a line that was cut; Python would warn of each."""
    opened, begin = [], FileResource.begin_write

    def noted(resource, **more):
        opened.append(begin(resource, **more))
        return opened[-1]

    FileResource.begin_write = noted
    try:
        yield
    finally:
        FileResource.begin_write = begin
        for file in opened:
            file.close()


Request = dict[str, object]
Refusal = tuple[str, dict[str, str], bytes]


class Davd:
    """wsgidav over TLS on a port of this computer.

    `instead` may answer a request in its place, `done` is called when it was done and nobody knows yet, and `also` are
    headers that every answer carries.
    """

    def __init__(self, folder: Path, certificate: Path) -> None:
        self.folder, self.asked = folder, list[tuple[str, str]]()
        self.instead: Callable[[Request], Refusal | None] = lambda request: None
        self.done: Callable[[Request], object] = lambda request: None
        self.also = dict[str, str]()
        self._app = WsgiDAVApp(
            {
                "provider_mapping": {"/": {"root": str(folder), "readonly": False}},
                "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
                "http_authenticator": {"accept_digest": False, "default_to_digest": False},
                "verbose": 0,
                "logging": {"enable": False},
            }
        )
        self._server = Server(("127.0.0.1", 0), self._answer, numthreads=4, timeout=5)
        self._server.ssl_adapter = BuiltinSSLAdapter(str(certificate), str(certificate))
        self._server.error_log = lambda *_args, **_more: None  # lines that break are what the tests are about
        self._server.prepare()
        self.port = self._server.bind_addr[1]
        self._thread = threading.Thread(target=self._server.serve, daemon=True)
        self._thread.start()

    def url(self, path: str = "", *, port: int = 0, host: str = "localhost") -> str:
        return f"https://{host}:{port or self.port}/{path}"

    def close(self) -> None:
        self._server.stop()
        self._thread.join()

    def _answer(self, environ, start_response):
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        if (refusal := self.instead(environ)) is None:
            return self._done(environ, start_response)
        status, headers, body = refusal
        start_response(status, [*headers.items(), ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _done(self, environ, start_response):
        def start(status, headers, *more):
            kept = [one for one in headers if one[0].lower() not in map(str.lower, self.also)]
            return start_response(status, [*kept, *self.also.items()], *more)

        body = list(self._app(environ, start))
        self.done(environ)
        return body


class Listener:
    """Takes connections on a port of this computer, each in a thread of its own."""

    def __init__(self, serve: Callable[[socket.socket], None]) -> None:
        self._serve, self.calls, self._threads = serve, 0, list[threading.Thread]()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._socket.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                line, _from = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            thread = threading.Thread(target=self._one, args=(line,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def _one(self, line: socket.socket) -> None:
        with line, suppress(OSError, ValueError):
            self._serve(line)


@contextmanager
def saying(certificate: Path, answer: Callable[..., bytes], *, hears: bool = False) -> Iterator[Listener]:
    """A server that says to each request, by its head, whatever it likes; by its body, too, when it `hears`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def serve(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as private, private.makefile("rb") as heard:
            while line := heard.readline():
                head = [line]
                while (line := heard.readline()).strip():
                    head.append(line)
                sizes = [
                    int(each.split(b":")[1]) for each in head if each.lower().startswith(b"content-length:")
                ]
                body = heard.read(sum(sizes))
                private.sendall(answer(b"".join(head), *[body] * hears))

    listener = Listener(serve)
    try:
        yield listener
    finally:
        listener.close()


@dataclass
class Line:
    """The wire to a server: after so many bytes, there and back together, it is cut, and `cut` is called."""

    to: int
    after: int = 10**12
    carried: int = 0
    calls: int = 0
    cut: Callable[[], object] = lambda: None
    open: list[socket.socket] = field(default_factory=list)

    @contextmanager
    def laid(self) -> Iterator[int]:
        """The port at which the wire begins."""
        listener = Listener(self._carry)
        try:
            yield listener.port
        finally:
            listener.close()

    def drop(self) -> None:
        """End every connection, as a router does with those that say nothing for long."""
        for end in self.open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _carry(self, near: socket.socket) -> None:
        self.calls += 1
        with socket.create_connection(("127.0.0.1", self.to)) as far:
            self.open += [near, far]
            for end in (near, far):  # or each small piece waits a fortieth of a second for the next
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            back = threading.Thread(target=self._pass, args=(far, near), daemon=True)
            back.start()
            self._pass(near, far)
            back.join()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while part := source.recv(4096):
                left = max(self.after - self.carried, 0)
                self.carried += len(part)
                sink.sendall(part[:left])
                if len(part) > left:
                    self.cut()
                    break
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
