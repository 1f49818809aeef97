# SPDX-License-Identifier: EUPL-1.2
"""What Nextcloud is known to answer, said again from memory: it is no Nextcloud, and none was run.

Known from its documentation for developers (basic operations over WebDAV, public links), from what sabre/dav and
Nextcloud's `dav` app do on each question, and from what people showed of their servers: names in `d:`, `oc:` and `s:`,
errors as XML, `OC-FileId` and `OC-ETag` beside a weak or strong ETag, a list of found and of not found properties.
"""

import base64
import hashlib
from email.parser import BytesParser
from urllib.parse import unquote, urlsplit

from webdav_server import PASSWORD, USER

HOME = "/remote.php/dav/files/kraam/Cijfers/"
LINK = "/public.php/dav/files/dCP8yn3N86EK9sL/"
_MANY = 3
_ERROR = (
    '<?xml version="1.0" encoding="utf-8"?>\n<d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns">\n'
    "  <s:exception>{}</s:exception>\n  <s:message>{}</s:message>\n</d:error>\n"
)
_SABRE, _DAV = "Sabre\\DAV\\Exception\\", "OCA\\DAV\\Connector\\Sabre\\Exception\\"
KNOWN = {
    "401": ("Unauthorized", _SABRE + "NotAuthenticated", "No public access to this resource."),
    "403": ("Forbidden", _SABRE + "Forbidden", "x cannot be renamed"),
    "404": ("Not Found", _SABRE + "NotFound", "File with name //x could not be located"),
    "405": ("Method Not Allowed", _SABRE + "MethodNotAllowed", "The resource already exists"),
    "409": ("Conflict", _SABRE + "Conflict", "Parent node does not exist"),
    "412": ("Precondition Failed", _SABRE + "PreconditionFailed", "The destination node already exists"),
    "423": ("Locked", _DAV + "FileLocked", '"Cijfers/x" is locked'),
    "429": ("Too Many Requests", _DAV + "TooManyRequests", ""),
    "503": ("Service Unavailable", _SABRE + "ServiceUnavailable", "System is in maintenance mode."),
    "507": ("Insufficient Storage", _SABRE + "InsufficientStorage", "No space left"),
}
_MORE = {
    "401": 'WWW-Authenticate: Basic realm="Nextcloud", charset="UTF-8"\r\n',
    "429": "Retry-After: 180\r\n",
    "503": "Retry-After: 120\r\n",
}


def refusal(status: str) -> bytes:
    """An error as Nextcloud says it."""
    word, kind, message = KNOWN[status]
    return _said(f"{status} {word}", _ERROR.format(kind, message).encode(), _MORE.get(status, ""))


class Nextcloud:
    """Keeps files in memory; `instead` may refuse a question by its method and path."""

    def __init__(self, home: str = HOME, *, drop: bool = False) -> None:
        self.home, self.drop = home, drop
        self.files, self.folders = dict[str, bytes](), {""}
        self.instead = lambda method, path: None
        self.wrong, self.asked = 0, list[str]()

    def __call__(self, head: bytes, body: bytes) -> bytes:
        line, _end, rest = head.partition(b"\r\n")
        method, target, _version = line.decode().split()
        headers = BytesParser().parsebytes(rest)
        path = unquote(target)
        self.asked.append(method)
        if (status := self._not_let_in(headers)) or (status := self.instead(method, path)):
            return refusal(status)
        if not path.startswith(self.home):
            return refusal("404")
        name = path.removeprefix(self.home).rstrip("/")
        if self.drop and (method != "PUT" or "/" in name):
            return refusal("405")
        return getattr(self, "_" + method.lower())(name, headers, body)

    def _not_let_in(self, headers) -> str | None:
        if "public.php" in self.home:
            return None if headers["X-Requested-With"] == "XMLHttpRequest" else "401"
        told = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.wrong > _MANY:
            return "429"
        self.wrong += (no := headers["Authorization"] != f"Basic {told}")
        return "401" if no else None

    def _propfind(self, name, headers, _body) -> bytes:
        if name not in self.folders and name not in self.files:
            return refusal("404")
        inner = sorted(one for one in [*self.folders, *self.files] if one and _parent(one) == name)
        named = [name, *(inner if headers["Depth"] == "1" and name in self.folders else [])]
        space = 'xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns"'
        body = f'<?xml version="1.0"?>\n<d:multistatus {space} xmlns:nc="http://nextcloud.org/ns">'
        body += "".join(self._told(one) for one in named) + "</d:multistatus>\n"
        kind = "Content-Type: application/xml; charset=utf-8\r\nVary: Brief,Prefer\r\nDAV: 1, 3\r\n"
        return _said("207 Multi-Status", body.encode(), kind)

    def _told(self, name: str) -> str:
        found = (
            "<d:resourcetype/>" + f"<d:getcontentlength>{len(self.files.get(name, b''))}</d:getcontentlength>"
        )
        href, lacks = self.home + name, "<oc:checksums/>"
        if name in self.folders:
            found, lacks = "<d:resourcetype><d:collection/></d:resourcetype>", "<d:getcontentlength/>"
            href = href.rstrip("/") + "/"
        one = "<d:propstat><d:prop>{}</d:prop><d:status>HTTP/1.1 {}</d:status></d:propstat>"
        parts = one.format(found, "200 OK") + one.format(lacks, "404 Not Found")
        return f"<d:response><d:href>{href}</d:href>{parts}</d:response>"

    def _get(self, name, _headers, _body) -> bytes:
        if name in self.folders:
            return _said("501 Not Implemented", b"")
        if name not in self.files:
            return refusal("404")
        shown = f"Content-Disposition: attachment; filename*=UTF-8''x\r\n{_marks(self.files[name])}"
        return _said("200 OK", self.files[name], shown + "X-Accel-Buffering: no\r\n")

    def _head(self, name, headers, body) -> bytes:
        head, end, _content = self._get(name, headers, body).partition(b"\r\n\r\n")
        return head + end

    def _put(self, name, headers, body) -> bytes:
        if _parent(name) not in self.folders:
            return refusal("409")
        if headers["If-None-Match"] == "*" and name in self.files:
            return refusal("412")
        status = "204 No Content" if name in self.files else "201 Created"
        self.files[name] = body
        return _said(status, b"", _marks(body))

    def _mkcol(self, name, _headers, _body) -> bytes:
        if name in self.folders:
            return refusal("405")
        if _parent(name) not in self.folders:
            return refusal("409")
        self.folders.add(name)
        return _said("201 Created", b"", "OC-FileId: 00000083oc8k3l1\r\n")

    def _move(self, name, headers, _body) -> bytes:
        to = unquote(urlsplit(headers["Destination"]).path).removeprefix(self.home).rstrip("/")
        if name not in self.folders | set(self.files):
            return refusal("404")
        if _parent(to) not in self.folders:
            return refusal("409")
        if headers["Overwrite"] == "F" and to in self.folders | set(self.files):
            return refusal("412")
        self.folders = {_renamed(one, name, to) for one in self.folders}
        self.files = {_renamed(one, name, to): content for one, content in self.files.items()}
        return _said("201 Created", b"", "OC-FileId: 00000083oc8k3l1\r\n")

    def _delete(self, name, _headers, _body) -> bytes:
        if name not in self.folders | set(self.files):
            return refusal("404")
        self.folders = {one for one in self.folders if not f"{one}/".startswith(f"{name}/")}
        self.files = {one: it for one, it in self.files.items() if not f"{one}/".startswith(f"{name}/")}
        return _said("204 No Content", b"")


def _said(status: str, body: bytes, headers: str = "") -> bytes:
    if "Content-Type" not in headers and body:
        headers += "Content-Type: application/xml; charset=utf-8\r\n"
    size = "" if status.startswith("204") else f"Content-Length: {len(body)}\r\n"
    return f"HTTP/1.1 {status}\r\n{size}{headers}\r\n".encode() + body


def _marks(content: bytes) -> str:
    tag = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return f'OC-ETag: "{tag}"\r\nETag: W/"{tag}"\r\nOC-FileId: 00000042oc8k3l1\r\nX-OC-MTime: accepted\r\n'


def _parent(name: str) -> str:
    return name.rpartition("/")[0]


def _renamed(one: str, name: str, to: str) -> str:
    return to + one.removeprefix(name) if f"{one}/".startswith(f"{name}/") else one
