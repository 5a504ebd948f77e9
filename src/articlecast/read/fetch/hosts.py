"""Addresses and hosts: what a web page's address is, and which hosts are everybody's."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urljoin, urlsplit

from articlecast.errors import ReadError

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ASSIGNED = ipaddress.IPv6Network("2000::/3")  # RFC 4291, 2.4, and IANA: all else is of one site, or of nobody
_OF_ONE_SITE = (
    ipaddress.IPv4Network("192.0.0.0/24"),  # RFC 6890, and Python calls some of it global; Oracle's machines ask there
    ipaddress.IPv4Network("168.63.129.16/32"),  # the host below every machine of Azure's, keys and settings with it
)


def split_address(address: str) -> SplitResult:
    """The parts of a web page's address; raises ReadError for anything else."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ReadError(address, "is no address", "check the address for a slip") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise ReadError(address, "is no address of a web page", "give an address that begins with https://")
    return parts


def join_address(place: str, target: str) -> str:
    """Where a redirect from ``place`` leads; raises ReadError where that is no address."""
    try:
        return urljoin(place, target)
    except ValueError as error:
        raise ReadError(place, f"redirects to {target[:80]!r}, which is no address", f"curl -I {place}") from error


def write_host(host: str) -> str:
    """The host in ASCII, by IDNA where it has other letters."""
    try:
        return host.encode("ascii").decode()
    except UnicodeError:
        return host.encode("idna").decode("ascii")


def is_public(place: str) -> bool:
    """Whether the IP address is one of the whole Internet, also where it wraps another that leads elsewhere."""
    ip = ipaddress.ip_address(place)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:  # RFC 6052: the last 32 bits are where it leads
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    if isinstance(ip, ipaddress.IPv6Address):
        known = ip in _ASSIGNED
    else:
        known = not any(ip in network for network in _OF_ONE_SITE)
    return known and ip.is_global and not ip.is_multicast and not ip.is_reserved
