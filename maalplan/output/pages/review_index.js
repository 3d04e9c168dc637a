// Find plans by words, and sort them by a column. Without script all stand by agency and year.
(() => {
  const form = document.querySelector("form.find");
  const body = document.querySelector("tbody");
  if (!form || !body) return;
  const rows = [...body.rows];
  const words = rows.map((row) => row.textContent.toLocaleLowerCase("da"));
  const count = document.getElementById("antal");
  const show = () => {
    const wanted = form.elements.find.value.toLocaleLowerCase("da").split(/\s+/);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !wanted.every((word) => words[at].includes(word));
      shown += !row.hidden;
    });
    count.textContent = shown === rows.length ? "" : `${shown} ${count.dataset.of} ${rows.length}`;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();

  const heads = [...document.querySelectorAll("thead th")];
  const value = (row, column) => {
    const text = row.cells[column].textContent.trim();
    return column ? parseFloat(text.replace(",", ".")) || 0 : text;
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === (column ? "descending" : "ascending") ? !column : !!column;
      for (const one of heads) one.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sign = down ? -1 : 1;
      const order = [...rows].sort((a, b) => {
        const [one, other] = [value(a, column), value(b, column)];
        return sign * (column ? one - other : one.localeCompare(other, "da"));
      });
      body.append(...order);
    });
  });
})();
