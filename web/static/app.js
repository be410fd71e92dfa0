// What the pages cannot do by themselves: send files, and show what changes as it
// happens. Everything that is shown is also there after a reload without script.

if (document.getElementById("viewer")) import("/static/viewer.js");

const section = document.querySelector("[data-case]");
if (section) {
  const id = section.dataset.case;
  const told = document.getElementById("told");
  const list = document.getElementById("documents");
  const say = (text) => { told.textContent = text; };

  // --- sending ---

  const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, "0")).join("");

  async function call(method, path, body) {
    const answer = await fetch(path, {
      method, headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body),
    });
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(json.detail || `the server answered ${answer.status}`);
    return json;
  }

  async function send(file) {
    const sha256 = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const { document: paper, upload } = await call("POST", `/api/v1/cases/${id}/uploads`,
      { name: file.name, size: file.size, sha256, media_type: file.type });
    if (!upload) return false;
    const put = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: file });
    if (!put.ok) {
      const problem = await put.json().catch(() => ({}));
      throw new Error(problem.detail || `the bytes were refused with ${put.status}`);
    }
    await call("POST", `/api/v1/uploads/${paper.id}/complete`);
    return true;
  }

  // One after the other: a browser holds one file in memory at a time.
  let sending = Promise.resolve();
  function sendAll(files) {
    const failed = [];
    let known = 0, n = 0;
    for (const file of files) {
      sending = sending.then(async () => {
        say(`Sending ${++n} of ${files.length}: ${file.name}`);
        try {
          if (!await send(file)) known++;
        } catch (error) {
          failed.push(`${file.name}: ${error.message}`);
        }
      });
    }
    sending = sending.then(() => {
      const parts = [];
      if (known) parts.push(`${known} of them the case had already.`);
      if (failed.length) parts.push(`Not sent: ${failed.join("; ")}.`);
      say(parts.join(" ") || "Sent.");
    });
  }

  const input = document.getElementById("files");
  const drop = document.getElementById("drop");
  input.addEventListener("change", () => { sendAll([...input.files]); input.value = ""; });
  for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (e) => { e.preventDefault(); drop.classList.add("over"); });
  }
  for (const type of ["dragleave", "drop"]) {
    drop.addEventListener(type, (e) => { e.preventDefault(); drop.classList.remove("over"); });
  }
  drop.addEventListener("drop", (e) => sendAll([...e.dataTransfer.files]));

  // --- watching ---

  function row(paper) {
    let li = list.querySelector(`[data-document="${paper.id}"]`);
    if (!li) {
      li = document.createElement("li");
      li.dataset.document = paper.id;
      if (paper.parent) li.className = "child";
      const link = document.createElement("review" in section.dataset ? "a" : "span");
      if (link.href !== undefined) link.href = `/documents/${paper.id}`;
      link.textContent = paper.name;
      const line = document.createElement("p");
      line.className = "soft";
      const kind = document.createElement("span");
      kind.className = "kind";
      line.append(kind, document.createElement("span"));
      const bar = document.createElement("progress");
      bar.setAttribute("aria-label", "pages read");
      li.append(link, line, bar);
      list.append(li);
    }
    const pages = paper.pages === 1 ? "1 page" : `${paper.pages} pages`;
    li.querySelector(".kind").textContent = paper.kind_name
      ? `${paper.kind_name}, ${pages}${paper.unread_pages ? `, ${paper.unread_pages} not read` : ""} · ` : "";
    const stage = li.querySelector("p span:last-child");
    stage.textContent = paper.stage;
    stage.className = `stage ${paper.state}${paper.parked ? " parked" : ""}`;
    const bar = li.querySelector("progress");
    bar.hidden = !paper.total || paper.state !== "kept";
    bar.max = paper.total || 1;
    bar.value = paper.done || 0;
  }

  // The report is made on the server; a new one takes the old one's place.
  let shown = Number(section.dataset.report);
  async function refresh(number) {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("report").replaceWith(fresh.getElementById("report"));
    shown = number;
  }

  const events = new EventSource(`/api/v1/cases/${id}/events`);
  events.addEventListener("document", (e) => row(JSON.parse(e.data)));
  events.addEventListener("case", async (e) => {
    const now = JSON.parse(e.data);
    if (now.report > shown) {
      await refresh(now.report);
      if (now.state === "ready") say("The report is ready.");
    } else if (now.state === "working" && told.textContent === "") {
      say("Working.");
    }
  });
}
