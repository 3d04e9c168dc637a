"use strict";
// What is folded is printed unfolded, also by browsers whose style sheets cannot unfold it.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
  // A link to something folded unfolds it.
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    const folded = target && (target.matches("details") ? target : target.closest("details"));
    if (folded) folded.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
