// Ask how an upload goes until it is done; then the page is loaded with what became of it.
(() => {
  const going = document.querySelector(".going[data-id]");
  if (!going) return;
  const [answer, bar] = [document.getElementById("svar"), document.getElementById("laest")];
  const show = (told) => {
    if (answer.textContent !== told.text) answer.textContent = told.text;
    if (told.total) {
      bar.max = told.total;
      bar.value = told.done;
    } else {
      bar.removeAttribute("value");
    }
  };
  const ask = async (pause) => {
    try {
      const got = await fetch(location.pathname, { headers: { Accept: "application/json" } });
      if (got.status === 404) return location.reload();
      if (!got.ok) throw new Error(got.status);
      const told = await got.json();
      if (told.finished) return location.reload();
      show(told);
      pause = 700;
    } catch {
      answer.textContent = going.dataset.lost;
      pause = Math.min(pause * 2, 10000);
    }
    setTimeout(ask, pause, pause);
  };
  setTimeout(ask, 300, 700);
})();
