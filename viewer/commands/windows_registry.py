"""The part of Windows' registry that belongs to the user. Imported on Windows alone."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    import winreg

    #: SHCNE_ASSOCCHANGED, with SHCNF_IDLIST (0). Source: "SHChangeNotify function".
    _TYPES_CHANGED = 0x08000000

    class UserRegistry:
        """Writes below HKEY_CURRENT_USER, where no rights of an administrator are asked for."""

        def write(self, key: str, name: str, value: str) -> None:
            """Write a text under a name of a key; the key's own under the empty name.

            Raises:
                OSError: It could not be written.
            """
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def remove(self, key: str) -> None:
            """Take a key away with all below it, if it is there.

            Raises:
                OSError: It could not be taken away.
            """
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_ALL_ACCESS) as opened:
                    while winreg.QueryInfoKey(opened)[0]:
                        self.remove(rf"{key}\{winreg.EnumKey(opened, 0)}")
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            except FileNotFoundError:
                return

        def forget(self, key: str, name: str) -> None:
            """Take a name out of a key, if it is there.

            Raises:
                OSError: It could not be taken out.
            """
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return

        def told(self) -> None:
            """Let Explorer look at its file types again."""
            ctypes.windll.shell32.SHChangeNotify(_TYPES_CHANGED, 0, None, None)
