"""The browser of the tests finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import DESKTOP, PHONE, Browser, chromium

BROKEN = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Mål</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>p { color: #aaa; background: #fff } .bred { width: 50rem }</style></head>
<body><main><h1>Mål</h1><p class="bred">Grå skrift på hvidt</p><input></main>
<script>document.title = "kørt"</script></body></html>""".encode()
SOUND = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Mål</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Mål</h1><p>Sort skrift på hvidt</p></main></body></html>""".encode()


def test_what_is_wrong_with_a_page_is_found(browser: Browser) -> None:
    browser.open(BROKEN, width=PHONE)
    assert any("Content Security Policy" in error for error in browser.errors())
    assert "bred" in "".join(browser.wider_than_the_window())
    barriers = "\n".join(browser.barriers())
    assert "color-contrast (serious)" in barriers
    assert "label (critical)" in barriers


def test_of_a_sound_page_nothing_is_said(browser: Browser) -> None:
    browser.open(SOUND, width=PHONE)
    assert (browser.errors(), browser.wider_than_the_window(), browser.barriers()) == ([], [], [])
    assert "Sort skrift" in browser.printed()


def test_a_picture_is_kept_where_it_is_asked_for(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.open(SOUND, width=DESKTOP)
    monkeypatch.delenv("MAALPLAN_SCREENSHOTS", raising=False)
    browser.picture("lyd")
    monkeypatch.setenv("MAALPLAN_SCREENSHOTS", str(tmp_path / "billeder"))
    browser.picture("lyd")
    assert (tmp_path / "billeder" / "lyd-1280.png").read_bytes().startswith(b"\x89PNG")


def test_without_its_programs_a_test_is_skipped_in_the_words_that_ci_looks_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.skip.Exception, match="missing program: chromium"), chromium():
        pass
