// Correcting in the plan: a value in its row, and parts that are added, removed, merged or split.
const edit = (() => {
  const plan = review.plan;
  let open = null;

  const rowOf = (one) => one?.closest(".row") ?? null;
  const partOf = (one) => one.closest(".part, .milestone");
  const button = (word, act, more = {}) =>
    make("button", { type: "button", className: "deed", onclick: act, ...more }, word);

  // ------------------------------------------------------------------ a form in the page

  const close = (back = true) => {
    if (!open) return;
    const { form, row, ended } = open;
    open = null;
    ended?.();
    form.remove();
    document.querySelector(".editing")?.classList.remove("editing");
    if (back && row?.isConnected) review.choose(row);
  };
  const unmark = (form) => {
    for (const one of form.querySelectorAll(".wrong")) one.remove();
    for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
  };
  const complain = ({ control, message }) => {
    const told = make("p", { className: "wrong", role: "alert" }, message);
    control.setAttribute("aria-invalid", "true");
    control.after(told);
    control.focus();
  };
  // A form with *nodes*; *save* gives back what has the focus then, or throws what is wrong.
  const form = (name, nodes, save, { row = null, more = [], ended = null, word = say("Ret", "Correct") } = {}) => {
    close(false);
    const keep = make("button", { type: "submit", className: "deed main" }, word);
    const one = make("form", { className: "editor", noValidate: true, "aria-label": name }, ...nodes,
      make("div", { className: "deeds" }, keep, button(say("Annullér", "Cancel"), () => close()), ...more));
    one.addEventListener("submit", (event) => {
      event.preventDefault();
      unmark(one);
      try {
        const done = save();
        const from = open?.row;
        close(false);
        const to = done?.() ?? (from?.isConnected ? from : null);
        if (to) review.choose(to);
      } catch (wrong) {
        if (!(wrong instanceof values.Wrong)) throw wrong;
        complain(wrong);
      }
    });
    one.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        one.requestSubmit(keep);
      }
    });
    open = { form: one, row, ended };
    return one;
  };
  const shown = (one) => {
    one.scrollIntoView({ block: "nearest" });
    one.querySelector("input, textarea, select, button")?.focus();
  };
  const atHead = (part, one) => {
    const head = drawn.headOf(part);
    if (head) head.after(one);
    else part.prepend(one);
  };
  const state = (one) =>
    JSON.stringify([...one.querySelectorAll("input, textarea, select")].map((control) => control.value));

  // ------------------------------------------------------------------ a value

  const locked = (path) => {
    const by = drafts.goneBy(path) ?? drafts.on(path, "split");
    if (by) tell(say("Fortryd først det, der er gjort ved hele delen.", "Undo first what was done with the whole part."));
    return Boolean(by);
  };
  const oneLine = (kind, field, value) =>
    kind === "milestone" && field === "text" && typeof value === "string" ? pick.oneLine(value) : value;
  const openValue = (part, field, name, row) => {
    const { path } = part.dataset;
    const kind = data.kindOf(path);
    if (locked(path)) return;
    const type = data.FIELDS[kind][field];
    const called = name ?? data.label(`${kind} ${field}`);
    const editor = values.editor(type, drafts.now(path, field, name), called);
    const empty = button(say("Tøm", "Empty"), () => {
      const back = store(null);
      close(false);
      const to = back() ?? part.querySelector(".row");
      if (to) review.choose(to);
    });
    const store = (value) => {
      const given = oneLine(kind, field, value);
      if (given === null && !data.mayBeEmpty(kind, field)) {
        const control = one.querySelector("input, textarea, select");
        throw new values.Wrong(control, say(`Feltet »${called}« kan ikke være tomt.`, `${called} cannot be empty.`));
      }
      const made = drafts.set(path, field, name, given, type);
      tell(made ? say(`Rettet: ${called}.`, `Corrected: ${called}.`) : say("Intet er ændret.", "Nothing is changed."));
      return () => drawn.rowAt(data.valuePath(path, field, name));
    };
    const one = form(say(`Ret: ${called}`, `Correct: ${called}`), editor.nodes, () => {
      const unchanged = state(one) === before;
      return unchanged ? null : store(editor.read());
    }, { row, more: data.mayBeEmpty(kind, field) ? [empty] : [] });
    const before = state(one);
    if (row) {
      row.classList.add("editing");
      row.querySelector("dd").append(one);
    } else atHead(part, one);
    shown(one);
  };
  const openRow = (row) => {
    const draft = row.dataset.draft;
    if (draft) {
      openDraft(drafts.all().find((one) => one.correction.id === draft));
      return;
    }
    const part = partOf(row);
    if (row.matches(".finding") || !part?.dataset) return;
    const { field } = row.dataset;
    openValue(part, field, field === "extra" ? row.querySelector("dt").textContent : null, row);
  };
  // The fields that a part may have and has not.
  const missing = (path) =>
    Object.keys(data.FIELDS[data.kindOf(path)]).filter((field) => {
      const now = field === "extra" ? null : drafts.now(path, field, null);
      if (now === null || (Array.isArray(now) && !now.length)) return true;
      // What the heading alone says has no row.
      return field !== "extra" && !drawn.rowAt(data.valuePath(path, field, null));
    });
  const openMissing = (part) => {
    const { path } = part.dataset;
    const kind = data.kindOf(path);
    if (locked(path)) return;
    const which = make("select", {}, ...missing(path).map((field) =>
      make("option", { value: field }, field === "extra" ? say("Et andet felt", "Another field") : data.label(`${kind} ${field}`))));
    const called = values.line("");
    const named = values.field(say("Feltets navn", "Name of the field"), called);
    const swap = () => { named.hidden = which.value !== "extra"; };
    which.addEventListener("change", swap);
    swap();
    const row = part.querySelector(".row");
    const one = form(say("Tilføj felt", "Add a field"), [values.field(say("Felt", "Field"), which), named], () => {
      const field = which.value;
      if (field !== "extra") return () => { openValue(part, field, null, null); return null; };
      const name = values.must(values.words(called), called, say("Skriv feltets navn.", "Write the name of the field."));
      if (drafts.now(path, "extra", name) !== null) {
        throw new values.Wrong(called, say("Det felt er der allerede.", "That field is there already."));
      }
      return () => { openValue(part, "extra", name, null); return null; };
    }, { row, word: say("Videre", "Continue") });
    atHead(part, one);
    shown(one);
  };

  // ------------------------------------------------------------------ a part that is added

  const ADDED = {
    goal: ["scope", "number", "title", "description"],
    milestone: ["text", "number", "deadline"],
    follow_up: ["occasion", "when", "scale"],
    signature: ["name", "title", "organisation", "place", "date"],
  };
  const FIRST = { goal: "title", milestone: "text", follow_up: "occasion", signature: "name" };
  const NEW = {
    goal: say("Nyt mål", "New goal"),
    milestone: say("Nyt målepunkt", "New milestone"),
    follow_up: say("Ny opfølgning", "New follow-up"),
    signature: say("Ny underskrift", "New signature"),
  };
  const NEEDED = {
    goal: say("Skriv målets titel eller beskrivelse.", "Write the title or the description of the goal."),
    milestone: say("Skriv målepunktets ordlyd.", "Write the wording of the milestone."),
    follow_up: say("Skriv anledningen.", "Write the occasion."),
    signature: say("Skriv et navn.", "Write a name."),
  };
  // *given* is what it has already, *keep* takes its fields and the words that were shown.
  const openAdded = (kind, put, { given = {}, quote = null, row = null, keep }) => {
    const editors = ADDED[kind].map((field) =>
      [field, values.editor(data.FIELDS[kind][field], given[field] ?? null, data.label(`${kind} ${field}`))]);
    const nodes = editors.map(([field, { nodes: own }]) =>
      own.length > 1 ? make("fieldset", {}, make("legend", {}, data.label(`${kind} ${field}`)), ...own) : own[0]);
    const lines = values.area((given.milestones ?? []).map((one) => one.text).join("\n"), 3);
    if (kind === "goal") {
      nodes.push(values.field(say("Målepunkter", "Milestones"), lines, say("et på hver linje", "one on each line")));
    }
    const control = nodes[ADDED[kind].indexOf(FIRST[kind])].querySelector("input, textarea");
    const told = make("p", { className: "small" });
    let shownWords = quote;
    let stop = null;
    const use = (found) => {
      shownWords = found;
      const text = pick.oneLine(found.text);
      if (!control.value.trim() && text) {
        control.value = text;
        control.dispatchEvent(new Event("input"));
      }
      told.textContent = say(`Læst i dokumentet (${pick.where(found)}): `, `Read from the document (${pick.where(found)}): `)
        + (text || say("ordene skrives her", "write the words here"));
      without.hidden = false;
      tell(told.textContent);
    };
    const without = button(say("Uden sted", "Without a place"), () => {
      shownWords = null;
      told.textContent = "";
      without.hidden = true;
    }, { hidden: true });
    const shows = button(say("Udpeg ordene i dokumentet", "Point out the words in the document"), () => { stop = pick.start(use); });
    const save = () => {
      const value = Object.fromEntries(editors.map(([field, { read }]) => [field, oneLine(kind, field, read())]));
      if (kind === "goal") {
        value.milestones = lines.value.split("\n").map((text) => text.trim()).filter(Boolean).map((text) => ({ text }));
      }
      values.must(value[FIRST[kind]] ?? (kind === "goal" ? value.description : null), control, NEEDED[kind]);
      for (const [field, one] of Object.entries(value)) if (one === null || one.length === 0) delete value[field];
      const text = shownWords && (shownWords.text || value[FIRST[kind]] || value.description);
      const one = keep(value, shownWords ? { text, places: shownWords.places } : null);
      tell(say(`Tilføjet: ${data.label(kind)}.`, `Added: ${data.label(kind)}.`));
      return () => plan.querySelector(`[data-draft="${one.correction.id}"] .row`);
    };
    const one = form(NEW[kind], [
      make("p", { className: "legend-of" }, make("b", {}, NEW[kind])), ...nodes,
      ...(document.querySelector("#dokumentet [data-m], #dokumentet .paper") ? [make("div", { className: "deeds" }, shows, without), told] : []),
    ], save, { row, ended: () => stop?.(), word: say("Tilføj", "Add") });
    put(one);
    if (quote) use(quote);
    shown(one);
  };
  const addMilestone = (goal, after, row, quote = null) => {
    const { path } = goal.dataset;
    if (locked(path)) return;
    const behind = after ? drawn.partAt(after) : null;
    const put = (one) => (behind ? behind.after(one) : goal.append(one));
    openAdded("milestone", put, { row, quote: quote ?? pick.ofSelection(), keep: (value, words) => drafts.add("milestone", path, after, value, words) });
  };
  const addPart = (kind, after, row, quote = null) => {
    const behind = after ? drawn.partAt(after) : null;
    const put = (one) => (behind ? behind.after(one) : plan.append(one));
    openAdded(kind, put, { row, quote: quote ?? pick.ofSelection(), keep: (value, words) => drafts.add(kind, "", after, value, words) });
  };
  // What was added here is changed, or followed by another.
  const openDraft = (one) => {
    const { kind, value, quote, id } = one.correction;
    const there = plan.querySelector(`[data-draft="${id}"]:not(.row)`);
    openAdded(kind, (added) => there.after(added), {
      given: value, quote, row: there.querySelector(".row"),
      keep: (changed, words) => {
        drafts.change(one, { value: changed, quote: words });
        return one;
      },
    });
  };

  // ------------------------------------------------------------------ a part that goes, or becomes another

  const act = (part, deed, words) => {
    if (locked(part.dataset.path)) return;
    close(false);
    deed();
    tell(words);
    const row = drawn.partAt(part.dataset.path)?.querySelector(".row");
    if (row) review.choose(row);
  };
  const remove = (part) =>
    act(part, () => drafts.remove(part.dataset.path), say("Fjernet; det kan fortrydes.", "Removed; this can be undone."));
  const next = (path) => {
    let found = data.beside(path, 1);
    while (found && drafts.goneBy(found)) found = data.beside(found, 1);
    return found;
  };
  const merge = (part) =>
    act(part, () => drafts.merge(part.dataset.path, next(part.dataset.path)), say("Lagt sammen.", "Merged."));
  const splitMilestone = (part) => {
    const { path } = part.dataset;
    if (locked(path)) return;
    const text = values.area(drafts.now(path, "text", null), 4);
    const cut = button(say("Del ved markøren", "Cut at the cursor"), () => {
      text.setRangeText("\n", text.selectionStart, text.selectionEnd, "end");
      text.dispatchEvent(new Event("input"));
      text.focus();
    });
    const hint = say("et målepunkt på hver linje", "a milestone on each line");
    const one = form(say("Del målepunktet", "Split the milestone"), [values.field(say("Målepunkter", "Milestones"), text, hint)], () => {
      const texts = text.value.split("\n").map((line) => pick.oneLine(line)).filter(Boolean);
      if (texts.length < 2) {
        throw new values.Wrong(text, say("Skriv mindst to linjer: et målepunkt på hver.", "Write two lines or more: a milestone on each."));
      }
      drafts.split(path, texts);
      tell(say("Delt.", "Split."));
    }, { row: part.querySelector(".row"), more: [cut], word: say("Del", "Split") });
    drawn.headOf(part).after(one);
    shown(one);
  };
  const splitGoal = (part) => {
    const { path } = part.dataset;
    if (locked(path)) return;
    const milestones = data.at(path).milestones.map((one, number) => [`${path}/milestones/${number}`, one]).slice(1);
    const which = make("select", {}, ...milestones.map(([of, one]) =>
      make("option", { value: of }, `${one.number}: ${one.text.slice(0, 80)}`)));
    const fields = ["number", "title", "description"].map((field) =>
      [field, values.editor(data.FIELDS.goal[field], null, data.label(`goal ${field}`))]);
    const one = form(say("Del målet", "Split the goal"), [
      values.field(say("Det nye mål begynder ved målepunkt", "The new goal begins at milestone"), which),
      ...fields.map(([, { nodes }]) => nodes[0]),
    ], () => {
      const value = Object.fromEntries(fields.map(([field, { read }]) => [field, read()]).filter(([, given]) => given !== null));
      if (!value.title && !value.number) {
        const control = fields[1][1].nodes[0].querySelector("input, textarea");
        throw new values.Wrong(control, say("Skriv det nye måls nummer eller titel.", "Write the number or title of the new goal."));
      }
      const from = milestones.findIndex(([of]) => of === which.value);
      drafts.split(path, value, milestones.slice(from).map(([of]) => of));
      tell(say("Delt.", "Split."));
    }, { row: part.querySelector(".row"), word: say("Del", "Split") });
    drawn.headOf(part).after(one);
    shown(one);
  };

  return {
    close, openRow, missing, openMissing, openDraft, addMilestone, addPart, remove, merge, next, splitMilestone, splitGoal, partOf,
    rowOf, button, isOpen: () => open !== null,
  };
})();
