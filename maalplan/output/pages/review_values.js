// How each kind of value is said, edited, and understood.
const values = (() => {
  const decimal = say(",", ".");

  class Wrong extends Error {
    constructor(control, message) {
      super(message);
      this.control = control;
    }
  }

  // ------------------------------------------------------------------ as people read them

  const figure = (value) => String(Math.round(value * 1e4) / 1e4).replace(".", decimal);
  const day = (iso) => {
    const found = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(iso ?? "");
    if (!found) return iso ?? "";
    const when = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3] ?? 1)));
    const asked = { year: "numeric", month: "long", timeZone: "UTC", ...(found[3] ? { day: "numeric" } : {}) };
    return new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "da", asked).format(when);
  };
  const party = (value) => {
    const name = value.name ?? value.acronym ?? value.id ?? "";
    return value.acronym && value.acronym !== name ? `${name} (${value.acronym})` : name;
  };
  const target = (one) => {
    const word = (kind, value) => data.words(kind)[value] ?? value;
    const upper = one.upper === null ? "" : `–${figure(one.upper)}`;
    const unit = one.unit === null ? "" : ` ${word("unit", one.unit)}`;
    const year = one.year === null ? "" : `${one.year}: `;
    return `${year}${one.text} (${word("comparator", one.comparator)} ${figure(one.value)}${upper}${unit})`;
  };
  const SPOKEN = {
    agency: party,
    party,
    period: (value) => `${day(value.start)} – ${day(value.end)}`,
    month: day,
    day,
    deadline: (value) => (value.end ? `${value.text} (${say("senest", "by")} ${day(value.end)})` : value.text),
    weight: (value) => `${figure(value.value)} ${data.words("weight_unit")[value.unit]}`,
    version: (value) =>
      [data.words("version")[value.kind], value.number, day(value.date)].filter(Boolean).join(", ") || value.text,
    scope: (value) => data.words("scope")[value],
    list: (value) => value.join(", "),
    targets: (value) => value.map(target).join("; "),
  };
  // A value from a file may be anything.
  const spoken = (type, value) => {
    if (value === null || value === undefined || value.length === 0) return say("(tømt)", "(emptied)");
    if (typeof value === "string" && !SPOKEN[type]) return value;
    try {
      return String((SPOKEN[type] ?? String)(value));
    } catch {
      return JSON.stringify(value);
    }
  };

  // ------------------------------------------------------------------ what is typed

  let made = 0;
  const field = (name, control, hint = null) => {
    control.id = `felt-${(made += 1)}`;
    const told = hint === null ? null : make("span", { className: "hint", id: `${control.id}-om` }, hint);
    if (told) control.setAttribute("aria-describedby", told.id);
    return make("div", { className: "field" }, make("label", { htmlFor: control.id }, name), control, told);
  };
  const line = (value, more = {}) =>
    String(value ?? "").includes("\n")
      ? area(value)
      : make("input", { type: "text", value: value ?? "", autocomplete: "off", maxLength: 2000, ...more });
  const figureLine = (value) => line(value === null ? "" : String(value).replace(".", decimal), { inputMode: "decimal" });
  const area = (value, rows = 1) => {
    const control = make("textarea", { value: value ?? "", rows, maxLength: 20000 });
    const grow = () => {
      control.style.height = "auto";
      control.style.height = `${control.scrollHeight + 4}px`;
    };
    control.addEventListener("input", grow);
    requestAnimationFrame(grow);
    return control;
  };
  const choice = (words, value, empty = null) => {
    const control = make("select");
    if (empty !== null) control.append(make("option", { value: "" }, empty));
    for (const [name, word] of Object.entries(words)) control.append(make("option", { value: name }, word));
    control.value = value ?? "";
    return control;
  };
  const date = (value) => make("input", { type: "date", value: value ?? "", min: "1900-01-01", max: "2199-12-31" });

  const words = (control) => control.value.replace(/[ \t\u00a0]+/g, " ").trim() || null;
  const number = (control, name) => {
    const typed = control.value.replace(/[\s\u00a0]/g, "").replace(/^[−–]/, "-");
    if (!typed) return null;
    const [plain, cut] = decimal === ","
      ? [/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/, "."]
      : [/^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/, ","];
    if (!plain.test(typed)) {
      const example = say("12,5 eller 1.250", "12.5 or 1,250");
      throw new Wrong(control, say(`${name} skal være et tal, fx ${example}.`, `${name} must be a number, like ${example}.`));
    }
    return Number(typed.replaceAll(cut, "").replace(",", "."));
  };
  const year = (control) => {
    const typed = control.value.trim();
    if (!typed) return null;
    if (/^(19|20|21)\d\d$/.test(typed)) return Number(typed);
    throw new Wrong(control, say("Skriv året med fire cifre, fx 2025.", "Write the year with four digits, like 2025."));
  };
  const isoDay = (control) => {
    if (control.validity.badInput || control.validity.rangeOverflow || control.validity.rangeUnderflow) {
      throw new Wrong(control, say("Skriv hele datoen: dag, måned og år.", "Write the whole date: day, month and year."));
    }
    return control.value || null;
  };
  const must = (value, control, message) => {
    if (value === null) throw new Wrong(control, message);
    return value;
  };
  const inOrder = (start, end, control) => {
    if (start && end && end < start) {
      throw new Wrong(control, say("Den sidste dag ligger før den første.", "The last day is before the first."));
    }
  };

  // ------------------------------------------------------------------ editors: what is shown, and how it is read

  const deadline = (value) => {
    const text = line(value?.text);
    const [start, end] = [date(value?.start), date(value?.end)];
    let own = false;
    for (const one of [start, end]) one.addEventListener("input", () => { own = true; });
    // Days that were concluded from the old words are not those of the new ones.
    text.addEventListener("input", () => {
      if (own) return;
      const unchanged = text.value === (value?.text ?? "");
      start.value = unchanged ? value?.start ?? "" : "";
      end.value = unchanged ? value?.end ?? "" : "";
    });
    return {
      nodes: [
        field(say("Ord", "Words"), text, say("fx »inden udgangen af Q2«", "like “inden udgangen af Q2”")),
        field(say("Første dag", "First day"), start),
        field(say("Sidste dag", "Last day"), end, say("tom: udledes af ordene", "empty: concluded from the words")),
      ],
      read: () => {
        const found = { text: words(text), start: isoDay(start), end: isoDay(end) };
        if (!found.text && !found.start && !found.end) return null;
        must(found.text, text, say("Skriv fristens ord, fx »1. juli 2025«.", "Write the words of the deadline."));
        if (found.start) must(found.end, end, say("Skriv også den sidste dag.", "Write the last day too."));
        inOrder(found.start, found.end, end);
        return found;
      },
    };
  };

  const unitCode = (control) => {
    const typed = words(control);
    if (typed === null) return null;
    if (/^(mio|mia|t)?\.?\s*kr\.?$/i.test(typed) && !/^kr/i.test(typed)) {
      throw new Wrong(control, say("Skriv beløbet i hele kroner, og »kr.«.", "Write the amount in kroner, and “DKK”."));
    }
    const found = Object.entries(data.words("unit")).find(([code, word]) =>
      [code, word].some((one) => one.toLowerCase() === typed.toLowerCase()));
    return found ? found[0] : typed;
  };
  const units = () => {
    if (!document.getElementById("enheder")) {
      const options = Object.values(data.words("unit")).map((word) => make("option", { value: word }));
      document.body.append(make("datalist", { id: "enheder" }, ...options));
    }
    return "enheder";
  };
  const oneTarget = (given, drop) => {
    const text = line(given?.text);
    const comparator = choice(data.words("comparator"), given?.comparator ?? "at_least");
    const value = figureLine(given?.value ?? null);
    const upper = figureLine(given?.upper ?? null);
    const unit = line(data.words("unit")[given?.unit] ?? given?.unit);
    unit.setAttribute("list", units());
    const of = line(given?.year, { inputMode: "numeric" });
    const outer = field(say("Til", "To"), upper);
    const between = () => { outer.hidden = comparator.value !== "between"; };
    comparator.addEventListener("change", between);
    between();
    const node = make("fieldset", { className: "target" },
      make("legend", {}, say("Måltal", "Target")),
      field(say("Ord", "Words"), text), field(say("Krav", "Comparator"), comparator),
      field(say("Tal", "Figure"), value), outer, field(say("Enhed", "Unit"), unit),
      field(say("År", "Year"), of, say("kun hvor hvert år har sit tal", "only where each year has its own")),
      make("button", { type: "button", className: "deed", onclick: () => drop() }, say("Fjern måltallet", "Remove the target")));
    const read = () => {
      const found = {
        text: must(words(text), text, say("Skriv måltallets ord, fx »mindst 95 pct.«.", "Write the words of the target.")),
        comparator: comparator.value,
        value: must(number(value, say("Tallet", "The figure")), value, say("Skriv tallet.", "Write the figure.")),
        upper: comparator.value === "between" ? number(upper, say("Det øvre tal", "The upper figure")) : null,
        unit: unitCode(unit),
        year: year(of),
      };
      if (comparator.value === "between" && !(found.upper > found.value)) {
        throw new Wrong(upper, say("Skriv et øvre tal, der er større.", "Write an upper figure that is larger."));
      }
      return found;
    };
    return { node, read };
  };
  const targets = (value) => {
    const all = [];
    const list = make("div");
    const add = (given) => {
      const one = oneTarget(given, () => {
        all.splice(all.indexOf(one), 1);
        one.node.remove();
        more.focus();
      });
      all.push(one);
      list.append(one.node);
      return one;
    };
    const more = make("button", { type: "button", className: "deed" }, say("Tilføj måltal", "Add a target"));
    more.addEventListener("click", () => add(null).node.querySelector("input").focus());
    for (const given of value ?? []) add(given);
    return { nodes: [list, more], read: () => all.map((one) => one.read()) };
  };

  const parts = (controls, read) => (value) => {
    const found = controls.map(([name, key, draw, hint]) => [key, name, draw(value?.[key] ?? null), hint ?? null]);
    const by = Object.fromEntries(found.map(([key, , control]) => [key, control]));
    return { nodes: found.map(([, name, control, hint]) => field(name, control, hint)), read: () => read(by) };
  };
  const partyParts = [[say("Navn", "Name"), "name", line], [say("Forkortelse", "Acronym"), "acronym", line]];
  const single = (draw, read, hint = null) => (value, name) => {
    const control = draw(value);
    return { nodes: [field(name, control, hint)], read: () => read(control) };
  };

  const EDITORS = {
    line: single(line, words),
    text: single(area, words),
    year: single((value) => line(value, { inputMode: "numeric" }), year),
    day: single(date, isoDay),
    scope: single((value) => choice(data.words("scope"), value ?? "agency"), (control) => control.value),
    list: single(
      (value) => area((value ?? []).join("\n"), 3),
      (control) => control.value.split("\n").map((one) => one.trim()).filter(Boolean),
      say("et ord på hver linje", "a word on each line")),
    month: single(line, (control) => {
      const typed = words(control);
      if (typed === null || /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(typed)) return typed;
      throw new Wrong(control, say("Skriv år og måned, fx 2024-12, eller hele datoen: 2024-12-17.",
        "Write year and month, like 2024-12, or the whole date: 2024-12-17."));
    }, say("som 2024-12 eller 2024-12-17", "like 2024-12 or 2024-12-17")),
    party: parts(partyParts, (by) => {
      const found = { name: words(by.name), acronym: words(by.acronym) };
      return found.name || found.acronym ? found : null;
    }),
    agency: parts(partyParts, (by) => ({
      name: must(words(by.name), by.name, say("Skriv myndighedens navn.", "Write the name of the agency.")),
      acronym: words(by.acronym),
    })),
    period: parts(
      [[say("Første dag", "First day"), "start", date], [say("Sidste dag", "Last day"), "end", date]],
      (by) => {
        const [start, end] = [isoDay(by.start), isoDay(by.end)];
        if (!start && !end) return null;
        must(start, by.start, say("Skriv den første dag.", "Write the first day."));
        must(end, by.end, say("Skriv den sidste dag.", "Write the last day."));
        inOrder(start, end, by.end);
        return { start, end };
      }),
    weight: parts(
      [
        [say("Tal", "Figure"), "value", figureLine],
        [say("Enhed", "Unit"), "unit", (value) => choice(data.words("weight_unit"), value ?? "percent")],
      ],
      (by) => {
        const value = number(by.value, say("Vægten", "The weight"));
        return value === null ? null : { value, unit: by.unit.value };
      }),
    version: parts(
      [
        [say("Ord", "Words"), "text", line],
        [say("Udgave", "Version"), "kind", (value) => choice(data.words("version"), value, say("siges ikke", "not said"))],
        [say("Nummer", "Number"), "number", line], [say("Dato", "Date"), "date", date],
      ],
      (by) => {
        const found = { text: words(by.text), kind: by.kind.value || null, number: words(by.number), date: isoDay(by.date) };
        if (!Object.values(found).some(Boolean)) return null;
        must(found.text, by.text, say("Skriv de ord, som udgaven ses af.", "Write the words that say the version."));
        return found;
      }),
    deadline,
    targets,
    extra: single(area, words),
  };
  // An agency is the same where its name and acronym are: its id follows from these.
  const same = (type, one, other) => {
    const bare = (value) => (type === "agency" && value ? { name: value.name, acronym: value.acronym } : value);
    const none = (value) => (Array.isArray(value) && !value.length ? null : bare(value));
    return data.same(none(one), none(other));
  };

  return { Wrong, spoken, same, words, must, field, line, area, day, editor: (type, value, name) => EDITORS[type](value, name) };
})();
