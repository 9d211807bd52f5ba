// Long lists to tick: a field that narrows what is shown, one box for all that is, and a button that counts.
"use strict";
(() => {
  function narrow(field) {
    const list = document.querySelector(field.dataset.narrows);
    const wanted = field.value.trim().toLowerCase();
    const digits = wanted.replace(/[^0-9]/g, "");
    const byNumber = digits && !/[a-z]/.test(wanted);
    let found = 0;
    for (const item of list.children) {
      const text = item.dataset.text.toLowerCase();
      item.hidden = !(byNumber ? text.replace(/[^0-9]/g, "").includes(digits) : text.includes(wanted));
      found += !item.hidden;
    }
    document.getElementById(`${list.id}-none`).hidden = found > 0;
  }

  const boxes = (form) => [...form.elements].filter((box) => box.type === "checkbox" && box.name && !box.disabled);

  function count(form) {
    const ticked = boxes(form).filter((box) => box.checked).length;
    const { counts, countsOne, countsSome } = form.dataset;
    const button = form.querySelector("button.primary");
    if (!button) return;
    button.textContent = ticked === 0 ? countsSome : (ticked === 1 ? countsOne : counts).replace("{count}", ticked);
    button.disabled = ticked === 0;
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-narrows]")) narrow(event.target);
  });
  // Enter in the search field searches, and imports nothing.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-narrows]")) event.preventDefault();
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-adds]") || !target.value) return;
    const field = document.querySelector(target.dataset.adds);
    field.value = [field.value.replace(/[\s,;]+$/, ""), target.value].filter(Boolean).join(", ");
    target.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("change", (event) => {
    // A list that is on its way left before this tick and would undo it: it is let go, the next one brings the tick along.
    if (event.target.closest("#picks")) htmx.trigger("#rows", "htmx:abort");
    const { form } = event.target;
    if (!form?.matches("[data-counts]")) return;
    if (event.target.id === "all") {
      for (const box of boxes(form)) if (!box.closest("li, tr").hidden) box.checked = event.target.checked;
    }
    count(form);
  });
  document.addEventListener("htmx:load", (event) => {
    const form = document.querySelector("form[data-counts]");
    if (form) count(form);
  });
})();
