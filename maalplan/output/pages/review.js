// The plan beside its document: what is chosen on one side is shown on the other. Without script links do the same.
const review = (() => {
  const plan = document.getElementById("planen");
  const seen = document.getElementById("dokumentet");
  let rows = [];
  const only = document.getElementById("kun");
  const corrected = document.getElementById("rettede");
  const keys = document.getElementById("genveje");
  const help = document.getElementById("taster");
  const put = (map, key, one) => map.has(key) ? map.get(key).push(one) : map.set(key, [one]);
  const words = new Map();
  const read = new Map();
  for (const one of seen.querySelectorAll("[data-m]")) {
    for (const mark of one.dataset.m.split(" ")) put(words, mark, one);
  }
  // Rows come and go where the plan is corrected.
  const count = () => {
    rows = [...plan.querySelectorAll(".row")];
    read.clear();
    for (const row of rows) if (row.dataset.m) put(read, row.dataset.m, row);
  };
  count();
  // Of several hundred marks one alone is reached by Tab: j, k and the rows lead to the others.
  const links = [...seen.querySelectorAll("a[data-m]")];
  for (const link of links) link.tabIndex = -1;
  if (links.length) links[0].tabIndex = 0;

  let current = null;
  let marked = [];
  let taken = null;

  const bring = (pane, one) => {
    const outer = pane.getBoundingClientRect();
    const inner = one.getBoundingClientRect();
    if (inner.top < outer.top + 30 || inner.bottom > outer.bottom - 30) {
      pane.scrollTop += inner.top - outer.top - Math.max(30, (outer.height - inner.height) / 3);
    }
    if (inner.left < outer.left || inner.right > outer.right) {
      pane.scrollLeft += inner.left - outer.left - Math.max(20, (outer.width - inner.width) / 2);
    }
  };

  const isSeen = (one) => one.getClientRects().length > 0;
  const reach = (link) => {
    if (!link) return;
    for (const one of links) if (one.tabIndex === 0) one.tabIndex = -1;
    link.tabIndex = 0;
  };
  const choose = (row, { focus = true } = {}) => {
    if (current) {
      current.classList.remove("here");
      current.removeAttribute("aria-current");
    }
    for (const one of marked) one.classList.remove("here");
    current = row;
    marked = words.get(row.dataset.m) ?? [];
    row.classList.add("here");
    row.setAttribute("aria-current", "true");
    for (const one of marked) one.classList.add("here");
    // Of pages and text one is to be seen; a value that is not on the pages brings the text up.
    seen.classList.toggle("as-text", marked.length > 0 && !marked.some((one) => one.closest(".sheets")));
    reach(marked.find((one) => one.matches("a") && isSeen(one)));
    const place = marked.find(isSeen) ?? document.getElementById(row.querySelector("a.to")?.hash.slice(1) ?? "");
    if (place) {
      const wide = place.closest(".wide");
      if (wide) bring(wide, place);
      bring(seen, place.querySelector("rect") ?? place);
    }
    row.scrollIntoView({ block: "nearest" });
    if (focus) row.focus({ preventScroll: true });
    if (location.hash !== `#${row.id}`) history.replaceState(null, "", `#${row.id}`);
  };

  const isShown = (row) =>
    (!only.checked || row.closest(".doubted, .whole-findings")) && (!corrected.checked || row.closest(".corrected"));
  const step = (by, isStop) => {
    let at = current ? rows.indexOf(current) + by : by > 0 ? 0 : rows.length - 1;
    while (rows[at] && !(isShown(rows[at]) && isStop(rows[at]))) at += by;
    if (rows[at]) choose(rows[at]);
  };
  const any = () => true;
  const first = (row) => row.closest(".goal")?.querySelector(".row") === row;
  const chosen = () => !getSelection().isCollapsed;

  plan.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row || chosen() || event.target.closest("form, button, summary")) return;
    if (event.target.closest("a")) event.preventDefault();
    choose(row);
  });
  seen.addEventListener("click", (event) => {
    const one = event.target.closest("[data-m]");
    if (!one || chosen()) return;
    event.preventDefault();
    if (taken?.(one)) return;
    // What several values were read from leads to each of them in turn.
    const found = read.get(one.dataset.m.split(" ")[0]) ?? [];
    const row = found[(found.indexOf(current) + 1) % found.length];
    if (!row) return;
    if (!isShown(row)) only.checked = corrected.checked = false;
    choose(row);
  });

  const deeds = {
    on: () => step(1, any),
    back: () => step(-1, any),
    "goal on": () => step(1, first),
    "goal back": () => step(-1, first),
    filter: () => only.disabled || only.click(),
    help: () => help.open ? help.close() : help.showModal(),
  };
  const busy = (deed) => document.querySelector("dialog[open]") && !(help.open && deed === "help");
  const by = {
    j: "on", ArrowRight: "on", k: "back", ArrowLeft: "back", J: "goal on", K: "goal back", f: "filter", "?": "help",
    e: "edit", n: "new", r: "panel",
  };
  const views = [...document.querySelectorAll(".switch input")];
  for (const one of views) {
    one.addEventListener("change", () => current ? choose(current, { focus: false }) : reach(links.find(isSeen)));
  }
  if (views.length) {
    by.t = "view";
    deeds.view = () => views.find((one) => !one.checked).click();
  }
  addEventListener("keydown", (event) => {
    if (views.includes(event.target) && event.key.startsWith("Arrow")) return;
    const deed = by[event.key];
    if (!deeds[deed] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keys.checked || busy(deed) || event.target.closest("form.editor")) return;
    if (event.target.matches("select, textarea, input:not([type=checkbox], [type=radio])")) return;
    event.preventDefault();
    deeds[deed]();
  });
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => deeds[button.dataset.do]());
  }
  for (const one of document.querySelectorAll(".keys")) one.hidden = false;

  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches(".row")) choose(target);
  };
  addEventListener("hashchange", follow);
  follow();

  return {
    plan, seen, deeds, choose, count,
    current: () => current,
    // While words are being picked, a mark that is clicked is given to `take` instead of being shown.
    take: (take) => { taken = take; },
  };
})();
