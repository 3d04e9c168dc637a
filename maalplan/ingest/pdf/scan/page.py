"""A page's picture to what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from maalplan.ingest.pdf.scan.bend import Bend, bend_of
from maalplan.ingest.pdf.scan.paper import POINT, Paper, Picture, paper_of
from maalplan.ingest.pdf.scan.runs import Pieces, Run, pieces_of, runs_of
from maalplan.ingest.pdf.scan.signs import Sign, sign_before, without_sign
from maalplan.ingest.pdf.scan.straight import is_upside_down, lie_of, straightened
from maalplan.ingest.pdf.scan.strokes import Stroke, strokes_of, without_strokes
from maalplan.ingest.pdf.scan.tesseract import Reading, readings_of
from maalplan.ingest.pdf.scan.type import Weight, are_bold, heights_of, levelled, sizes_of, stroke_of
from maalplan.ingest.pdf.ruling import ruling_of
from maalplan.ingest.pdf.shown import Edge, PageView, Shape, Word

_PAD = 3
_SCALE = 0.7
_WHITE = 12


def view_of_picture(picture, number: int, width: float, height: float) -> PageView:
    grey = np.asarray(picture.convert("L"))
    paper = paper_of(grey, grey.shape[1] / width)
    side, angle = lie_of(paper.ink)
    ink = np.ascontiguousarray(np.rot90(paper.ink)) if side else paper.ink
    if side:
        width, height = height, width
    ink = straightened(ink, angle, POINT / paper.scale)
    level, upright = strokes_of(ink)
    rest = without_strokes(ink, level, upright)
    pieces = pieces_of(rest)
    runs = runs_of(pieces, [(line.middle, line.start, line.end) for line in upright])
    rising, hanging = counts(pieces, runs)
    if is_upside_down(rising, hanging):
        return view_of_picture(picture.rotate(180), number, *((height, width) if side else (width, height)))
    bend = bend_of((ink.shape[1], ink.shape[0]), [*traces(level), *feet(runs)], list(traces(upright, 60 * POINT)))
    signs, runs = signs_of(pieces, runs)
    crops = [crop(rest, pieces, run) for run in runs]
    texts = read(crops)
    words = list(words_of(runs, texts, crops, pieces, rest, bend, signs, POINT / paper.scale))
    grids, rules = ruling_of(list(shapes(level, upright, bend)))
    return PageView(number, width, height, tuple(words), grids, rules, pictured=True, engine="tesseract")


def counts(pieces, runs):
    rising = hanging = 0
    for run in runs:
        own = pieces.boxes[list(run.letters)]
        if len(own) < 5:
            continue
        foot = run.foot.at((own[:, 0] + own[:, 2]) / 2)
        low = np.median(foot - own[:, 1])
        rising += int(((foot - own[:, 1]) > 1.22 * low).sum())
        hanging += int((own[:, 3] - foot > 0.22 * low).sum())
    return rising, hanging


def traces(strokes, least=0.0):
    for s in strokes:
        if s.end - s.start >= least:
            along = np.linspace(s.start, s.end, 9)
            yield tuple(along), tuple(np.interp(along, s.along, s.across))


def feet(runs):
    for run in runs:
        if len(run.letters) >= 15:
            along = np.linspace(run.box[0], run.box[2], 5)
            yield tuple(along), tuple(run.foot.at(along))


def signs_of(pieces, runs):
    signs, kept, lone = [], [], []
    for run in runs:
        if len(run.pieces) == 1:
            lone.append(run)
            continue
        sign, rest = without_sign(pieces, run)
        if sign:
            signs.append((sign, rest))
        kept.append(rest)
    used = {n for run in runs for n in run.pieces}
    cands = [n for n in range(len(pieces.boxes)) if n not in used and pieces.areas[n] >= 20]
    for run in lone:
        found = sign_before(pieces, run.letters[0], kept)
        if found:
            signs.append(found)
        else:
            kept.append(run)
    for n in cands:
        found = sign_before(pieces, n, kept)
        if found:
            signs.append(found)
    return signs, kept


def crop(rest, pieces, run):
    import cv2

    x0, y0, x1, y1 = run.box
    area = (slice(max(0, y0 - _PAD), y1 + _PAD), slice(max(0, x0 - _PAD), x1 + _PAD))
    mask = cv2.dilate(
        np.isin(pieces.labels[area], np.array(run.pieces) + 1).astype(np.uint8), np.ones((5, 5), np.uint8)
    )
    return np.where(mask > 0, rest[area], 0).astype(np.uint8)


def read(crops):
    import cv2

    small = [
        np.pad(
            cv2.resize(255 - c, None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_AREA), _WHITE, constant_values=255
        )
        for c in crops
    ]
    found = readings_of(small)
    return [
        [Reading(w.text, w.sure, round((w.left - _WHITE) / _SCALE), round((w.right - _WHITE) / _SCALE)) for w in line]
        for line in found
    ]


def split(crop, words):
    """-> x ranges in crop px per word"""
    ink = (crop > 110).any(axis=0)
    xs = np.flatnonzero(ink)
    if not len(xs):
        return [(w.left, w.right) for w in words]
    gaps = [(a, b) for a, b in zip(xs[:-1], xs[1:]) if b - a > 1]
    cuts = []
    for w, v in zip(words[:-1], words[1:]):
        mid = (w.right + v.left) / 2
        best = max(gaps, key=lambda g: (g[1] - g[0]) - 0.5 * abs((g[0] + g[1]) / 2 - mid), default=None)
        cuts.append(best if best else (mid, mid))
    starts = [xs[0], *(c[1] for c in cuts)]
    ends = [*(c[0] + 1 for c in cuts), xs[-1] + 1]
    return list(zip(starts, ends))


def words_of(runs, texts, crops, pieces, rest, bend, signs, up):
    kept = [(r, t, c) for r, t, c in zip(runs, texts, crops) if t]
    measures = []
    for run, text, c in kept:
        own = pieces.boxes[list(run.letters)]
        tops = own[:, 3] - own[:, 1]
        off = own[:, 3] - run.foot.at((own[:, 0] + own[:, 2]) / 2)
        on = np.abs(off) <= max(2.0, 0.12 * run.height)
        tops = tops[on] if on.any() else tops
        measures.append(heights_of("".join(w.text for w in text), tops))
    lengths = [sum(len(w.text) for w in text) for _, text, _ in kept]
    sizes = levelled(sizes_of(measures), lengths)
    flat = []
    for (run, text, c), size in zip(kept, sizes):
        size = size or run.em
        x0, y0 = max(0, run.box[0] - _PAD), max(0, run.box[1] - _PAD)
        for w, (a, b) in zip(text, split(c, text)):
            foot = run.foot.at((a + b) / 2 + x0) - y0
            band = c[max(0, int(foot - 0.5 * size)) : max(1, int(foot)), max(0, int(a)) : int(b) + 1]
            flat.append((run, w, a + x0, b + x0, size, stroke_of(band, up) if band.size else 0.0))
    rows = on_rows(flat)
    bold = are_bold([[Weight(len(f[1].text), f[5], f[4], n == 0 or f[0] is not row[n - 1][0]) for n, f in enumerate(row)] for row in rows])
    for row, heavies in zip(rows, bold):
        for (run, w, a, b, size, _), heavy in zip(row, heavies):
            yield word(w.text, a, b, run, size, bend, heavy, w.sure)
    size_of = {id(run): size for (run, _, _), size in zip(kept, sizes)}
    for s in signs:
        sign, run = s if isinstance(s, tuple) else (s, None)
        if run is None:
            cand = [
                r
                for r in runs
                if sign.box[2] <= r.box[0] and abs(r.foot.at(r.box[0]) - (sign.box[1] + sign.box[3]) / 2) < r.em
            ]
            run = min(cand, key=lambda r: r.box[0])
        yield word(
            sign.text,
            sign.box[0],
            sign.box[2],
            run,
            size_of.get(id(run)) or run.em,
            bend,
            False,
            1.0,
            sign=sign.text == "•",
        )


def on_rows(flat):
    rows = []
    for f in sorted(flat, key=lambda f: float(f[0].foot.at(f[2]))):
        home = next((row for row in rows[-8:] if abs(float(row[-1][0].foot.at(f[2])) - float(f[0].foot.at(f[2]))) < 0.2 * f[4]), None)
        if home is None:
            rows.append([f])
        else:
            home.append(f)
    return [sorted(row, key=lambda f: f[2]) for row in rows]


def word(text, a, b, run, size, bend, heavy, sure, sign=False):
    mid = (run.box[0] + run.box[2]) / 2
    base = float(bend.flat(mid, float(run.foot.at(mid)))[1] / POINT)
    l = float(bend.flat(a, float(run.foot.at(a)))[0] / POINT)
    r = float(bend.flat(b, float(run.foot.at(b)))[0] / POINT)
    s = round(float(size / POINT), 1)
    return Word(
        text,
        (l, base - 0.78 * s, r, base + 0.22 * s),
        base,
        s,
        bold=bool(heavy),
        sign=sign,
        sure=min(1.0, max(0.0, sure)),
    )


def shapes(level, upright, bend):
    for s in level:
        pts = [bend.flat(x, y) for x, y in zip(s.along, s.across)]
        y = float(np.mean([p[1] for p in pts])) / POINT
        x0, x1 = float(pts[0][0] / POINT), float(pts[-1][0] / POINT)
        yield Shape("line", (x0, y, x1, y), (Edge(y, x0, x1, False),))
    for s in upright:
        pts = [bend.flat(x, y) for y, x in zip(s.along, s.across)]
        x = float(np.mean([p[0] for p in pts])) / POINT
        y0, y1 = float(pts[0][1] / POINT), float(pts[-1][1] / POINT)
        yield Shape("line", (x, y0, x, y1), (Edge(x, y0, y1, True),))
