// What the pages cannot do by themselves. Everything that is shown is also there after a
// reload without script; each page gets what it needs and no more.

if (document.getElementById("viewer")) import("/static/viewer.js");
if (document.querySelector("[data-case]")) import("/static/case.js");
if (document.querySelector("form[data-ask]")) import("/static/ask.js");
if (document.querySelector("[data-copy]")) copying();

// Copy buttons appear where there is script, behind what they copy. Of a list each line
// is copied with its number.
function copying() {
  const told = document.createElement("p");
  told.className = "hide";
  told.setAttribute("role", "status");
  document.body.append(told);
  const show = () => {
    for (const from of document.querySelectorAll("[data-copy]")) {
      if (from.dataset.ready) continue;
      from.dataset.ready = "1";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet copy";
      button.textContent = from.dataset.copy || "Copy";
      button.addEventListener("click", () => copy(from, button));
      if (from.matches("ol")) from.before(button); else from.after(" ", button);
    }
  };
  async function copy(from, button) {
    const text = from.matches("ol") ? [...from.children].map((li, i) => `${i + 1}. ${li.textContent.trim()}`).join("\n\n") : (from.value ?? from.textContent.trim());
    try {
      await navigator.clipboard.writeText(text);
      button.dataset.done = told.textContent = "Copied";
    } catch { // not allowed: leave it marked, for the keyboard
      getSelection().selectAllChildren(from);
      button.dataset.done = told.textContent = "Marked: press Ctrl+C";
    }
    setTimeout(() => { delete button.dataset.done; told.textContent = ""; }, 3000);
  }
  show();
  document.addEventListener("renewed", show);
}
