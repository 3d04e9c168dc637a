// Words of the document, shown by the person who corrects: a frame drawn on a page, text that is selected, or a mark.
const pick = (() => {
  const seen = review.seen;
  const SMALL = 3;
  const place = (given) => ({ page: null, bbox: null, lines: null, block: null, row: null, column: null, ...given });
  const oneLine = (words) => words.replace(/\s+/g, " ").trim();
  const ofPages = (() => {
    const block = document.getElementById("ord");
    let kept = null;
    return () => (kept ??= block ? JSON.parse(block.textContent) : {});
  })();

  // ------------------------------------------------------------------ which words

  const pageOf = (svg) => Number(svg.closest(".sheet").id.replace("side-", ""));
  // The words of a page whose middles are in the box, line by line.
  const inBox = (page, [x0, top, x1, bottom]) => {
    const words = (ofPages()[page] ?? []).filter(([, x, y]) => x >= x0 && x <= x1 && y >= top && y <= bottom);
    words.sort(([, , one], [, , other]) => one - other);
    let line = 0;
    const numbered = words.map(([text, x, y], at) => {
      if (at && y - words[at - 1][2] > SMALL) line += 1;
      return [line, x, text];
    });
    numbered.sort(([one, x], [other, y]) => one - other || x - y);
    return numbered.map(([, , text]) => text).join(" ");
  };
  const framed = (svg, box) => {
    const page = pageOf(svg);
    return { text: inBox(page, box), places: [place({ page, bbox: box })] };
  };
  const boxOf = (rect) => {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
    return [x, y, x + width, y + height];
  };
  const marked = (mark) => {
    const all = [...seen.querySelectorAll("[data-m]")].filter((one) => one.dataset.m.split(" ").includes(mark));
    // Where there are both pages and text, the text has them as they were read.
    const inText = all.filter((one) => one.closest(".redrawn"));
    const words = (inText.length ? inText : all).map((one) =>
      one.matches("svg a")
        ? [...one.querySelectorAll("rect")].map((rect) => inBox(pageOf(one.ownerSVGElement), boxOf(rect))).join(" ")
        : one.textContent);
    return oneLine(words.join(" "));
  };
  // What a row of the plan was read from, or a finding is about.
  const ofRow = (row) => {
    const { path, field, m } = row.dataset;
    if (row.matches(".finding")) {
      const finding = data.at(path);
      const said = field === "unplaced-text" ? finding.message.replace(/^In no field: /, "").replace(/…$/, "") : "";
      return { text: (m ? marked(m) : "") || said, places: finding.source };
    }
    const part = row.closest("[data-path]:not(.row)")?.dataset.path;
    return part === undefined ? null : data.quoteOf(part, field, field === "extra" ? row.querySelector("dt").textContent : null);
  };
  const ofMark = (one) => {
    const mark = one.dataset.m.split(" ")[0];
    const row = [...review.plan.querySelectorAll(".row")].find((row) => row.dataset.m === mark);
    return row ? ofRow(row) : null;
  };
  const ofSelection = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount || !seen.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const touched = (selector) => [...seen.querySelectorAll(selector)].filter((one) => range.intersectsNode(one));
    const lines = touched(".text li").map((line) => line.value);
    const cells = touched(".redrawn > .wide > table[data-b] > tbody > tr > td[data-r]").map((cell) =>
      place({ block: Number(cell.closest("table").dataset.b), row: Number(cell.dataset.r), column: Number(cell.dataset.c) }));
    const blocks = touched(".redrawn > p[data-b]").map((block) => place({ block: Number(block.dataset.b) }));
    const places = lines.length ? [place({ lines: [lines[0], lines.at(-1)] })] : [...blocks, ...cells];
    const text = selection.toString().trim();
    return text && places.length ? { text, places } : null;
  };

  // ------------------------------------------------------------------ a frame on a page

  const points = (svg, event) => {
    const found = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const { width, height } = svg.viewBox.baseVal;
    return [Math.min(Math.max(found.x, 0), width), Math.min(Math.max(found.y, 0), height)];
  };
  const rounded = (value) => Math.round(value * 10) / 10;
  const spanned = ([x, y], [u, v]) =>
    [Math.min(x, u), Math.min(y, v), Math.max(x, u), Math.max(y, v)].map(rounded);
  const draw = (frame, [x0, top, x1, bottom]) => {
    for (const [name, value] of Object.entries({ x: x0, y: top, width: x1 - x0, height: bottom - top })) {
      frame.setAttribute(name, value);
    }
  };

  let stop = null;
  // Ask for words: *use* is called with each quote that is shown, until what is given back is called.
  const start = (use) => {
    stop?.();
    const end = new AbortController();
    const on = (target, kind, hear) => target.addEventListener(kind, hear, { signal: end.signal });
    const told = make("p", { className: "picking-told", role: "note" },
      [...seen.querySelectorAll(".paper")].some((one) => one.getClientRects().length)
        ? say("Træk en ramme om ordene på siden, eller klik på noget, der er markeret.",
          "Draw a frame around the words on the page, or click something that is marked.")
        : say("Markér ordene i dokumentet, eller klik på noget, der er markeret.",
          "Select the words in the document, or click something that is marked."));
    seen.prepend(told);
    seen.classList.add("picking");
    let drawing = null;
    let clicked = true;
    const dropped = () => {
      drawing?.frame.remove();
      drawing = null;
    };
    on(seen, "dragstart", (event) => event.preventDefault());
    on(seen, "pointerdown", (event) => {
      // A second finger moves the page.
      if (!event.isPrimary) {
        dropped();
        return;
      }
      const svg = event.target.closest(".paper")?.querySelector("svg");
      if (!svg || event.button !== 0) return;
      const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      frame.setAttribute("class", "frame");
      drawing = { svg, frame, from: points(svg, event) };
      clicked = true;
      svg.append(frame);
    });
    on(seen, "pointermove", (event) => {
      if (!drawing) return;
      const box = spanned(drawing.from, points(drawing.svg, event));
      if (box[2] - box[0] > SMALL || box[3] - box[1] > SMALL) clicked = false;
      draw(drawing.frame, box);
    });
    on(seen, "pointercancel", dropped);
    on(document, "pointerup", (event) => {
      if (!drawing) {
        const quote = ofSelection();
        if (quote) use(quote);
        return;
      }
      const { svg, from } = drawing;
      const box = spanned(from, points(svg, event));
      dropped();
      if (box[2] - box[0] > SMALL && box[3] - box[1] > SMALL) use(framed(svg, box));
    });
    on(document, "keyup", (event) => {
      if (event.shiftKey || event.key === "Shift") {
        const quote = ofSelection();
        if (quote) use(quote);
      }
    });
    review.take((one) => {
      const quote = clicked ? ofMark(one) : null;
      clicked = true;
      if (quote) use(quote);
      return true;
    });
    stop = () => {
      end.abort();
      dropped();
      review.take(null);
      seen.classList.remove("picking");
      told.remove();
      stop = null;
    };
    return stop;
  };
  const where = (quote) => {
    const [first] = quote.places;
    if (!first) return "";
    if (first.page) return say(`side ${first.page}`, `page ${first.page}`);
    if (first.lines) return say(`linje ${first.lines[0]}`, `line ${first.lines[0]}`);
    return say("stedet er vist", "the place is shown");
  };

  return { start, ofRow, ofSelection, oneLine, where };
})();
