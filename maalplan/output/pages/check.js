// Which remarks are shown, by urgency; a goal without any that is shown is not shown either. Without script all are.
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const show = () => {
    const chosen = [...form.querySelectorAll("input:checked")].map((box) => box.value);
    for (const remark of document.querySelectorAll(".remark")) {
      remark.classList.toggle("filtered", !chosen.includes(remark.dataset.urgency));
    }
    for (const goal of document.querySelectorAll("section.goal")) {
      goal.classList.toggle("filtered", !goal.querySelector(".remark:not(.filtered)"));
    }
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();
