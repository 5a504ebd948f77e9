"""Which addresses are everybody's, and which lead into a network of the one who asks."""

from __future__ import annotations

import pytest

from articlecast.read.fetch.hosts import is_public

OF_ONE_SITE = {
    "0.0.0.0/8": ("0.0.0.0", "0.1.2.3"),  # noqa: S104 -- to be refused
    "100.64.0.0/10": ("100.64.0.1", "100.100.100.200", "100.127.255.254"),  # Alibaba's machines ask the second
    "Azure's host": ("168.63.129.16", "::ffff:168.63.129.16", "64:ff9b::a83f:8110", "2002:a83f:8110::1"),
    "192.0.0.0/24": ("192.0.0.1", "192.0.0.9", "192.0.0.192"),  # Oracle's machines ask the last
    "metadata": ("169.254.169.254", "169.254.170.2", "fd00:ec2::254", "fd20:ce::254"),
    "IPv4 in IPv6": ("::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::ffff:0:127.0.0.1"),
    "NAT64": ("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::6440:1", "64:ff9b:1::808:808"),
    "6to4": ("2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:6440:1::1"),
    "Teredo": ("2001:0:4136:e378:8000:63bf:f5ff:fffe",),
    "fd00::/8": ("fd00::1", "fdff:ffff::1"),
    "fe80::/10": ("fe80::1", "febf::1"),
    "nobody's": ("255.255.255.255", "240.0.0.1", "224.0.0.1", "ff02::1", "198.18.0.1", "2001:db8::1", "::", "::1"),
}


@pytest.mark.parametrize("place", [place for places in OF_ONE_SITE.values() for place in places])
def test_an_address_of_one_site_is_not_public_however_it_is_written(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize(
    "place",
    ["8.8.8.8", "168.63.129.15", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_an_address_of_the_whole_internet_is_public(place: str) -> None:
    assert is_public(place)
