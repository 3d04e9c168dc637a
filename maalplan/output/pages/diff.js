// A table of contents is in the way on a phone, until it is asked for.
if (matchMedia("screen and (max-width: 44rem)").matches) {
  for (const contents of document.querySelectorAll(".contents > details")) contents.open = false;
}

// Filters: which goals are shown, kept in the address as #vis=added,changed&med=softened. Without script all are shown.
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const goals = [...document.querySelectorAll("article.goal")];
  const pairs = [...document.querySelectorAll("section.pair")];
  const entries = [...document.querySelectorAll("[data-of]")];
  const output = form.querySelector("output");
  const boxes = (name) => [...form.querySelectorAll(`input[name=${name}]`)];
  const chosen = (name) => boxes(name).filter((box) => box.checked).map((box) => box.value);
  const isState = (hash) => /^#(vis|med)=/.test(hash);

  const state = () => {
    const parts = [];
    if (boxes("vis").some((box) => !box.checked)) parts.push(`vis=${chosen("vis").join()}`);
    if (chosen("med").length) parts.push(`med=${chosen("med").join()}`);
    return parts.join("&");
  };

  const show = () => {
    const statuses = chosen("vis");
    const traits = chosen("med");
    const hidden = new Set();
    for (const goal of goals) {
      const own = goal.dataset.traits.split(" ");
      const fits = statuses.includes(goal.dataset.status) && (!traits.length || traits.some((one) => own.includes(one)));
      goal.classList.toggle("filtered", !fits);
      if (!fits) hidden.add(goal.id);
    }
    for (const pair of pairs) {
      pair.classList.toggle("filtered", hidden.size > 0 && !pair.querySelector("article.goal:not(.filtered)"));
    }
    for (const entry of entries) entry.classList.toggle("filtered", hidden.has(entry.dataset.of));
    form.querySelector("button").hidden = !state();
    output.textContent = hidden.size ? form.dataset.some.replace("{}", goals.length - hidden.size) : form.dataset.all;
  };

  const keep = () => {
    const wanted = state();
    const now = isState(location.hash) ? location.hash.slice(1) : "";
    if (wanted === now) return;
    try {
      history.replaceState(null, "", wanted ? `#${wanted}` : location.href.split("#")[0]);
    } catch {
      // A page that is shown inside another program may have no address of its own; its filters work all the same.
    }
  };

  const take = (hash) => {
    const wanted = new URLSearchParams(hash.slice(1));
    for (const box of boxes("vis")) box.checked = !wanted.has("vis") || wanted.get("vis").split(",").includes(box.value);
    for (const box of boxes("med")) box.checked = (wanted.get("med") || "").split(",").includes(box.value);
    show();
  };

  const follow = () => {
    if (isState(location.hash)) {
      take(location.hash);
      form.scrollIntoView();
      form.focus({ preventScroll: true });
      return;
    }
    if (!location.hash) take("");
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest(".filtered")) take("");
    target.scrollIntoView();
  };

  form.addEventListener("change", () => { show(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { take(""); keep(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  for (const link of document.querySelectorAll("a[data-filter]")) link.href = `#${link.dataset.filter}`;
  form.hidden = false;
  if (isState(location.hash)) take(location.hash);
})();
