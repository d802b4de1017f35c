"use strict";
(() => {
  const details = () => [...document.querySelectorAll("details")];
  const all = document.getElementById("all");
  all.hidden = false;
  all.addEventListener("click", () => {
    const open = all.getAttribute("aria-pressed") !== "true";
    details().forEach((one) => { one.open = open; });
    all.setAttribute("aria-pressed", String(open));
    all.textContent = open ? "Close everything" : "Open everything";
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = details().filter((one) => !one.open);
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
  document.querySelectorAll("button.copy").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  });
})();
