// What the pages cannot do by themselves. Everything that is shown is also there after a
// reload without script; each page gets what it needs and no more.

const parts = [];
if (document.getElementById("viewer")) parts.push(import("/static/viewer.js"));
if (document.querySelector("[data-case]")) parts.push(import("/static/case.js"));
if (document.querySelector("[data-case], [data-copy]")) copying();
if (document.querySelector("form[data-ask], [data-written]")) parts.push(import("/static/ask.js"));
// Whoever drives the page by a program waits for this.
Promise.all(parts).then(() => { document.documentElement.dataset.ready = ""; });

// Copy buttons copy what stands before them; of a list each line with its number.
function copying() {
  const told = document.createElement("p");
  told.className = "hide";
  told.setAttribute("role", "status");
  document.body.append(told);
  document.addEventListener("click", async (e) => {
    const button = e.target.closest("[data-copy]");
    if (!button) return;
    const from = button.dataset.copy === "list" ? document.getElementById("questions") : button.previousElementSibling;
    const text = from.matches("input") ? from.value : from.matches("ol") ? [...from.children].map((li, i) => `${i + 1}. ${li.textContent.trim()}`).join("\n\n") : from.textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
      button.dataset.done = told.textContent = "Copied";
    } catch { // not allowed: leave it marked, for the keyboard
      if (from.select) from.select(); else getSelection().selectAllChildren(from);
      button.dataset.done = told.textContent = "Marked: press Ctrl+C";
    }
    setTimeout(() => { delete button.dataset.done; told.textContent = ""; }, 3000);
  });
}
