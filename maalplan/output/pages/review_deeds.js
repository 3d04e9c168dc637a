// What can be done, offered where it can be done: at each value a button, at each part a list that unfolds.
(() => {
  const plan = review.plan;

  const offers = (part) => {
    const { path } = part.dataset;
    const kind = data.kindOf(path);
    const row = part.querySelector(".row");
    const found = edit.missing(path).length ? [[say("Tilføj felt", "Add a field"), () => edit.openMissing(part)]] : [];
    if (kind === "plan") {
      return [
        ...found,
        [say("Tilføj mål først", "Add a goal as the first"), () => edit.addPart("goal", null, row)],
        [say("Tilføj underskrift", "Add a signature"), () => edit.addPart("signature", last("/signatures"), row)],
        [say("Tilføj opfølgning", "Add a follow-up"), () => edit.addPart("follow_up", last("/follow_ups"), row)],
      ];
    }
    if (kind === "goal") {
      found.push(
        [say("Tilføj målepunkt sidst", "Add a milestone at the end"), () => edit.addMilestone(part, last(`${path}/milestones`), row)],
        [say("Tilføj mål herunder", "Add a goal below"), () => edit.addPart("goal", path, row)]);
      if (data.at(path).milestones.length > 1) found.push([say("Del målet", "Split the goal"), () => edit.splitGoal(part)]);
    }
    if (kind === "milestone") {
      const goal = drawn.partAt(data.above(path));
      found.push(
        [say("Tilføj målepunkt herunder", "Add a milestone below"), () => edit.addMilestone(goal, path, row)],
        [say("Del målepunktet", "Split the milestone"), () => edit.splitMilestone(part)]);
    }
    if ((kind === "goal" || kind === "milestone") && edit.next(path)) {
      found.push([say("Læg sammen med det næste", "Merge with the next"), () => edit.merge(part)]);
    }
    found.push([say("Fjern", "Remove"), () => edit.remove(part)]);
    return found;
  };
  const last = (list) => {
    const held = data.at(list);
    return held.length ? `${list}/${held.length - 1}` : null;
  };

  const menu = (part) => {
    const head = drawn.headOf(part);
    const name = head ? head.textContent : say("Planen", "The plan");
    const inside = make("div", { className: "deeds" });
    const one = make("details", { className: "menu not-printed" },
      make("summary", { "aria-label": say(`Ret delen: ${name}`, `Change the part: ${name}`) }, say("Ret delen", "Change")), inside);
    one.addEventListener("toggle", () => {
      if (!one.open) return;
      for (const other of plan.querySelectorAll("details.menu[open]")) if (other !== one) other.open = false;
      inside.replaceChildren(...offers(part).map(([word, act]) => edit.button(word, () => {
        one.open = false;
        act();
      })));
    });
    one.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !one.open) return;
      one.open = false;
      one.querySelector("summary").focus();
    });
    return one;
  };
  const rowButton = (row) => {
    const name = row.querySelector("dt").textContent;
    const word = say("Ret", "Correct");
    const one = edit.button(word, () => edit.openRow(row), { className: "deed on-row not-printed", "aria-label": `${word}: ${name}` });
    row.querySelector("dd").append(one);
  };
  // Words that found no place in the plan become a milestone of the goal that they stand at.
  const placed = (row) => {
    const goal = row.closest(".goal");
    const word = say("Gør til målepunkt", "Make it a milestone");
    const act = () => {
      if (goal) edit.addMilestone(goal, last(`${goal.dataset.path}/milestones`), row, pick.ofRow(row));
      else edit.addPart("goal", last("/goals"), row, pick.ofRow(row));
    };
    row.querySelector("dd").append(edit.button(goal ? word : say("Gør til mål", "Make it a goal"), act, { className: "deed on-row not-printed" }));
  };
  const equip = (part) => {
    if (part.dataset.equipped !== undefined) return;
    part.dataset.equipped = "";
    const own = [...part.querySelectorAll(".row")].filter((row) => edit.partOf(row) === part);
    for (const row of own) {
      if (!row.matches(".finding")) rowButton(row);
      else if (row.dataset.field === "unplaced-text") placed(row);
    }
    if (part.matches(".whole-findings")) return;
    const head = drawn.headOf(part);
    if (head) head.after(menu(part));
    else part.prepend(menu(part));
    for (const below of part.querySelectorAll(":scope > .milestone:not(.drawn)")) equip(below);
  };
  // A part gets its buttons when it comes near: there may be thousands.
  const near = new IntersectionObserver((found) => {
    for (const { target, isIntersecting } of found) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      equip(target);
    }
  }, { rootMargin: "400px 0px" });
  for (const part of plan.querySelectorAll(":scope > .part")) near.observe(part);

  plan.addEventListener("click", (event) => {
    const again = event.target.closest("[data-deed=again]");
    if (!again) return;
    const { draft } = again.closest("[data-draft]").dataset;
    edit.openDraft(drafts.all().find((one) => one.correction.id === draft));
  });
  review.deeds.edit = () => {
    const row = review.current();
    if (row?.isConnected) edit.openRow(row);
  };
  review.deeds.new = () => {
    const row = review.current();
    const part = row?.isConnected ? edit.partOf(row) : null;
    const goal = row?.closest(".goal");
    if (row?.matches(".finding")) row.querySelector(".on-row")?.click();
    else if (part?.matches(".milestone:not(.drawn)")) edit.addMilestone(goal, part.dataset.path, row);
    else if (goal) edit.addMilestone(goal, last(`${goal.dataset.path}/milestones`), row);
  };
})();
