// All corrections that are made here: listed, undone, read from a file, and sent or saved.
(() => {
  const panel = document.getElementById("rettelser");
  const [list, now, wrong, choices, name] = ["rettelser-liste", "hvad-nu", "rettelser-fejl", "rettelser-valg", "rettet-af"]
    .map((id) => document.getElementById(id));
  const { save, token } = document.body.dataset;

  const fileName = () => `rettelser-${data.read().plan.id.replace(/[^\w.-]/g, "_")}.json`;
  const text = () => `${JSON.stringify(drafts.file(), null, 2)}\n`;
  const fail = (words) => {
    wrong.textContent = words;
    wrong.hidden = !words;
  };
  const said = (words) => {
    now.textContent = words;
    tell(words);
  };
  const remedy = () => say(`Læg rettelserne ind i planen med: maalplan review apply OUT ${fileName()}`,
    `Put the corrections into the plan with: maalplan review apply OUT ${fileName()}`);

  // ------------------------------------------------------------------ where they go

  const download = () => {
    const url = URL.createObjectURL(new Blob([text()], { type: "application/json" }));
    const link = make("a", { href: url, download: fileName() });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    drafts.markSaved();
    said(`${say("Filen er hentet.", "The file is downloaded.")} ${remedy()}`);
  };
  const saveAs = async () => {
    try {
      const types = [{ description: "JSON", accept: { "application/json": [".json"] } }];
      const file = await window.showSaveFilePicker({ suggestedName: fileName(), types });
      const stream = await file.createWritable();
      await stream.write(text());
      await stream.close();
    } catch (error) {
      if (error.name !== "AbortError") fail(say("Filen kunne ikke gemmes; hent den i stedet.", "The file could not be saved; download it instead."));
      return;
    }
    drafts.markSaved();
    said(`${say("Filen er gemt.", "The file is saved.")} ${remedy()}`);
  };
  // When it has been saved the page comes back where it was, and says so.
  const PLACE = "maalplan:sted";
  const panes = [review.seen, review.plan];
  const keepPlace = (words) => {
    const place = { path: review.current()?.dataset.path ?? "", tops: panes.map((pane) => pane.scrollTop), top: scrollY, words };
    try { sessionStorage.setItem(PLACE, JSON.stringify(place)); } catch { /* then it comes back at its top */ }
  };
  const flash = (words) => {
    const note = document.getElementById("sagt");
    note.classList.replace("for-ears", "flash");
    const end = new AbortController();
    const hide = () => {
      note.classList.replace("flash", "for-ears");
      end.abort();
    };
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, hide, { signal: end.signal });
    tell(words);
  };
  const backInPlace = () => {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { /* nothing was kept */ }
    if (!kept) return;
    const row = drawn.rowAt(kept.path);
    if (row) review.choose(row);
    const scroll = () => {
      panes.forEach((pane, number) => { pane.scrollTop = kept.tops[number]; });
      scrollTo(0, kept.top);
    };
    scroll();
    // When all is loaded the browser goes to the row that the address names.
    addEventListener("load", () => requestAnimationFrame(scroll));
    flash(kept.words);
  };
  const answer = async (response) => {
    try { return await response.json(); } catch { return {}; }
  };
  const send = async (button) => {
    button.disabled = true;
    fail("");
    try {
      const headers = { "Content-Type": "application/json", ...(token ? { "X-Maalplan-Token": token } : {}) };
      const response = await fetch(save, { method: "POST", headers, body: text(), credentials: "same-origin" });
      const { reload, said: told, error, message } = await answer(response);
      if (response.ok) {
        const words = [say("Gemt.", "Saved."), ...(told ?? [])].join(" ");
        keepPlace(words);
        drafts.clear();
        said(words);
        const target = new URL(reload ?? location.href, location.href);
        if (target.origin === location.origin && target.href !== location.href) location.assign(target);
        else location.reload();
        return;
      }
      const why = [message, error?.message, error].find((one) => typeof one === "string") ?? String(response.status);
      fail(say(`Ikke gemt, og intet er tabt: ${why}`, `Not saved, and nothing is lost: ${why}`));
    } catch {
      fail(say("Ikke gemt, og intet er tabt: serveren svarer ikke.", "Not saved, and nothing is lost: the server does not answer."));
    } finally {
      button.disabled = false;
    }
  };
  const readFile = async (file) => {
    fail("");
    let found = null;
    try {
      found = JSON.parse(await file.text());
    } catch {
      fail(say("Det er ikke en fil med rettelser.", "That is no file of corrections."));
      return;
    }
    const documents = Array.isArray(found?.documents) ? found.documents : [];
    const own = documents.filter((one) => one.sha256 === data.sha256).flatMap((one) => one.corrections ?? []);
    if (!own.length) {
      fail(say("Filen har ingen rettelser til dette dokument.", "The file has no corrections of this document."));
      return;
    }
    const taken = drafts.take(own);
    said(say(`${taken} af ${own.length} rettelser er læst ind; resten var her allerede.`,
      `${taken} of ${own.length} corrections were read; the rest were here already.`));
    fill();
  };

  // ------------------------------------------------------------------ what is shown

  const item = (one) => {
    const why = make("input", { type: "text", value: one.correction.why ?? "", maxLength: 2000, placeholder: say("bemærkning", "remark"),
      "aria-label": say("Bemærkning til rettelsen", "Remark on the correction") });
    why.addEventListener("change", () => drafts.change(one, { why: why.value.trim() || null }));
    const lost = one.path === null
      ? make("p", { className: "small" }, say("Stedet findes ikke på denne side; rettelsen følger med alligevel.",
        "Its place is not on this page; the correction goes along all the same.")) : null;
    return make("li", {}, make("span", { className: "lines" }, drawn.said(one)), lost, why,
      make("div", { className: "deeds" },
        one.path === null ? null : edit.button(say("Vis", "Show"), () => {
          panel.close();
          drawn.show(one);
        }),
        edit.button(say("Fortryd", "Undo"), () => {
          drafts.undo(one);
          fill();
          name.focus();
        })));
  };
  const fill = () => {
    const some = drafts.all().length > 0;
    list.replaceChildren(...drafts.all().map(item));
    const file = make("input", { type: "file", accept: ".json,application/json", hidden: true });
    file.addEventListener("change", () => { if (file.files[0]) readFile(file.files[0]); });
    const keep = save ? edit.button(say("Gem", "Save"), (event) => send(event.target), { className: "deed main", disabled: !some }) : null;
    const as = !save && window.showSaveFilePicker ? edit.button(say("Gem som …", "Save as …"), saveAs, { disabled: !some }) : null;
    choices.replaceChildren(...[
      keep,
      edit.button(say("Hent fil", "Download the file"), download, { disabled: !some, className: save ? "deed" : "deed main" }),
      as,
      edit.button(say("Læs en fil ind", "Read a file"), () => file.click()),
      edit.button(say("Fortryd alle", "Undo all"), () => {
        drafts.clear();
        fill();
        name.focus();
      }, { disabled: !some }),
      file,
    ].filter(Boolean));
  };
  const openPanel = () => {
    edit.close(false);
    fail("");
    now.textContent = drafts.all().length
      ? say("De er kun her på siden, til de er gemt.", "They are on this page alone until they are saved.")
      : say("Her er ingen rettelser endnu. Peg på en værdi, og tryk »Ret« (eller e).", "There are no corrections yet. Point at a value, and press “Correct” (or e).");
    name.value = drafts.name();
    fill();
    panel.showModal();
  };
  name.addEventListener("change", () => drafts.call(name.value.trim()));
  review.deeds.panel = () => (panel.open ? panel.close() : openPanel());

  addEventListener("beforeunload", (event) => {
    if (drafts.dirty() || edit.isOpen()) event.preventDefault();
  });
  drafts.hear((stored) => {
    if (!stored) tell(say("Browseren kan ikke huske rettelserne; gem dem, før siden lukkes.",
      "The browser cannot keep the corrections; save them before the page is closed."));
  });
  drafts.back();
  backInPlace();
})();
