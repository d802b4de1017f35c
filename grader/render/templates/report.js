"use strict";
(() => {
  const details = () => [...document.querySelectorAll("details")];
  const all = document.getElementById("all");
  let open = false;
  all.hidden = false;
  all.addEventListener("click", () => {
    open = !open;
    details().forEach((one) => { one.open = open; });
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
