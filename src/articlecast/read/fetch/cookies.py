"""A reader's own cookies: what a site that somebody subscribes to knows its subscribers by."""

from __future__ import annotations

from functools import cached_property
from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path
from urllib.request import Request

from articlecast.errors import UsageError

_EXAMPLE = "export it again from the browser, as Netscape's cookies.txt"


class Cookies:
    """The cookies in a file of Netscape's form (https://curl.se/docs/http-cookies.html), read when first wanted.

    Each goes to the site that it is of alone, over the connection that it is meant for, and until it ends (RFC 6265).
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def find(self, address: str) -> dict[str, str]:
        """The header with the cookies for that address, none where there are none; raises UsageError."""
        if not self._path:
            return {}
        request = Request(address)  # noqa: S310 -- it is asked for its cookies, and never opened
        self._jar.add_cookie_header(request)
        cookie = request.get_header("Cookie")
        return {"Cookie": cookie} if cookie else {}

    @cached_property
    def _jar(self) -> MozillaCookieJar:
        jar = MozillaCookieJar(self._path)
        try:
            jar.load(ignore_discard=True, ignore_expires=True)
        except (LoadError, ValueError) as error:
            name = Path(self._path).name
            raise UsageError("read.cookies", f"{name} is no file of cookies as browsers export it", _EXAMPLE) from error
        except OSError as error:
            raise UsageError("read.cookies", f"{self._path}: {error.strerror or error}", _EXAMPLE) from error
        for cookie in jar:
            if cookie.expires == 0:  # as curl and the extensions write it: of the session, for as long as it is there
                cookie.expires = None
        jar.clear_expired_cookies()
        return jar
