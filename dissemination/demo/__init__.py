"""The district that a newcomer meets: Định Hóa as of 2024, kept open as a simulation, with invented people and work.

`load` builds it through the services of the rooms below; nothing here is needed by a real office.
"""

from dissemination.demo.loading import AlreadyLoaded, NotHere, load

__all__ = ["AlreadyLoaded", "NotHere", "load"]
