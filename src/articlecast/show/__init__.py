"""What a show is, and what it holds on disk: settings in, values of the ground and the stages out.

``settings`` is ``articlecast.toml``, of which ``shows`` reads the file and ``schema`` tells editors; ``identity`` the
show with its cover and GUID; ``sources`` what its sources hold now; ``episodes`` the folder of committed episodes;
``scripts`` what is said of an article, edited or not, ``digest`` what of a week; ``art`` and ``sounds`` its pictures
and sound files. ``fingerprint`` says what an episode depends on, ``memory`` and ``failures`` what the last run leaves
to the next, ``public`` and ``published`` what the world may see, and has.
"""
