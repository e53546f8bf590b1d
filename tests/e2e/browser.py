"""A real browser for tests of pages: Debian's Chromium without a screen, told what to do over its debugging pipe.

Nothing is needed but the standard library: messages are JSON, each ended by a zero byte, on file descriptors 3
and 4 of the browser. Whatever address it asks for beside the file is refused and noted.

Source: Chrome DevTools Protocol, --remote-debugging-pipe.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
)  # fmt: skip
#: Gives the browser its pipe, whatever numbers that has here, and becomes the browser.
_AS_3_AND_4 = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(word), fcntl.F_DUPFD, 10) for word in sys.argv[1:3]]
for number, end in enumerate(ends, 3):
    os.dup2(end, number)
os.execv(sys.argv[3], sys.argv[3:])
"""
#: So long it may be silent before it counts as stuck.
_PATIENCE_S = 120
_KEYS = {
    "Escape": 27,
    "Enter": 13,
    "Tab": 9,
    "ArrowRight": 39,
    "ArrowLeft": 37,
    "ArrowDown": 40,
    "ArrowUp": 38,
}


class BrowserError(Exception):
    """The browser refused what it was told, or has ended."""


class Browser:
    """One browser process.

    Args:
        profile: An empty folder for what it keeps.
    """

    def __init__(self, profile: Path) -> None:
        reads, its_output = os.pipe()
        its_input, writes = os.pipe()
        ends = str(its_input), str(its_output)
        words = [
            sys.executable,
            "-c",
            _AS_3_AND_4,
            *ends,
            PROGRAM,
            *_FLAGS,
            f"--user-data-dir={profile}",
            "about:blank",
        ]
        self._process = subprocess.Popen(
            words, pass_fds=(its_input, its_output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(its_input)
        os.close(its_output)
        self._reads, self._writes = os.fdopen(reads, "rb", buffering=0), os.fdopen(writes, "wb", buffering=0)
        self._rest = b""
        self._numbers = itertools.count(1)
        self.listeners: list[Callable[[dict[str, Any]], None]] = []
        #: What it told while an answer was waited for; what is waited for next may be among it.
        self._early: deque[dict[str, Any]] = deque(maxlen=1000)

    def call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Tell the browser to do something and return its answer.

        Raises:
            BrowserError: It refused.
        """
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        self._writes.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") != number:
                self._tell(answer)
                self._early.append(answer)
                continue
            if "error" in answer:
                raise BrowserError(f"{method}: {answer['error']}")
            result: dict[str, Any] = answer["result"]
            return result

    def wait_for(self, method: str) -> dict[str, Any]:
        """Return the next event of a name that nobody has waited for yet."""
        while self._early:
            answer = self._early.popleft()
            if answer.get("method") == method:
                return answer
        while True:
            answer = self._next()
            self._tell(answer)
            if answer.get("method") == method:
                return answer

    def forget(self) -> None:
        """Wait for nothing that it has told before."""
        self._early.clear()

    def _tell(self, answer: dict[str, Any]) -> None:
        for listener in self.listeners:
            listener(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            if not select.select([self._reads], [], [], _PATIENCE_S)[0]:
                raise BrowserError(f"the browser has said nothing for {_PATIENCE_S} seconds")
            more = self._reads.read(1 << 20)
            if not more:
                raise BrowserError("the browser has ended")
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer

    def close(self) -> None:
        """End the browser."""
        try:
            self.call("Browser.close")
        except (BrowserError, OSError):
            self._process.kill()
        self._writes.close()
        self._process.wait(20)
        self._reads.close()


class Tab:
    """One page in the browser.

    Attributes:
        requests: Every address that it has asked for.
        answered: Every address on the web that has answered.
        messages: What stands in its console: errors, warnings, violations of its policy.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._target = target
        self._folder = Path()
        self._features: list[dict[str, str]] = []
        self.requests: list[str] = []
        self.answered: list[str] = []
        self.messages: list[str] = []
        browser.listeners.append(self._hear)
        for domain in ("Page", "Network", "Runtime", "Log", "Accessibility", "DOM"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Tell this page's part of the browser to do something."""
        return self._browser.call(method, self._session, **params)

    def _hear(self, message: dict[str, Any]) -> None:
        if message.get("sessionId") != self._session:
            return
        params = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Network.responseReceived" if params["response"]["url"].startswith("http"):
                self.answered.append(params["response"]["url"])
            case "Log.entryAdded":
                self.messages.append(params["entry"]["text"])
            case "Runtime.consoleAPICalled":
                self.messages.append(str([arg.get("value") for arg in params["args"]]))
            case "Runtime.exceptionThrown":
                self.messages.append(str(params["exceptionDetails"]))

    def open(self, path: Path, fragment: str = "") -> None:
        """Load a file and wait until it stands."""
        self.requests.clear()
        self.messages.clear()
        self.call("Page.navigate", url=path.resolve().as_uri() + fragment)
        while self.run("document.readyState") != "complete" or "about:blank" in str(
            self.run("location.href")
        ):
            pass

    def run(self, code: str) -> Any:
        """Return what JavaScript of ours finds; it runs even where the page's own may not."""
        found = self.call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise BrowserError(str(found["exceptionDetails"]))
        return found["result"].get("value")

    def settle(self) -> None:
        """Wait until two more frames were drawn."""
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

    def size(self, width: int, height: int, *, dark: bool = False, scale: float = 1.0) -> None:
        """Give the page a window of a size, on a light or a dark desktop."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=width < 600,
        )
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        features.append({"name": "prefers-reduced-motion", "value": "reduce"})
        self.call("Emulation.setEmulatedMedia", media="screen", features=features)
        self._features = features

    def scripts(self, *, on: bool) -> None:
        """Let the page's own script run, or not."""
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def press(self, key: str, *, ctrl: bool = False) -> None:
        """Press a key and let it go."""
        code = _KEYS.get(key, ord(key.upper()) if len(key) == 1 else 0)
        about: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 2 if ctrl else 0}
        written = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 and not ctrl else {}
        self.call("Input.dispatchKeyEvent", type="keyDown" if written else "rawKeyDown", **about, **written)
        self.call("Input.dispatchKeyEvent", type="keyUp", **about)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self.call("Input.insertText", text=text)

    def roles(self) -> dict[str, int]:
        """Return how often each role stands in the accessibility tree."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        found: dict[str, int] = {}
        for node in nodes:
            if not node.get("ignored"):
                role = str(node["role"]["value"])
                found[role] = found.get(role, 0) + 1
        return found

    def picture(self, out: Path) -> None:
        """Write what is on screen as a PNG."""
        out.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def printed(self) -> bytes:
        """Return the page as a tagged PDF on A4."""
        self.call("Emulation.setEmulatedMedia", media="", features=self._features)
        made = self.call(
            "Page.printToPDF",
            paperWidth=8.27,
            paperHeight=11.69,
            preferCSSPageSize=True,
            generateTaggedPDF=True,
        )
        return base64.b64decode(made["data"])

    def saves_into(self, folder: Path) -> None:
        """Let the browser save what is downloaded into a folder, without asking."""
        self._folder = folder
        self._browser.forget()
        self._browser.call(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder), eventsEnabled=True
        )

    def saved(self) -> Path:
        """Wait until a download is done and return its file."""
        name = self._browser.wait_for("Browser.downloadWillBegin")["params"]["suggestedFilename"]
        while (
            state := self._browser.wait_for("Browser.downloadProgress")["params"]["state"]
        ) == "inProgress":
            pass
        assert state == "completed"
        return self._folder / str(name)

    def close(self) -> None:
        """Close the page."""
        self._browser.listeners.remove(self._hear)
        self._browser.call("Target.closeTarget", targetId=self._target)


@contextmanager
def browser() -> Iterator[Browser]:
    """Run a browser with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        running = Browser(Path(profile))
        try:
            yield running
        finally:
            running.close()
