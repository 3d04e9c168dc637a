// The plan as its file has it, read when something is first corrected; and how corrections name its parts.
const say = (danish, english) => (document.documentElement.lang === "en" ? english : danish);

// An element with its properties and what is in it. Words only ever become text.
const make = (tag, given = {}, ...inside) => {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "data") Object.assign(one.dataset, value);
    else if (name in one) one[name] = value;
    else one.setAttribute(name, value);
  }
  one.append(...inside.filter((part) => part !== null && part !== undefined));
  return one;
};

const tell = (words) => { document.getElementById("sagt").textContent = words; };

const data = (() => {
  const block = document.getElementById("data");
  let kept = null;
  const read = () => (kept ??= JSON.parse(block.textContent));

  // The fields of each kind of part in their order, and how each is edited.
  const FIELDS = {
    plan: {
      title: "text", document_type: "line", agency: "agency", ministry: "party", year: "year", period: "period",
      published: "month", version: "version",
    },
    goal: {
      number: "line", title: "text", scope: "scope", section: "line", description: "text", focus_area: "text",
      criterion: "text", remarks: "text", weight: "weight", responsible: "text", extra: "extra",
    },
    milestone: {
      number: "line", text: "text", deadline: "deadline", targets: "targets", weight: "weight", extra: "extra",
    },
    follow_up: { occasion: "line", when: "deadline", scale: "list" },
    signature: { name: "line", title: "line", organisation: "line", place: "line", date: "day" },
  };
  const NEVER_EMPTY = ["plan agency", "goal scope", "milestone number", "milestone text", "follow_up occasion"];
  // What tells a part from its neighbours, and what it is called.
  const TOLD_BY = {
    plan: [[], ["title"]],
    goal: [["number", "title", "description"], ["title", "description"]],
    milestone: [["number", "text"], ["text"]],
    signature: [["name", "organisation"], ["name", "organisation"]],
    follow_up: [["occasion"], ["occasion"]],
  };
  const LISTS = { goal: "goals", milestone: "milestones", signature: "signatures", follow_up: "follow_ups" };

  const at = (path) => {
    const steps = path.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    return steps.reduce((part, step) => (part && Object.hasOwn(part, step) ? part[step] : null), read().plan);
  };
  const kindOf = (path) => {
    if (path === "") return "plan";
    if (path.includes("/milestones/")) return "milestone";
    return path.startsWith("/goals/") ? "goal" : path.startsWith("/signatures/") ? "signature" : "follow_up";
  };
  const above = (path) => (kindOf(path) === "milestone" ? path.replace(/\/milestones\/\d+$/, "") : "");
  // The neighbour of a part: 1 the next, -1 the one before; null where there is none.
  const beside = (path, by) => {
    const [, list, number] = /^(.*\/)(\d+)$/.exec(path);
    const found = `${list}${Number(number) + by}`;
    return at(found) ? found : null;
  };
  const valuePath = (path, field, name) =>
    `${path}/${field}${name === null ? "" : `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`}`;
  const anchorOf = (path) => {
    const [kind, part] = [kindOf(path), at(path)];
    const [fields, names] = TOLD_BY[kind];
    const text = names.map((name) => part[name]).find(Boolean) ?? null;
    const quotes = {};
    for (const field of fields) if (Object.hasOwn(part.quotes, field)) quotes[field] = part.quotes[field];
    return { kind, id: part.id ?? null, text, quotes };
  };
  const quoteOf = (path, field, name) => {
    const named = name === null ? field : `${field}/${name}`;
    const quotes = at(path).quotes;
    return Object.hasOwn(quotes, named) ? quotes[named] : null;
  };
  // The paths of all parts of the plan.
  const parts = () => {
    const plan = read().plan;
    const numbered = (list, path) => list.map((_, number) => `${path}/${number}`);
    const goals = numbered(plan.goals, "/goals");
    return [
      "", ...goals, ...goals.flatMap((path) => numbered(at(path).milestones, `${path}/milestones`)),
      ...numbered(plan.follow_ups, "/follow_ups"), ...numbered(plan.signatures, "/signatures"),
    ];
  };
  // The same whatever the order of the keys.
  const settled = (value) => {
    if (Array.isArray(value)) return value.map(settled);
    if (value === null || typeof value !== "object") return value ?? null;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, settled(value[key])]));
  };
  const same = (one, other) => JSON.stringify(settled(one)) === JSON.stringify(settled(other));

  const label = (name) => read().fields[name] ?? name;
  const partName = (path) => {
    const [kind, part] = [kindOf(path), at(path)];
    if (kind === "milestone") return `${partName(above(path))}, ${label(kind).toLowerCase()} ${part.number}`;
    return [label(kind), part.number].filter(Boolean).join(" ");
  };

  return {
    isRead: () => kept !== null, read, at, kindOf, above, beside, valuePath, anchorOf, quoteOf, parts, same, label, partName,
    FIELDS, LISTS, TOLD_BY,
    sha256: block.dataset.sha256,
    mayBeEmpty: (kind, field) => !NEVER_EMPTY.includes(`${kind} ${field}`),
    words: (kind) => read().words[kind],
  };
})();
