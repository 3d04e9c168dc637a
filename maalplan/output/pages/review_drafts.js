// The corrections that are made here and not yet in the plan: kept by the browser until they are, and written as a file.
const drafts = (() => {
  const KEPT = `maalplan:rettelser:${data.sha256}`;
  const NAME = "maalplan:navn";
  const store = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => {
      try {
        if (value === null) localStorage.removeItem(name);
        else localStorage.setItem(name, value);
        return true;
      } catch { return false; }
    },
  };

  // Each has its correction and where on this page that is: `path` of the part, `after` and `others` likewise; null
  // where the page has no such part.
  let all = [];
  let saved = "[]";
  const heard = [];

  const bare = () => all.map((one) => one.correction);
  const dirty = () => all.length > 0 && JSON.stringify(bare()) !== saved;
  const changed = () => {
    const kept = all.length ? JSON.stringify({ corrections: bare(), saved }) : null;
    const stored = store.set(KEPT, kept);
    for (const hear of heard) hear(stored);
  };
  const id = () =>
    [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const correction = (action, kind, path, more = {}) => ({
    id: id(), action, kind, at: data.anchorOf(path), field: null, name: null, value: null, was: null, quote: null,
    after: null, others: [], by: null, when: new Date().toISOString().replace(/\.\d+Z$/, "Z"), why: null, ...more,
  });
  const put = (action, kind, path, more, where = {}) => {
    const one = { correction: correction(action, kind, path, more), path, after: null, others: [], ...where };
    all.push(one);
    changed();
    return one;
  };

  // ------------------------------------------------------------------ what is made

  const ofValue = (path, field, name) =>
    all.find(({ correction: { action, field: of, name: called }, path: at }) =>
      action === "set" && at === path && of === field && called === name) ?? null;
  const now = (path, field, name) => {
    const draft = ofValue(path, field, name);
    return draft ? draft.correction.value : data.at(data.valuePath(path, field, name));
  };
  const set = (path, field, name, value, type) => {
    const old = ofValue(path, field, name);
    const was = data.at(data.valuePath(path, field, name));
    const none = value === null || (Array.isArray(value) && !value.length);
    if (values.same(type, value, was)) return old ? undo(old) : null;
    const given = { value: none ? null : value, when: correction("set", "plan", "").when };
    if (old) {
      Object.assign(old.correction, given);
      changed();
      return old;
    }
    const quote = data.quoteOf(path, field, name);
    return put("set", data.kindOf(path), path, { ...given, field, name, was: was ?? null, quote });
  };
  // What stands behind the same part is listed from the last to the first: each is put in right behind that part.
  const add = (kind, path, after, value, quote) => {
    const one = put("add", kind, path, { value, quote, after: after === null ? null : data.anchorOf(after) }, { after });
    return one;
  };
  const addBefore = (next, kind, value, quote) => {
    const one = add(kind, next.path, next.after, value, quote);
    all.splice(all.indexOf(one), 1);
    all.splice(all.indexOf(next), 0, one);
    changed();
    return one;
  };
  const change = (one, more) => {
    Object.assign(one.correction, more);
    changed();
  };
  const remove = (path) => put("remove", data.kindOf(path), path, { was: data.at(path) });
  const merge = (path, next) => {
    const old = all.find((one) => one.correction.action === "merge" && one.path === path);
    if (!old) {
      const more = { others: [data.anchorOf(next)], was: [data.at(path), data.at(next)] };
      return put("merge", data.kindOf(path), path, more, { others: [next] });
    }
    old.others.push(next);
    change(old, {
      others: [...old.correction.others, data.anchorOf(next)], was: [...old.correction.was, data.at(next)],
    });
    return old;
  };
  const split = (path, value, others = []) =>
    put("split", data.kindOf(path), path, { value, was: data.at(path), others: others.map(data.anchorOf) }, { others });
  const undo = (one) => {
    all = all.filter((other) => other !== one);
    changed();
    return null;
  };
  const clear = () => {
    all = [];
    saved = "[]";
    changed();
  };

  // ------------------------------------------------------------------ what became of a part

  const on = (path, ...actions) =>
    all.find((one) => one.path === path && actions.includes(one.correction.action)) ?? null;
  const takenInto = (path) =>
    all.find((one) => one.correction.action === "merge" && one.others.includes(path)) ?? null;
  // The draft by which a part, or what it stands in, is no longer one by itself.
  const goneBy = (path) => {
    if (path === "") return null;
    return on(path, "remove") ?? takenInto(path) ?? (data.kindOf(path) === "milestone" ? goneBy(data.above(path)) : null);
  };

  // ------------------------------------------------------------------ as a file

  // What is added comes first, while all that it stands behind is there; what is said of whole parts after what is said
  // of their values; and what goes comes last.
  const RANK = { add: 0, set: 1, merge: 3, split: 4, remove: 5 };
  const namesPart = ({ correction: { kind, field } }) => data.TOLD_BY[kind][1].includes(field);
  const rank = (one) => RANK[one.correction.action] + (one.correction.action === "set" && namesPart(one) ? 0.5 : 0);
  const isLost = (one) =>
    one.path !== null && one.path !== "" && goneBy(one.path)?.correction.action === "remove"
    && goneBy(one.path) !== one;
  // The anchor of a part that no words of the document name, when its name was corrected before.
  const renamed = (anchor, path) => {
    if (path === null || Object.keys(anchor.quotes).length) return anchor;
    const text = data.TOLD_BY[anchor.kind][1].map((name) => now(path, name, null)).find(Boolean) ?? null;
    return { ...anchor, text };
  };
  const written = (one) => {
    const { correction: kept } = one;
    if (RANK[kept.action] < 2) return kept;
    const others = kept.others.map((anchor, number) => [anchor, one.others[number] ?? null])
      .filter(([, path]) => kept.action === "merge" || path === null || !takenInto(path))
      .map(([anchor, path]) => renamed(anchor, path));
    return { ...kept, at: renamed(kept.at, one.path), others };
  };
  const file = () => {
    const { plan, schema_version } = data.read();
    const by = store.get(NAME)?.trim() || null;
    const ordered = all.filter((one) => !isLost(one)).map((one, number) => [rank(one), number, one])
      .sort(([one, first], [other, second]) => one - other || first - second);
    const corrections = ordered.map(([, , one]) => ({ ...written(one), by: one.correction.by ?? by }));
    const { sha256, path } = plan.source;
    return {
      $schema: `urn:maalplan:schema:corrections:${schema_version}`,
      schema_version,
      documents: [{ sha256, path, plan: plan.id, corrections }],
    };
  };
  const markSaved = () => {
    saved = JSON.stringify(bare());
    changed();
  };

  // ------------------------------------------------------------------ as they come back

  const has = (known, name) => typeof name === "string" && Object.hasOwn(known, name);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  // Whether a correction from a file is one that can be shown.
  const HOLDS = {
    set: (one) => has(data.FIELDS[one.kind], one.field),
    add: (one) => isObject(one.value),
    remove: () => true,
    merge: (one) => one.others?.length > 0,
    split: (one) => (one.kind === "goal" ? isObject(one.value) && one.others?.length > 0 : Array.isArray(one.value)),
  };
  const isCorrection = (one) =>
    typeof one?.id === "string" && has(HOLDS, one.action) && has(data.TOLD_BY, one.kind)
    && [one.at, ...(one.others ?? [])].every((anchor) => has(data.TOLD_BY, anchor?.kind)) && HOLDS[one.action](one);
  // Put *corrections* to those that are here; how many were new.
  const take = (corrections) => {
    const places = new Map();
    for (const path of data.parts().reverse()) places.set(JSON.stringify(data.anchorOf(path)), path);
    // In the order in which anchors are written, so that what was saved is known again.
    const whole = (anchor) => ({ kind: null, id: null, text: null, quotes: {}, ...anchor });
    const place = (anchor) => {
      const { kind, id: called, text, quotes } = whole(anchor);
      if (kind === "plan") return "";
      return places.get(JSON.stringify({ kind, id: called, text, quotes })) ?? null;
    };
    const known = new Set([...all.map((one) => one.correction.id), ...data.read().plan.corrections.map((one) => one.id)]);
    const empty = correction("set", "plan", "");
    let taken = 0;
    for (const given of corrections.filter(isCorrection)) {
      if (known.has(given.id)) continue;
      const kept = { ...empty, when: null, ...given, at: whole(given.at), others: given.others ?? [] };
      const path = place(kept.at);
      const stands = kept.action === "set" && path !== null
        && data.same(data.at(data.valuePath(path, kept.field, kept.name)), kept.value);
      if (stands) continue;
      const old = kept.action === "set" && path !== null ? ofValue(path, kept.field, kept.name) : null;
      if (old) all = all.filter((one) => one !== old);
      const after = kept.after ? place(kept.after) : null;
      const lost = (kept.after && after === null) || kept.others.some((anchor) => place(anchor) === null);
      all.push({ correction: kept, path: lost ? null : path, after, others: kept.others.map(place) });
      known.add(kept.id);
      taken += 1;
    }
    return taken;
  };
  const back = () => {
    const kept = store.get(KEPT);
    if (kept === null) return;
    try {
      const found = JSON.parse(kept);
      take(found.corrections);
      if (JSON.stringify(bare()) === JSON.stringify(found.corrections)) saved = found.saved;
    } catch {
      return;
    }
    changed();
  };

  return {
    all: () => all, dirty, ofValue, now, set, add, addBefore, change, remove, merge, split, undo, clear, on, takenInto,
    goneBy, file, markSaved, back,
    take: (corrections) => {
      const taken = take(corrections);
      changed();
      return taken;
    },
    hear: (one) => heard.push(one),
    name: () => store.get(NAME) ?? "",
    call: (name) => store.set(NAME, name || null),
  };
})();
