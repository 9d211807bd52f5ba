// What every page does: navigation, unsaved changes, confirmations, toasts, copying, files.
"use strict";
(() => {
  const main = () => document.getElementById("main");
  const dirty = () => document.querySelector("form[data-dirty]");
  const tops = new Map(); // how far down each address was read
  let here = "";

  // A reload of the CRM around this page starts the frame anew: it leads back to where this tab was, for each place in
  // the CRM on its own. What was typed into a search is about people, so it is not kept.
  const place = {
    name: `place${location.search}`,
    get last() {
      try {
        const last = sessionStorage.getItem(place.name);
        return last?.startsWith("#/embed/") ? last : null;
      } catch {
        return null; // forbidden in this frame: it begins at Start
      }
    },
    set last(path) {
      const kept = new URL(path.slice(1), location.origin);
      if (kept.searchParams.has("q")) for (const name of ["q", "page"]) kept.searchParams.delete(name);
      try { sessionStorage.setItem(place.name, `#${kept.pathname}${kept.search}`); } catch { /* as above */ }
    },
  };

  // Pages are addressed by the hash, so that Back and the keyboard work as everywhere.
  async function go() {
    const first = document.querySelector(".tabs a")?.getAttribute("href");
    const back = main() && !here && !location.hash ? place.last : null;
    if (back) history.replaceState(null, "", back);
    const path = location.hash.startsWith("#/embed/") ? location.hash : first;
    if (!main() || !path || (location.hash === "#main" && here)) return;
    if (here && here !== path && dirty() && !(await leave())) {
      history.replaceState(null, "", here);
      return;
    }
    tops.set(here, window.scrollY);
    document.getElementById("panel").close();
    here = place.last = path;
    for (const link of document.querySelectorAll(".tabs a")) {
      const open = path === link.hash || path.startsWith(`${link.hash}/`) || path.startsWith(`${link.hash}?`);
      link.toggleAttribute("aria-current", open);
      if (open) link.setAttribute("aria-current", "page");
    }
    await session.withSession(() => htmx.ajax("GET", path.slice(1), { target: "#main", source: "#main", swap: "innerHTML" }));
    if (here === path && back === path && path !== first && main().querySelector(".problem")) {
      history.replaceState(null, "", first); // gone meanwhile, or no longer for this person
      return go();
    }
    if (here === path) main().querySelector("h1")?.focus({ preventScroll: true });
    window.scrollTo(0, tops.get(path) ?? 0);
  }
  window.addEventListener("hashchange", go);
  // A list that was narrowed says under which address it can be found again.
  document.addEventListener("here", ({ detail }) => {
    here = place.last = detail.value;
    history.replaceState(null, "", here);
  });

  const leave = ({ leave: text, leaveTitle, leaveButton } = dialog().dataset) => ask(text, leaveTitle, leaveButton);

  // Confirming: what will happen, and where it matters a text that has to be typed first, or why it is done.
  const dialog = () => document.getElementById("confirm");
  function ask(text, title, button, { typed = "", label = "", danger = false, tells = () => {} } = {}) {
    const box = dialog();
    const field = box.querySelector("#confirm-typed");
    const input = field.querySelector("input");
    const yes = box.querySelector("#confirm-yes");
    box.querySelector("h2").textContent = title;
    box.querySelector("#confirm-text").textContent = text;
    yes.textContent = button;
    yes.className = danger ? "danger" : "primary";
    field.hidden = !label;
    field.querySelector("span").textContent = label;
    input.value = "";
    const check = () => { yes.disabled = typed !== "" && input.value.trim() !== typed; };
    input.oninput = check;
    check();
    box.returnValue = "no";
    box.showModal();
    return new Promise((resolve) => {
      box.addEventListener("close", () => {
        const sure = box.returnValue === "yes";
        if (sure) tells(input.value.trim());
        resolve(sure);
      }, { once: true });
    });
  }
  function confirm(element, question) {
    const { confirmTitle, confirmButton, confirmTyped, confirmType, confirmReason, confirmDanger } = element.dataset;
    const tells = (why) => { if (confirmReason) element.querySelector("[name=why]").value = why; };
    const more = { typed: confirmTyped, label: confirmType ?? confirmReason, danger: confirmDanger, tells };
    return ask(question, confirmTitle, confirmButton, more);
  }
  document.addEventListener("ask", async ({ target, detail: { text, title, button, danger, values } }) => {
    const path = target.getAttribute("hx-post");
    if (await ask(text, title, button, { danger })) session.withSession(() => htmx.ajax("POST", path, { source: target, values }));
  });

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
  document.addEventListener("reset", ({ target }) => {
    if (target.matches("form[data-save]")) mark(target, false);
    if (target.querySelector("[aria-invalid=true]")) go(); // what was refused is not what is stored
  });
  window.addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });

  let fades = 0;
  function toast(sentence) {
    clearTimeout(fades);
    document.querySelector("#toasts p").textContent = sentence;
    if (sentence) fades = setTimeout(toast, 6000, "");
  }
  document.addEventListener("toast", (event) => toast(event.detail.value));

  // A mistake that came back with a form is where to go on; else a focus that was swapped away goes to the heading.
  document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
    if (target.id === "panel" && !target.open) target.showModal();
    const wrong = target.querySelector?.("[aria-invalid=true]");
    wrong?.focus();
    if (wrong?.form?.matches("[data-save]")) mark(wrong.form, true);
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

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#/']");
    if (link || event.target.closest("[data-close]")) toast("");
    if (link?.hash === here) go();
    event.target.closest("[data-shut]")?.closest("dialog").close();
    const copied = event.target.closest("[data-copy]");
    if (copied) copy(copied.dataset.copy);
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

  window.ui = { confirm, go, place };
})();
