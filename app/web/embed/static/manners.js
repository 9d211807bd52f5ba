// The manners of every page: where we are, unsaved changes, confirming, toasts, copying, files.
"use strict";
(() => {
  const main = () => document.getElementById("main");
  const dirty = () => document.querySelector("form[data-dirty]");
  let here = "";

  // Pages are addressed by the hash, so that Back and the keyboard work as everywhere.
  async function go() {
    const first = document.querySelector(".tabs a")?.getAttribute("href");
    const path = location.hash.startsWith("#/embed/") ? location.hash : first;
    if (!main() || !path || (location.hash === "#main" && here)) return;
    if (here && here !== path && dirty() && !(await leave())) {
      history.replaceState(null, "", here);
      return;
    }
    here = path;
    for (const link of document.querySelectorAll(".tabs a")) {
      const open = path === link.hash || path.startsWith(`${link.hash}/`) || path.startsWith(`${link.hash}?`);
      link.toggleAttribute("aria-current", open);
      if (open) link.setAttribute("aria-current", "page");
    }
    await session.withSession(() => htmx.ajax("GET", path.slice(1), { target: "#main", source: "#main", swap: "innerHTML" }));
    if (here === path) main().querySelector("h1")?.focus();
    window.scrollTo(0, 0);
  }
  window.addEventListener("hashchange", go);

  function leave() {
    const words = dialog().dataset;
    return ask(words.leave, words.leaveTitle, words.leaveButton);
  }

  // Confirming: what will happen, and where it matters a text that has to be typed first.
  const dialog = () => document.getElementById("confirm");
  function ask(text, title, button, typed = "", label = "") {
    const box = dialog();
    const field = box.querySelector("#confirm-typed");
    const input = field.querySelector("input");
    const yes = box.querySelector("#confirm-yes");
    box.querySelector("h2").textContent = title;
    box.querySelector("#confirm-text").textContent = text;
    yes.textContent = button;
    field.hidden = !typed;
    field.querySelector("span").textContent = label;
    input.value = "";
    const check = () => { yes.disabled = input.value.trim() !== typed; };
    input.oninput = check;
    check();
    box.returnValue = "no";
    box.showModal();
    return new Promise((resolve) => {
      box.addEventListener("close", () => resolve(box.returnValue === "yes"), { once: true });
    });
  }
  function confirm(element, question) {
    const { confirmTitle, confirmButton, confirmTyped, confirmType } = element.dataset;
    return ask(question, confirmTitle, confirmButton, confirmTyped, confirmType);
  }

  // Unsaved changes: the bar appears, and leaving asks first.
  function mark(form, changed) {
    form.toggleAttribute("data-dirty", changed);
    const bar = form.querySelector(".savebar");
    if (bar) bar.hidden = !changed;
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-save]");
    if (form) mark(form, true);
  });
  document.addEventListener("reset", (event) => {
    if (event.target.matches("form[data-save]")) mark(event.target, false);
  });
  window.addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });

  function toast(sentence) {
    const line = document.createElement("p");
    line.textContent = sentence;
    document.getElementById("toasts").append(line);
    setTimeout(() => line.remove(), 6000);
  }
  document.addEventListener("toast", (event) => toast(event.detail.value));

  // A mistake that came back with a form is where to go on; else a focus that was swapped away goes to the heading.
  document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
    target.querySelector?.("[aria-invalid=true]")?.focus();
    if (document.activeElement === document.body) target.querySelector?.("h1")?.focus({ preventScroll: true });
  });

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A frame may be denied the clipboard; the older way asks nobody.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    toast(dialog().dataset.copied);
  }

  async function download(button) {
    const form = document.querySelector(button.dataset.with ?? "#none");
    const query = form ? `?${new URLSearchParams(new FormData(form))}` : "";
    const file = await (await session.get(button.dataset.download + query)).blob();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async function open(button) {
    window.open((await (await session.get(button.dataset.open)).json()).url, "_blank", "noopener,noreferrer");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#/']");
    if (link?.hash === here) go();
    const button = event.target.closest("[data-copy], [data-download], [data-open]");
    if (!button) return;
    if ("copy" in button.dataset) copy(button.dataset.copy);
    else session.withSession(() => ("download" in button.dataset ? download(button) : open(button)));
  });

  document.addEventListener("change", async (event) => {
    if (event.target.id !== "language") return;
    if (dirty() && !(await leave())) {
      event.target.value = document.documentElement.lang;
      return;
    }
    document.documentElement.lang = event.target.value;
    here = "";
    await session.layout();
    document.getElementById("language").focus();
  });

  window.manners = { confirm, go };
})();
