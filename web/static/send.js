// Sending papers: many, whole folders, hundreds. Their digest is made here, as the signed
// upload asks, and what the case has already is not sent again, so that after a reload the
// same folder can be dropped once more and goes on where it was. A line that broke is tried
// again by itself, each time after a longer while, and at once when it is there again.

const atATime = 3;
const tries = 6; // of a file over a broken line: about a minute
const junk = /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX(\/|$))/i;

// Broken is that nobody answered.
class Broken extends Error { constructor() { super("the connection was lost; try again"); } }

// lineAgain waits some seconds, or until the browser says that there is a line again.
const lineAgain = (seconds) => new Promise((yes) => {
  setTimeout(yes, 1000 * seconds);
  addEventListener("online", () => setTimeout(yes, 200), { once: true });
});

export function sending(id, say, places) {
  const box = document.getElementById("sending");
  const form = document.getElementById("drop");
  const [sum, bar, queue] = [".sum", "progress", ".queue"].map((s) => box.querySelector(s));
  const [cancel, retry] = ["cancel", "retry"].map((d) => box.querySelector(`[data-do="${d}"]`));
  const key = `sending-${id}`;
  let jobs = [];
  let running = 0;

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
    if (!jobs.some((j) => j.state === "waiting" || j.state === "sending")) { jobs = []; queue.replaceChildren(); }
    for (const file of fresh) jobs.push({ file, state: "waiting", done: 0 });
    box.hidden = false;
    places.keep(fresh.map((f) => f.name));
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
          if (error instanceof Broken && !job.stopped && (job.tries = (job.tries ?? 0) + 1) < tries) {
            job.broken = true;
            total();
            await lineAgain(2 ** job.tries);
            job.broken = false;
            if (!job.stopped) { job.state = "waiting"; job.done = 0; leave(job); return; }
          }
          job.state = job.stopped ? "stopped" : "failed"; job.why = error.message; draw(job); places.leave(job.file.name);
        },
      ).finally(() => { running--; if (job.state !== "waiting") job.done = job.file.size; total(); pump(); });
    }
    total();
  }

  const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, "0")).join("");

  async function call(path, body) {
    for (let again = 0; ; again++) {
      const answer = await fetch(path, {
        method: "POST", headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body),
      }).catch(() => { throw new Broken(); });
      if ((answer.status === 429 || answer.status === 503) && again < 5) { // asked to wait
        await new Promise((r) => setTimeout(r, 1000 * (Number(answer.headers.get("Retry-After")) || 2 ** again)));
        continue;
      }
      const json = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(json.detail || `the server answered ${answer.status}; try again`);
      return json;
    }
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
    if (job.state === "sending") {
      job.bar = Object.assign(document.createElement("progress"), { max: job.file.size || 1, value: job.done });
      job.bar.setAttribute("aria-label", `sent of ${job.file.name}`);
      job.row.append(job.bar, act("Cancel", job, stop));
    } else {
      job.row.append(Object.assign(document.createElement("span"), { className: "problem", textContent: job.why }), act("Try again", job, again));
    }
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
  const stop = (job) => { job.stopped = true; job.request?.abort(); if (job.state === "waiting") { job.state = "stopped"; places.leave(job.file.name); } };
  const again = (job) => { Object.assign(job, { state: "waiting", stopped: false, done: 0, request: null, tries: 0 }); leave(job); places.keep([job.file.name]); };
  cancel.addEventListener("click", () => { jobs.forEach((j) => { if (j.state === "waiting" || j.state === "sending") stop(j); }); total(); });
  retry.addEventListener("click", () => { jobs.filter((j) => j.state === "failed" || j.state === "stopped").forEach(again); pump(); });

  function total() {
    const n = (...states) => jobs.filter((j) => states.includes(j.state)).length;
    const left = n("waiting", "sending");
    const bytes = jobs.reduce((s, j) => s + j.file.size, 0);
    bar.max = bytes || 1;
    bar.value = jobs.reduce((s, j) => s + (j.state === "waiting" ? 0 : j.done), 0);
    const parts = [jobs.some((j) => j.broken) ? `Connection lost. Waiting for it: ${left} of ${jobs.length} left` : left ? `Sending: ${left} of ${jobs.length} left` : `${n("sent")} sent`];
    if (n("known")) parts.push(`${n("known")} here already`);
    if (n("failed")) parts.push(`${n("failed")} failed`);
    if (n("stopped")) parts.push(`${n("stopped")} cancelled`);
    sum.textContent = parts.join(" · ");
    cancel.hidden = !left;
    retry.hidden = left > 0 || !n("failed", "stopped");
    if (left) sessionStorage.setItem(key, JSON.stringify(jobs.filter((j) => j.state === "waiting" || j.state === "sending").map((j) => j.file.name)));
    else { sessionStorage.removeItem(key); say(`${parts.join(", ")}.`); }
  }

  addEventListener("beforeunload", (e) => { if (running) e.preventDefault(); });

  const lost = JSON.parse(sessionStorage.getItem(key) || "[]");
  if (lost.length) {
    box.hidden = false;
    cancel.hidden = true;
    sum.textContent = `The page was loaded again before ${lost.length === 1 ? "1 paper was" : `${lost.length} papers were`} sent. Choose or drop them again: what is here already is not sent twice.`;
    for (const name of lost.slice(0, 20)) queue.append(Object.assign(document.createElement("li"), { textContent: name }));
    sessionStorage.removeItem(key);
  }
  if (input.files.length) { add([...input.files]); input.value = ""; } // chosen before this was here
}
