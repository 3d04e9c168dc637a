// What is corrected here and not yet in the plan, shown in it. All of it is drawn anew whenever something changes.
const drawn = (() => {
  const plan = review.plan;
  const words = (name) => data.label(name);
  const partAt = (path) => plan.querySelector(`.part[data-path="${path}"], .milestone[data-path="${path}"]`);
  const rowAt = (path) =>
    [...plan.querySelectorAll(".row:not(.finding)")].find((row) => row.dataset.path === path) ?? null;
  const headOf = (part) => part.querySelector(":scope > h3, :scope > h4");

  const badge = (word, kind = "changed") => make("span", { className: `badge ${kind}` }, word);
  const undo = (one) =>
    make("button", { type: "button", className: "deed undo", onclick: () => {
      const path = one.path ?? "";
      drafts.undo(one);
      tell(say("Rettelsen er fortrudt.", "The correction is undone."));
      const row = (partAt(path) ?? plan).querySelector(".row");
      if (row) review.choose(row);
    } }, say("Fortryd", "Undo"));
  const note = (one, word, kind, ...more) =>
    make("p", { className: "made drawn", data: { draft: one.correction.id } }, badge(word, kind), " ", ...more, " ", undo(one));

  const rowsOf = (part) => {
    const found = part.querySelector(":scope > dl.rows:not(:has(.finding))");
    if (found) return found;
    const list = make("dl", { className: "rows drawn" });
    const head = [...part.querySelectorAll(":scope > h3, :scope > h4, :scope > dl")].pop();
    if (head) head.after(list);
    else part.prepend(list);
    return list;
  };
  const row = (id, path, field, called, ...inside) =>
    make("div", { className: "row", id, tabIndex: -1, data: { path, field } },
      make("dt", {}, called), make("dd", {}, ...inside));
  const mark = (part, ...names) => {
    part.classList.add("drafted", ...names);
    (part.closest(".part") ?? part).classList.add("drafted");
  };

  // ------------------------------------------------------------------ one function for each kind of correction

  const value = (one) => {
    const { id, kind, field, name, value: now } = one.correction;
    const type = data.FIELDS[kind][field];
    const path = data.valuePath(one.path, field, name);
    const part = partAt(one.path);
    if (!part || !type) return;
    mark(part);
    const said = make("ins", { className: "lines drawn" }, values.spoken(type, now));
    const told = [said, " ", badge(say("rettet", "corrected")), " ", undo(one)];
    const there = rowAt(path);
    if (there) {
      const old = there.querySelector(".value");
      old.hidden = true;
      old.after(make("del", { className: "lines drawn" }, old.textContent), " ", make("span", { className: "drawn" }, ...told));
      return;
    }
    const added = row(`d-${id}`, path, field, name ?? words(`${kind} ${field}`), ...told);
    added.classList.add("drawn");
    rowsOf(part).append(added);
  };

  const LINES = (kind, given) =>
    Object.entries(data.FIELDS[kind]).filter(([field]) => given[field] !== undefined && given[field] !== null && field !== "extra")
      .map(([field, type]) => [words(`${kind} ${field}`), field, values.spoken(type, given[field])]);
  const addedPart = (one) => {
    const { id, kind, value: given } = one.correction;
    const inGoal = kind === "milestone";
    const part = make(inGoal ? "div" : "article", { className: `${inGoal ? "milestone" : "part"} added drawn drafted`, data: { draft: id } });
    const named = [words(kind), given.number].filter(Boolean).join(" ");
    part.append(make(inGoal ? "h4" : "h3", {}, kind === "goal" && given.title ? `${named}: ${given.title}` : named));
    part.append(make("p", { className: "made" }, badge(say("tilføjet", "added"), "added"), " ",
      make("button", { type: "button", className: "deed", data: { deed: "again" } }, say("Ret", "Correct")), " ", undo(one)));
    const list = make("dl", { className: "rows" });
    LINES(kind, given).forEach(([called, field, said], number) =>
      list.append(row(`d-${id}-${number}`, "", field, called, make("span", { className: "value lines" }, said))));
    (given.milestones ?? []).forEach((milestone, number) =>
      list.append(row(`d-${id}-m${number}`, "", "text", words("milestone"), make("span", { className: "value lines" }, milestone.text))));
    for (const line of list.children) line.dataset.draft = id;
    part.append(list);
    return part;
  };
  // Behind the part that it is put in behind, else as the first of its kind, else as the last of all.
  const added = (one) => {
    const part = addedPart(one);
    const { kind } = one.correction;
    const holder = kind === "milestone" ? partAt(one.path) : plan;
    if (!holder) return;
    if (holder !== plan) mark(holder);
    const before = one.after === null ? null : partAt(one.after);
    if (before) {
      before.after(part);
      return;
    }
    const list = `${one.path}/${data.LISTS[kind]}/`;
    const first = [...holder.querySelectorAll("[data-path]:not(.row)")].find((other) => other.dataset.path.startsWith(list));
    if (first) first.before(part);
    else if (kind === "goal") plan.querySelector(".whole").after(part);
    else holder.append(part);
  };
  const quoted = (text) => say(`»${text}«`, `“${text}”`);
  const gone = (one) => {
    const part = partAt(one.path);
    if (!part) return;
    mark(part, "gone");
    headOf(part).after(note(one, say("fjernet", "removed"), "removed"));
  };
  const merged = (one) => {
    const part = partAt(one.path);
    if (!part) return;
    mark(part);
    const names = one.others.map(data.partName).join(", ");
    headOf(part).after(note(one, say("lagt sammen", "merged"), "changed", say(`med ${names}`, `with ${names}`)));
    for (const other of one.others.map(partAt)) {
      mark(other, "gone");
      const told = say("er lagt sammen med det ovenfor", "is merged with the one above");
      headOf(other).after(make("p", { className: "made drawn" }, badge(say("lagt sammen", "merged")), " ", told));
    }
  };
  const split = (one) => {
    const part = partAt(one.path);
    if (!part) return;
    mark(part);
    const { kind, value: given } = one.correction;
    const texts = kind === "milestone" ? given : [[given.number, given.title].filter(Boolean).join(": ")];
    const list = make("ol", { className: "drawn" }, ...texts.map((text) => make("li", { className: "lines" }, text)));
    const more = kind === "milestone" ? say("i disse:", "into these:")
      : say(`fra ${data.partName(one.others[0])} begynder et nyt mål:`, `a new goal begins at ${data.partName(one.others[0])}:`);
    const told = note(one, say("delt", "split"), "changed", more);
    headOf(part).after(told);
    told.after(list);
  };
  const DRAW = { set: value, add: added, remove: gone, merge: merged, split };

  // ------------------------------------------------------------------ all of it

  const wipe = () => {
    for (const one of plan.querySelectorAll(".drawn")) one.remove();
    for (const one of plan.querySelectorAll(".drafted")) one.classList.remove("drafted", "gone");
    for (const one of plan.querySelectorAll(".value[hidden]")) one.hidden = false;
  };
  const again = () => {
    wipe();
    for (const one of drafts.all()) if (one.path !== null) DRAW[one.correction.action](one);
    document.getElementById("antal-rettelser").textContent = String(drafts.all().length);
    const corrected = document.getElementById("rettede");
    const some = Boolean(plan.querySelector(".corrected, .drafted"));
    corrected.closest("label").hidden = !some;
    if (!some) corrected.checked = false;
    review.count();
  };

  const was = (one, type) =>
    one.was === null || one.was?.length === 0 ? say("intet læst", "nothing read") : values.spoken(type, one.was);
  // What a correction does, in a line.
  const said = ({ correction: one, path }) => {
    const where = path === null ? one.at.text ?? "" : one.action === "add" && path === "" ? "" : path === "" ? words("plan") : data.partName(path);
    const type = data.FIELDS[one.kind][one.field];
    const what = {
      set: () => `${one.name ?? words(`${one.kind} ${one.field}`)}: ${was(one, type)} → ${values.spoken(type, one.value)}`,
      add: () => say(`${words(one.kind)} tilføjet: `, `${words(one.kind)} added: `)
        + quoted(one.value.text ?? one.value.title ?? one.value.name ?? one.value.occasion ?? one.value.number ?? ""),
      remove: () => say("fjernet", "removed"),
      merge: () => say("lagt sammen med det næste", "merged with the next"),
      split: () => say("delt", "split"),
    }[one.action]();
    return [where, what].filter(Boolean).join(": ");
  };
  const show = (one) => {
    const id = CSS.escape(one.correction.id);
    const own = plan.querySelector(`[data-draft="${id}"] .row, #d-${id}`);
    const of = one.correction.field === null ? null : rowAt(data.valuePath(one.path, one.correction.field, one.correction.name));
    const row = own ?? of ?? (one.path === null ? null : partAt(one.path)?.querySelector(".row"));
    if (row) review.choose(row);
  };

  drafts.hear(again);
  return { partAt, rowAt, headOf, said, show };
})();
