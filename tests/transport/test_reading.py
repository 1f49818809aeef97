# SPDX-License-Identifier: EUPL-1.2
"""What is typed as an address, and what a server says is in a folder: whatever it is, it is read safely or refused."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.errors.transport import AddressFault, AddressRefused
from spreekuur.transport import listing
from spreekuur.transport.address import is_address, parse
from spreekuur.transport.listing import NoListing

HERE = parse("https://share.example/team")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://share.example", "https://share.example/"),
        (" https://Share.Example:443/team ", "https://share.example/team/"),
        ("https://share.example:8443/a//b/", "https://share.example:8443/a/b/"),
        ("https://share.example/Ана/50%25", "https://share.example/%D0%90%D0%BD%D0%B0/50%25/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_an_address_is_read_one_way(typed, read):
    assert str(parse(typed)) == read
    assert parse(read) == parse(typed)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", AddressFault.NOT_AN_ADDRESS),
        ("share.example/team", AddressFault.NOT_AN_ADDRESS),
        ("file:///etc", AddressFault.NOT_AN_ADDRESS),
        ("https://", AddressFault.NOT_AN_ADDRESS),
        ("https://a b/", AddressFault.NOT_AN_ADDRESS),
        ("https://host/a\nHost: other", AddressFault.NOT_AN_ADDRESS),
        ("https://host:99999/", AddressFault.NOT_AN_ADDRESS),
        ("https://host/?q=1", AddressFault.NOT_AN_ADDRESS),
        ("https://host/a/../b", AddressFault.NOT_AN_ADDRESS),
        ("https://host/a%2Fb", AddressFault.NOT_AN_ADDRESS),
        ("https://host/a%0d%0aX: y", AddressFault.NOT_AN_ADDRESS),
        ("https://host\\@other/", AddressFault.NOT_AN_ADDRESS),
        ("https://me:secret@host/", AddressFault.WITH_PASSWORD),
        ("http://host/", AddressFault.NOT_HTTPS),
    ],
)
def test_what_is_no_address_is_refused_for_its_reason(typed, why):
    with pytest.raises(AddressRefused) as caught:
        parse(typed)
    assert caught.value.why is why


TYPED = st.text(max_size=40)


@given(TYPED | TYPED.map(lambda rest: "https://" + rest) | TYPED.map(lambda rest: "https://h/" + rest))
def test_any_text_is_an_https_address_or_refused(typed):
    try:
        found = parse(typed)
    except AddressRefused:
        return
    assert str(found).isascii()
    assert str(found).startswith("https://")
    assert found.path[0] == found.path[-1] == "/"
    assert parse(str(found)) == found


def test_a_folder_is_no_address():
    assert [is_address(text) for text in ("E:\\", "/mnt/stick", "https://x", "HTTP://x")] == [
        False,
        False,
        True,
        True,
    ]


def told(*entries, tail=""):
    """What a server says of a folder: hrefs with what it says of each."""
    one = "<d:response><d:href>{}</d:href><d:propstat><d:prop>{}</d:prop></d:propstat></d:response>"
    body = "".join(one.format(href, said) for href, said in entries)
    return f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{body}</d:multistatus>{tail}'.encode()


def size(number):
    return f"<d:resourcetype/><d:getcontentlength>{number}</d:getcontentlength>"


def test_only_files_right_in_the_folder_are_found():
    folder = "<d:resourcetype><d:collection/></d:resourcetype>"
    said = told(
        ("/team/", folder),
        ("/team/b.spreekuur", size(7)),
        ("https://share.example/team/a.spreekuur", size("many")),
        ("/team/folder/", folder),
        ("/team/folder", folder),
        ("/team/deep/c.spreekuur", size(1)),
        ("/other/d.spreekuur", size(1)),
        ("/team/..%2F..%2Fetc%2Fpasswd", size(1)),
        ("/team/..", size(1)),
        ("/team/x%00y", size(1)),
        ("/team/C%3A%5Cwindows", size(1)),
        ("/team/%FF", size(1)),
        ("", size(1)),
    )
    assert [(one.name, one.size) for one in listing.read(said, HERE)] == [
        ("a.spreekuur", None),
        ("b.spreekuur", 7),
    ]


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"<html/>",
        told(tail="junk"),
        told()[:-3],
        b'<?xml version="1.0" encoding="klingon"?><a/>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d:multistatus xmlns:d="DAV:">&b;</d:multistatus>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><d:multistatus xmlns:d="DAV:"/>',
        told(*[("/team/x", "")] * (listing.MOST_FILES + 1)),
    ],
)
def test_what_is_no_listing_is_refused(untrusted):
    with pytest.raises(NoListing):
        listing.read(untrusted, HERE)


@given(
    st.binary()
    | st.lists(st.tuples(st.text(), st.integers())).map(
        lambda them: told(*[(quote(n), size(i)) for n, i in them])
    )
)
def test_any_answer_gives_plain_names_or_is_refused(untrusted):
    try:
        found = listing.read(untrusted, HERE)
    except NoListing:
        return
    assert all("/" not in one.name and one.name not in ("", ".", "..") for one in found)


@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs"), exclude_characters='/\\:*?"<>|'),
        min_size=1,
        max_size=60,
    )
)
def test_every_name_that_may_be_comes_back(name):
    if name not in (".", ".."):
        (found,) = listing.read(told((HERE.of(name), size(3))), HERE)
        assert (found.name, found.size) == (name, 3)
