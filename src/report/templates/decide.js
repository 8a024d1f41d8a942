// What a person rules on the page, taken home as decisions.csv: the file that
// --decisions reads.
(() => {
  const COLUMNS = ["decision", "area", "year", "label", "text", "other_year", "other_label", "other_text", "to", "reason"];
  const tray = document.getElementById("decisions"), dialog = document.getElementById("reason");
  const form = dialog.querySelector("form"), store = "tongbi:" + tray.dataset.key;
  let made = {};
  try { made = JSON.parse(localStorage.getItem(store)) || {}; } catch { /* nothing kept */ }
  const key = (about) => JSON.stringify(COLUMNS.slice(1, 8).map((c) => about[c] ?? ""));
  const buttons = () => all("[data-verdict]");
  const show = () => {
    const n = Object.keys(made).length;
    tray.hidden = !n;
    tray.querySelector("output").textContent = tray.dataset.words.replace("{n}", n);
    for (const button of buttons()) {
      const ruled = made[key(JSON.parse(button.parentElement.dataset.decide))];
      button.setAttribute("aria-pressed", String(!!ruled && ruled.decision === button.dataset.verdict));
    }
    try { localStorage.setItem(store, JSON.stringify(made)); } catch { /* kept while the page is open */ }
  };
  const rule = (about, decision, more = {}) => {
    const at = key(about);
    if (made[at] && made[at].decision === decision) delete made[at];
    else made[at] = { decision, ...about, ...more };
    show();
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-verdict]");
    if (!button) return;
    event.preventDefault();
    const about = JSON.parse(button.parentElement.dataset.decide), verdict = button.dataset.verdict;
    if (!["fixed", "value"].includes(verdict) || button.getAttribute("aria-pressed") === "true") return rule(about, verdict);
    form.reset();
    dialog.querySelector("h2").textContent = button.textContent;
    dialog.querySelector(".about").textContent = about.area + " " + about.year + " " + about.text;
    dialog.querySelector(".to").hidden = verdict !== "value";
    form.to.required = verdict === "value";
    dialog.returnValue = "";
    dialog.onclose = () => {
      if (dialog.returnValue === "ok") rule(about, verdict, { to: verdict === "value" ? form.to.value : "", reason: form.reason.value });
    };
    dialog.showModal();
  });
  tray.addEventListener("click", (event) => {
    if (event.target.name === "take") {
      const rows = Object.values(made).map((row) => COLUMNS.map((c) => cell(row[c] ?? "")).join(","));
      save("decisions.csv", [COLUMNS.join(","), ...rows, ""].join("\r\n"));
    } else if (event.target.name === "drop") { made = {}; show(); }
  });
  document.addEventListener("decisions", show);
  show();
})();
