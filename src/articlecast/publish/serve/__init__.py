"""The show as a web application: byte ranges, validators, private feeds.

``app`` answers requests, ``subscribers`` keeps who may hear a private show.
"""
