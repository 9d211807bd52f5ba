// A long list goes to the server in parts, each as much as a request may weigh; what comes back is said there.
"use strict";
(() => {
  const ROOM = 2048; // for what stands in the address

  // Whole lines only; `first` is how many lines stand before a part.
  function parts(text, most) {
    const encoder = new TextEncoder();
    const found = [{ first: 0, lines: [], bytes: 0 }];
    for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
      const bytes = encoder.encode(line).length + 1;
      if (found.at(-1).bytes + bytes > most - ROOM && found.at(-1).lines.length) found.push({ first: at, lines: [], bytes: 0 });
      found.at(-1).lines.push(line);
      found.at(-1).bytes += bytes;
    }
    return found;
  }

  async function send(form) {
    const outcome = form.querySelector(".outcome");
    const unread = form.querySelector(".unread");
    const progress = form.querySelector(".progress");
    const button = form.querySelector("button.primary");
    const fields = [...form.querySelectorAll("input[id^=import-]")].map(({ id, value }) => [id.slice("import-".length), value]);
    const all = parts(form.querySelector("#list").value, Number(form.dataset.most));
    const version = crypto.randomUUID();
    let sums = { added: 0, unread: 0 };
    outcome.replaceChildren();
    unread.replaceChildren();
    button.disabled = true;
    progress.hidden = false;
    try {
      for (const [done, part] of all.entries()) {
        progress.querySelector("progress").value = done / all.length;
        const query = new URLSearchParams({ ...Object.fromEntries(fields), version, first: part.first, last: part === all.at(-1) ? "yes" : "", ...sums });
        const answer = await session.post(`${form.dataset.import}?${query}`, part.lines.join("\n"));
        const said = new DOMParser().parseFromString(await answer.text(), "text/html").body;
        unread.append(...said.querySelectorAll("li"));
        const sentence = said.querySelector("p");
        outcome.replaceChildren(sentence);
        if (!answer.ok) return;
        sums = { added: sentence.dataset.added, unread: sentence.dataset.unread };
      }
      form.querySelector(".again").hidden = false;
    } catch {
      const failed = document.createElement("p");
      failed.className = "banner bad";
      failed.textContent = form.dataset.failed;
      outcome.append(failed);
    } finally {
      button.disabled = false;
      progress.hidden = true;
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-import]");
    if (!form) return;
    event.preventDefault();
    if (form.querySelector("#list").value.trim()) session.withSession(() => send(form), form);
    else form.querySelector("#list").focus();
  });
  // A picture is drawn here within its box, smaller until it fits; what cannot be drawn is sent as nothing, and refused.
  async function drawn(file, { width, height, most }) {
    const picture = await createImageBitmap(file);
    for (let scale = Math.min(1, width / picture.width, height / picture.height); ; scale *= 0.7) {
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, picture.width * scale);
      canvas.height = Math.max(1, picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const address = canvas.toDataURL("image/png");
      if (address.length * 0.75 < most || canvas.width === 1) return address;
    }
  }

  async function draw({ dataset, files }) {
    const shown = document.getElementById(`${dataset.draws}-shown`);
    const sent = document.getElementById(`${dataset.draws}-sent`);
    sent.value = files[0] ? await drawn(files[0], dataset).catch(() => "data:,") : "";
    shown.hidden = sent.value.length < 10;
    if (!shown.hidden) shown.src = sent.value;
  }

  // A file is read here and shown, so that nobody imports what they have not seen.
  document.addEventListener("change", async (event) => {
    const { target } = event;
    if (target.matches("[data-draws]")) await draw(target);
    if (target.matches("[data-fills]") && target.files[0]) document.querySelector(target.dataset.fills).value = await target.files[0].text();
  });
})();
