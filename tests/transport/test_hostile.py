# SPDX-License-Identifier: EUPL-1.2
"""Servers and networks that nobody wants: nothing is sent to them, nobody else is called, and each is named."""

import gc
import socket
import ssl
import threading
from datetime import timedelta

import pytest

from spreekuur.errors.transport import AddressFault, AddressRefused, ShareTrouble, Trouble
from spreekuur.messages import explain
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Patience
from transport.conftest import ME, QUICK
from webdav_server import Authority, Davd, Listener, saying

HTML = b"<html><body>Welcome to the hall's Wi-Fi. Log in.</body></html>"
MULTISTATUS = b'<multistatus xmlns="DAV:"></multistatus>'


def said(status, body=b"", **headers):
    """An answer as it goes over the line."""
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body


def a_share(port, host="localhost", path="team", patience=QUICK):
    return Share(parse(f"https://{host}:{port}/{path}"), ME, patience)


def trouble(share):
    with pytest.raises(ShareTrouble) as caught:
        share.try_out()
    words = explain(caught.value)
    assert "geheim" not in words + repr(caught.value)
    assert "localhost" in words or caught.value.why is Trouble.LOGIN_PAGE
    return caught.value


def met(certificate, answer):
    """What comes of a server that gives this answer to everything, and what it was asked."""
    heard = []

    def reply(request):
        heard.append(request)
        return answer if isinstance(answer, bytes) else answer(request)

    hasty = Patience(silence=0.3, question=8)
    with saying(certificate, reply) as listener:
        return trouble(a_share(listener.port, patience=hasty)).why, heard


@pytest.mark.parametrize(
    "typed", ["http://localhost/team", "http://127.0.0.1:8080/", "HTTP://share.example/team", "http://[::1]/"]
)
def test_plain_http_is_refused_before_anybody_is_called(typed):
    with pytest.raises(AddressRefused) as caught:
        parse(typed)
    assert caught.value.why is AddressFault.NOT_HTTPS


def test_a_certificate_that_this_computer_does_not_trust_is_refused_and_its_issuer_named(tmp_path, trusted):
    box = Authority(tmp_path, "Inspecting Box\u202e of <b>the hall</b>")
    heard = []
    with saying(box.certificate("localhost"), lambda request: heard.append(request) or b"") as listener:
        error = trouble(a_share(listener.port))
    assert (error.why, error.issuer) == (Trouble.UNKNOWN_ISSUER, "Inspecting Box of <b>the hall</b>")
    assert "Inspecting Box" in explain(error)
    assert heard == []


def test_a_certificate_of_another_host_is_refused(authority, trusted):
    heard = []
    other = authority.certificate("portal.example")
    with saying(other, lambda request: heard.append(request) or b"") as listener:
        error = trouble(a_share(listener.port))
    assert (error.why, error.issuer, heard) == (Trouble.OTHER_CERTIFICATE, "Test authority", [])


def test_a_certificate_that_has_ended_is_refused_and_the_date_asked_about(authority, trusted):
    ended = authority.certificate("localhost", ends_in=timedelta(days=-1))
    with saying(ended, lambda request: b"") as listener:
        assert trouble(a_share(listener.port)).why is Trouble.DATE


def test_without_the_file_of_the_environment_the_test_server_is_not_trusted(certificate, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with saying(certificate, lambda request: b"") as listener:
        assert trouble(a_share(listener.port)).why is Trouble.UNKNOWN_ISSUER


def test_a_file_of_the_environment_that_is_none_trusts_nobody(certificate, monkeypatch, tmp_path):
    (tmp_path / "junk.pem").write_text("junk")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "junk.pem"))
    with saying(certificate, lambda request: b"") as listener:
        assert trouble(a_share(listener.port)).why is Trouble.UNKNOWN_ISSUER


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]
)
def test_no_redirect_is_followed(certificate, trusted, status):
    with saying(certificate, lambda request: said("207 Multi-Status", MULTISTATUS)) as elsewhere:
        for target in (
            f"https://localhost:{elsewhere.port}/team/",
            f"http://127.0.0.1:{elsewhere.port}/",
            "/else/",
        ):
            why, heard = met(certificate, said(status, Location=target))
            assert (why, len(heard)) == (Trouble.REDIRECTED, 1)
    assert elsewhere.calls == 0


def test_only_the_server_of_the_address_is_ever_called(served, share, monkeypatch):
    """Whatever stands in the environment: no proxy either."""
    called = []
    connect = socket.create_connection
    monkeypatch.setattr(
        socket, "create_connection", lambda to, *more: called.append(to) or connect(to, *more)
    )
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    share.try_out()
    assert called == [("localhost", served.port)]


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        (said("200 OK"), Trouble.NOT_A_SHARE),
        (said("200 OK", HTML, Content_Type="text/html; charset=utf-8"), Trouble.LOGIN_PAGE),
        (said("511 Log in", HTML, Content_Type="text/html"), Trouble.LOGIN_PAGE),
        (said("207 Multi-Status", HTML, Content_Type="text/html"), Trouble.NOT_A_SHARE),
        (said("207 Multi-Status"), Trouble.NOT_A_SHARE),
        (said("207 Multi-Status", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), Trouble.NOT_A_SHARE),
        (said("207 Multi-Status", b"<a>" * 300_000), Trouble.NOT_A_SHARE),
        (b"SSH-2.0-OpenSSH_9\r\n\r\n", Trouble.NOT_A_SHARE),
        (b"HTTP/1.1 999999 What\r\n\r\n", Trouble.NOT_A_SHARE),
        (b"HTTP/1.1 207 X\r\n" + b"A: b\r\n" * 500 + b"\r\n", Trouble.NOT_A_SHARE),
        (b"HTTP/1.1 207 X\r\nA: " + b"b" * 100_000 + b"\r\n\r\n", Trouble.NOT_A_SHARE),
        (b"HTTP/1.1 207 X\r\nContent-Length: -7\r\n\r\n", Trouble.SLOW),
        (b"HTTP/1.1 207 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Trouble.CUT),
        (b"HTTP/1.1 207 X\r\nContent-Length: 99999999999\r\n\r\n" + b"x" * 9_000_000, Trouble.TOO_LARGE),
        (b"HTTP/1.1 207 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n<a\r\n5\r\n", Trouble.SLOW),
    ],
)
def test_whatever_is_said_is_bounded_and_named(certificate, trusted, answer, meant):
    why, _heard = met(certificate, answer)
    assert why is meant


def test_a_server_that_says_yes_to_everything_is_found_out(certificate, trusted):
    def yes(request):
        propfind = request.startswith(b"PROPFIND")
        return said("207 Multi-Status", MULTISTATUS) if propfind else said("200 OK")

    why, heard = met(certificate, yes)
    assert why is Trouble.DIFFERENT
    assert [request.split()[0] for request in heard] == [b"PROPFIND", b"PUT", b"GET", b"DELETE"]


def test_a_port_where_nobody_is_and_a_name_that_nobody_has_are_named(trusted, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert trouble(a_share(port)).why is Trouble.NOBODY_ANSWERS

    def unknown(*_args):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert trouble(a_share(port)).why is Trouble.NO_NETWORK


@pytest.mark.parametrize(
    "talk",
    [lambda line: line.sendall(b"220 mail\r\n"), lambda line: line.sendall(b"HTTP/1.0 400 No\r\n\r\n")],
)
def test_a_server_without_tls_is_named(trusted, talk):
    listener = Listener(talk)
    try:
        assert trouble(a_share(listener.port)).why in (Trouble.NOT_PRIVATE, Trouble.CUT)
    finally:
        listener.close()


@pytest.mark.parametrize(
    "when", ["before the handshake", "before the answer", "in the answer", "drop by drop"]
)
def test_silence_ends(certificate, trusted, when):
    over = threading.Event()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def serve(line):
        if when != "before the handshake":
            line = context.wrap_socket(line, server_side=True)
            line.recv(65536)
        if when == "in the answer":
            line.sendall(b"HTTP/1.1 207 X\r\nContent-Length: 50\r\n\r\nx")
        if when == "drop by drop":
            line.sendall(b"HTTP/1.1 207 X\r\nContent-Length: 5000\r\n\r\n")
            while not over.wait(0.05):
                line.sendall(b"x")
        over.wait(20)
        line.close()

    listener = Listener(serve)
    quick = Patience(silence=0.3, question=0.5, bytes_a_second=10**9)
    try:
        assert trouble(a_share(listener.port, patience=quick)).why is Trouble.SLOW
    finally:
        over.set()
        listener.close()


def test_nothing_of_the_password_stays_in_what_can_be_printed(share):
    assert "geheim" not in repr(share) + repr(share.credentials)
    assert "kraam" not in repr(share)


def test_a_server_with_only_digest_is_told_as_a_wrong_password(certificate, trusted):
    answer = said("401 No", WWW_Authenticate='Digest realm="x", nonce="y"')
    assert met(certificate, answer)[0] is Trouble.PASSWORD


def test_no_connection_is_left_open(certificate, trusted, tmp_path):
    """Python warns of each, and warnings fail here."""
    server = Davd(tmp_path, certificate)
    Share(parse(server.url()), ME, QUICK).try_out()
    server.close()
    gc.collect()
