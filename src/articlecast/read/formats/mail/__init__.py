"""A letter → Article: its parts, its text without quotes and furniture, its fields; nothing here reaches the world.

``letter`` takes a letter apart, ``plain`` makes HTML of its text, ``clean`` leaves the writer's words of it (with
``quoted``, ``furniture`` and ``links``), ``fields`` says who wrote what and when, and ``reader`` puts it together.
"""
