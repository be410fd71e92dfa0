// Sending papers: many, whole folders, hundreds. Their digest is made here, as the signed
// upload asks, and what the case has already is not sent again, so that after a reload the
// same folder can be dropped once more and goes on where it was. What a broken line or a busy
// server kept from arriving is tried again by itself, each time after a longer while, and at
// once when the line is there again.

const atATime = 3;
const tries = 12; // of a file: about five minutes, and all the time that the browser knows of no line
const longest = 32; // seconds until it is tried again
const named = 50; // papers that a page which was loaded again names
const junk = /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX(\/|$))/i;

// Broken is that nobody answered, or that a server could not take it now and says, perhaps,
// after how many seconds it can.
class Broken extends Error { constructor(why = "The connection was lost", after = 0) { super(why); this.after = after; } }
const tooBusy = (status, after) => { if (status === 429 || status > 500) throw new Broken("The server is busy", Number(after) || 0); };

export function sending(id, say, places) {
  const box = document.getElementById("sending");
  const form = document.getElementById("drop");
  const [sum, bar, queue] = [".sum", "progress", ".queue"].map((s) => box.querySelector(s));
  const [cancel, retry] = ["cancel", "retry"].map((d) => box.querySelector(`[data-do="${d}"]`));
  const key = `sending-${id}`;
  let jobs = [];
  let running = 0;
  let told = ""; // last, when all was done
  let lost = JSON.parse(sessionStorage.getItem(key) || "[]"); // names of what a page before this one did not send

  // --- what is chosen ---

  const input = document.getElementById("files");
  const folder = document.getElementById("folder");
  form.addEventListener("submit", (e) => e.preventDefault());
  for (const i of [input, folder]) i.addEventListener("change", () => { add([...i.files]); i.value = ""; });

  let over = 0; // elements deep that a drag is over the page
  const carries = (e) => e.dataTransfer?.types.includes("Files");
  const lit = (on) => document.body.classList.toggle("over", on);
  addEventListener("dragenter", (e) => { if (carries(e)) { e.preventDefault(); over++; lit(true); } });
  addEventListener("dragleave", (e) => { if (carries(e) && --over <= 0) { over = 0; lit(false); } });
  addEventListener("dragover", (e) => { if (carries(e)) { e.preventDefault(); e.dataTransfer.dropEffect = "copy"; } });
  addEventListener("drop", async (e) => {
    if (!carries(e)) return;
    e.preventDefault();
    over = 0;
    lit(false);
    // The entries must be taken before anything is waited for.
    const entries = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry?.() ?? i.getAsFile()).filter(Boolean);
    box.scrollIntoView({ block: "nearest" });
    say("Looking through what was dropped.");
    const files = [];
    for (const entry of entries) await gather(entry, files);
    add(files);
  });

  async function gather(entry, files) {
    if (entry instanceof File) { files.push(entry); return; }
    if (entry.isFile) {
      if (!junk.test(entry.fullPath)) files.push(await new Promise((yes, no) => entry.file(yes, no)).catch(() => null));
      return;
    }
    const reader = entry.createReader();
    for (;;) { // a folder is told in parts
      const some = await new Promise((yes, no) => reader.readEntries(yes, no)).catch(() => []);
      if (!some.length) return;
      for (const e of some) await gather(e, files);
    }
  }

  // --- the queue ---

  function add(files) {
    const fresh = files.filter((f) => f && !junk.test(f.webkitRelativePath || f.name));
    if (!fresh.length) { say("There was no file in that."); return; }
    if (!jobs.some((j) => j.state === "waiting" || j.state === "sending")) { jobs = []; queue.replaceChildren(); bar.hidden = false; cancel.textContent = "Cancel all"; }
    for (const file of fresh) jobs.push({ file, state: "waiting", done: 0 });
    box.hidden = false;
    form.classList.add("busy");
    places.keep(fresh.map((f) => f.name));
    const again = new Set(fresh.map((f) => f.name));
    lost = lost.filter((name) => !again.has(name));
    pump();
  }

  function pump() {
    while (running < atATime) {
      const job = jobs.find((j) => j.state === "waiting");
      if (!job) break;
      running++;
      job.state = "sending";
      draw(job);
      send(job).then(
        (known) => { job.state = known ? "known" : "sent"; leave(job); },
        async (error) => {
          if (error instanceof Broken && !job.stopped && (job.tries = (job.tries ?? 0) + (navigator.onLine ? 1 : 0)) < tries) {
            await later(job, error);
            if (!job.stopped) { job.state = "waiting"; job.done = 0; leave(job); return; }
          }
          job.state = job.stopped ? "stopped" : "failed"; job.why = job.stopped ? "cancelled" : error.message; draw(job); places.leave(job.file.name);
        },
      ).finally(() => { running--; if (job.state !== "waiting") job.done = job.file.size; pump(); });
    }
    total();
    remember();
  }

  // later waits until a file is to be tried again: some seconds, which its row counts, until
  // the browser says that there is a line again, or until somebody cancels it.
  async function later(job, error) {
    let back = false;
    const online = () => { back = true; job.wake(); };
    addEventListener("online", online);
    job.broken = error.message;
    draw(job);
    total();
    for (let left = Math.max(error.after, Math.min(longest, 2 ** job.tries)); left > 0 && !back && !job.stopped; left--) {
      job.row.querySelector(".problem").textContent = `Again in ${left} s`;
      await new Promise((yes) => { job.wake = yes; setTimeout(yes, 1000); });
    }
    removeEventListener("online", online);
    job.broken = "";
  }

  const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, "0")).join("");

  async function call(path, body) {
    const answer = await fetch(path, {
      method: "POST", headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body),
    }).catch(() => { throw new Broken(); });
    tooBusy(answer.status, answer.headers.get("Retry-After"));
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(json.detail || `the server answered ${answer.status}; try again`);
    return json;
  }

  async function send(job) {
    const { file } = job;
    if (!file.size) throw new Error("the file is empty");
    const bytes = await file.arrayBuffer().catch(() => { throw new Error("the file could not be read from your disk; choose it again"); });
    const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
    if (job.stopped) throw new Error("cancelled");
    const { document: paper, upload } = await call(`/api/v1/cases/${id}/uploads`, { name: file.name, size: file.size, sha256, media_type: file.type });
    places.take(file.name, paper);
    if (!upload) return true;
    await put(upload, job);
    await call(`/api/v1/uploads/${paper.id}/complete`);
    return false;
  }

  const put = (upload, job) => new Promise((yes, no) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much was sent
    job.request = request;
    if (job.stopped) { no(new Error("cancelled")); return; }
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (e) => { job.done = e.loaded; if (job.bar) job.bar.value = e.loaded; total(); };
    request.onload = () => {
      if (request.status < 300) { yes(); return; }
      try { tooBusy(request.status, request.getResponseHeader("Retry-After")); } catch (e) { no(e); return; }
      let detail = "";
      try { detail = JSON.parse(request.responseText).detail; } catch { /* a store that does not speak JSON */ }
      no(new Error(detail || `the bytes were refused with ${request.status}; try again`));
    };
    request.onerror = () => no(new Broken());
    request.onabort = () => no(new Error("cancelled"));
    request.send(job.file);
  });

  // --- what is seen ---

  // draw shows what is being sent and what failed; what waits is only counted. A row that a
  // paper leaves is free for the next one: those below it stay where they are.
  function draw(job) {
    job.row ??= [...queue.children].find((li) => !li.hasChildNodes()) ?? queue.appendChild(document.createElement("li"));
    job.row.replaceChildren(Object.assign(document.createElement("span"), { textContent: job.file.name }));
    if (job.state !== "sending" || job.broken) {
      job.bar = null;
      job.row.append(Object.assign(document.createElement("span"), { className: "problem", textContent: job.broken || job.why }));
    } else {
      job.bar = Object.assign(document.createElement("progress"), { max: job.file.size || 1, value: job.done });
      job.bar.setAttribute("aria-label", `sent of ${job.file.name}`);
      job.row.append(job.bar);
    }
    job.row.append(job.state === "sending" ? act("Cancel", job, stop) : act("Try again", job, again));
  }

  function leave(job) {
    if (!job.row) return;
    job.row.style.minHeight = `${job.row.offsetHeight}px`;
    job.row.replaceChildren();
    job.row = null;
  }

  function act(label, job, does) {
    const b = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label });
    b.setAttribute("aria-label", `${label}: ${job.file.name}`);
    b.addEventListener("click", () => { does(job); pump(); });
    return b;
  }
  const stop = (job) => { job.stopped = true; job.request?.abort(); job.wake?.(); if (job.state === "waiting") { job.state = "stopped"; places.leave(job.file.name); } };
  const again = (job) => { Object.assign(job, { state: "waiting", stopped: false, done: 0, request: null, tries: 0 }); leave(job); places.keep([job.file.name]); };
  cancel.addEventListener("click", () => { jobs.forEach((j) => { if (j.state === "waiting" || j.state === "sending") stop(j); }); lost = []; queue.querySelectorAll("[data-lost]").forEach((li) => li.remove()); total(); remember(); });
  retry.addEventListener("click", () => { jobs.filter((j) => j.state === "failed" || j.state === "stopped").forEach(again); pump(); });

  function total() {
    const n = (...states) => jobs.filter((j) => states.includes(j.state)).length;
    const left = n("waiting", "sending");
    const bytes = jobs.reduce((s, j) => s + j.file.size, 0);
    bar.max = bytes || 1;
    bar.value = jobs.reduce((s, j) => s + (j.state === "waiting" ? 0 : j.done), 0);
    const broken = jobs.find((j) => j.broken)?.broken;
    const parts = [broken ? `${broken}. It is tried again: ${left} of ${jobs.length} left` : left ? `Sending: ${left} of ${jobs.length} left` : `${n("sent")} sent`];
    if (n("known")) parts.push(`${n("known")} here already`);
    if (n("failed")) parts.push(`${n("failed")} failed`);
    if (n("stopped")) parts.push(`${n("stopped")} cancelled`);
    if (lost.length) parts.push(`${lost.length} of before are not sent`);
    sum.textContent = parts.join(" · ");
    cancel.hidden = !left && !lost.length;
    retry.hidden = left > 0 || !n("failed", "stopped");
    if (!left && told !== (told = sum.textContent)) say(`${parts.join(", ")}.`);
  }

  // remember keeps the names of what is still to be sent until this window is closed: a page
  // that is loaded again says what it lacks. The files themselves do not outlive the page.
  function remember() {
    const names = jobs.filter((j) => ["waiting", "sending", "failed"].includes(j.state)).map((j) => j.file.name).concat(lost);
    if (names.length) sessionStorage.setItem(key, JSON.stringify(names)); else sessionStorage.removeItem(key);
  }

  addEventListener("beforeunload", (e) => { if (running) e.preventDefault(); });

  if (lost.length) {
    box.hidden = false;
    form.classList.add("busy");
    bar.hidden = true;
    sum.textContent = `${lost.length === 1 ? "1 paper was" : `${lost.length} papers were`} not sent when the page was loaded again. Choose the same files or folder again: what is here already is not sent twice.`;
    cancel.textContent = "I will not send them";
    const item = (text) => { const li = queue.appendChild(document.createElement("li")); li.dataset.lost = ""; li.append(Object.assign(document.createElement("span"), { textContent: text })); };
    lost.slice(0, named).forEach(item);
    if (lost.length > named) item(`and ${lost.length - named} more`);
  }
  if (input.files.length) { add([...input.files]); input.value = ""; } // chosen before this was here
}
