// What the pages cannot do by themselves. Everything that is shown is also there after a
// reload without script; each page gets what it needs and no more.

if (document.getElementById("viewer")) import("/static/viewer.js");
if (document.querySelector("[data-case]")) import("/static/case.js");
if (document.querySelector("form[data-ask]")) import("/static/ask.js");
if (document.querySelector("[data-copy]")) copying();

// Copy buttons appear where there is script: they name what they copy by its id. Of a
// list each line is one, with its number.
function copying() {
  const told = document.createElement("p");
  told.className = "hide";
  told.setAttribute("role", "status");
  document.body.append(told);
  const show = () => { for (const b of document.querySelectorAll("[data-copy][hidden]")) b.hidden = false; };
  show();
  document.addEventListener("renewed", show);
  document.addEventListener("click", async (e) => {
    const button = e.target.closest("[data-copy]");
    if (!button) return;
    const from = document.getElementById(button.dataset.copy);
    const lines = from.matches("ol, ul") ? [...from.children].map((li, i) => `${i + 1}. ${li.textContent.trim()}`).join("\n\n") : (from.value ?? from.textContent.trim());
    try {
      await navigator.clipboard.writeText(lines);
      told.textContent = "Copied.";
      button.dataset.done = "Copied";
    } catch { // not allowed: leave it marked, for the keyboard
      getSelection().selectAllChildren(from);
      told.textContent = "Marked: press Control and C to copy.";
      button.dataset.done = "Marked: press Ctrl+C";
    }
    setTimeout(() => { delete button.dataset.done; told.textContent = ""; }, 3000);
  });
}
