// Who is asking. The CRM around this page tells it in an encrypted text, which is exchanged for a session of ten
// minutes. It lives in this variable only: no cookie, no storage. Whatever fails, nothing that was typed is touched.
"use strict";
(() => {
  const root = document.documentElement;
  const lost = document.getElementById("lost");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  let session = null;
  let opening = null;
  const waiting = new Map();

  const fresh = () => session !== null && Date.now() < session.until - 60_000;

  function askCrm() {
    if (window.parent === window) return Promise.reject(new Error(lost.dataset.alone));
    return new Promise((resolve, reject) => {
      const hear = (event) => {
        const { message, payload } = event.data ?? {};
        if (event.source !== window.parent || message !== "REQUEST_USER_DATA_RESPONSE" || typeof payload !== "string") return;
        stop();
        resolve(payload);
      };
      const ask = () => window.parent.postMessage({ message: "REQUEST_USER_DATA" }, "*");
      const again = setInterval(ask, 400);
      const late = setTimeout(() => { stop(); reject(new Error(lost.dataset.silent)); }, 5000);
      const stop = () => { clearInterval(again); clearTimeout(late); window.removeEventListener("message", hear); };
      window.addEventListener("message", hear);
      ask();
    });
  }

  async function open() {
    const context = await askCrm();
    const headers = { "Content-Type": "application/json", "X-Language": root.lang };
    const answer = await fetch("/embed/session", { method: "POST", headers, body: JSON.stringify({ context }) })
      .catch(() => { throw new Error(lost.dataset.down); });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.error ?? lost.dataset.down);
    session = { token: said.token, until: Date.now() + said.expires_in * 1000 };
    resume();
  }

  const renew = () => (opening ??= open().finally(() => { opening = null; }));

  // Every request waits for a session; one that cannot be had is told, and the work is done when it can.
  async function withSession(work, who = "page") {
    try {
      if (!fresh()) await renew();
    } catch (error) {
      return tellLost(error.message, work, who);
    }
    return work();
  }

  // What could not be sent waits, once for each part of the page (`who`).
  function tellLost(sentence, work, who) {
    waiting.set(who, work);
    const line = lost.querySelector("p");
    if (lost.hidden || line.textContent !== sentence) line.textContent = sentence;
    lost.hidden = false;
    document.getElementById("opening")?.remove();
  }

  function resume() {
    const works = [...waiting.values()];
    waiting.clear();
    lost.hidden = true;
    for (const work of works) work();
  }
  lost.querySelector("button").addEventListener("click", () => (fresh() ? resume() : renew().catch(() => {})));

  const headers = () => ({ "Authorization": `Bearer ${session.token}`, "X-Language": root.lang, "X-Time-Zone": zone });

  // For what htmx does not do: files and addresses, and lists that are sent in parts.
  async function asked(path, more = {}) {
    if (!fresh()) await renew();
    const answer = await fetch(path, { ...more, headers: headers() });
    if (answer.status !== 401) return answer;
    await renew();
    return fetch(path, { ...more, headers: headers() });
  }
  async function get(path) {
    const answer = await asked(path);
    if (!answer.ok) throw new Error(answer.status);
    return answer;
  }
  // What is refused is an answer too, with its sentence.
  async function post(path, body) {
    const answer = await asked(path, { method: "POST", body });
    if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
    return answer;
  }

  document.addEventListener("htmx:confirm", (event) => {
    const { question, elt, issueRequest } = event.detail;
    const asks = question && !elt.repeated;
    elt.repeated = false;
    if (!question && fresh()) return;
    event.preventDefault();
    (asks ? manners.confirm(elt, question) : Promise.resolve(true))
      .then((yes) => yes && withSession(() => issueRequest(true), elt));
  });

  document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, headers()));

  // The same request once more: with a new session when the other side has ended this one, else when it can be reached.
  const repeat = ({ verb, path, elt, target, triggeringEvent }) => () => {
    elt.repeated = true;
    htmx.ajax(verb, path, { source: elt, target, event: triggeringEvent });
  };
  document.addEventListener("htmx:responseError", ({ detail: { requestConfig, xhr } }) => {
    const { elt } = requestConfig;
    const again = elt.renewed && Date.now() - elt.renewed < 5000;
    if (xhr.status !== 401 || again) return tellLost(lost.dataset.down, repeat(requestConfig), elt);
    elt.renewed = Date.now();
    session = null;
    withSession(repeat(requestConfig), elt);
  });
  document.addEventListener("htmx:sendError", ({ detail: { requestConfig } }) => {
    tellLost(lost.dataset.down, repeat(requestConfig), requestConfig.elt);
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => { if (!detail.isError && !lost.hidden) resume(); });

  async function layout() {
    await htmx.ajax("GET", "/embed/layout", { target: "#app", swap: "innerHTML" });
    await manners.go();
  }

  window.session = { get, post, layout, withSession };
  // htmx notes the page's address in the session storage, which this page does without.
  try { sessionStorage.clear(); } catch { /* forbidden in this frame, which is as well */ }
  withSession(layout);
})();
