// Evidence: the sentence of each year, its figure highlighted, beside each other.
(() => {
  const dialog = document.getElementById("evidence");
  const body = dialog.querySelector(".dialog-body");
  const title = dialog.querySelector("#evidence-title");
  const copied = (run, mark) => {
    const node = run.cloneNode(true);
    if (node.id) node.removeAttribute("id");
    node.className = run === mark ? "this" : "";
    return node;
  };
  const quote = (mark) => {
    const line = mark.closest("p"), lines = mark.closest(".lines"), own = mark.closest("span");
    const year = lines.dataset.year, place = lines.dataset.source + ":" + line.dataset.line;
    const words = make("p");
    for (const sentence of [own.previousElementSibling, own, own.nextElementSibling]) {
      if (!sentence) continue;
      const part = make("span", "", sentence === own ? "own" : "beside");
      part.append(...[...sentence.childNodes].map((run) => copied(run, mark)));
      words.append(part);
    }
    const link = make("a", body.dataset.inText);
    link.href = "#" + mark.id;
    link.addEventListener("click", () => dialog.close());
    const take = make("button", body.dataset.copy, "copy");
    take.type = "button";
    take.dataset.copy = own.textContent + "（" + year + "，" + place + "）";
    const source = make("p", place + " · ", "source");
    source.append(link, " ", take, " ");
    const area = mark.closest(".place").dataset.area;
    const answers = make("span", "", "answers");
    answers.dataset.decide = JSON.stringify({ area, year: +year, text: mark.textContent });
    const value = make("button", body.dataset.value);
    value.type = "button";
    value.dataset.verdict = "value";
    answers.append(value);
    source.append(answers);
    const box = make("div");
    box.append(make("h3", year), words, source);
    return box;
  };
  const marks = (row, everyYear) => {
    const years = row.dataset.y.split(" ").filter(Boolean).map((pair) => pair.slice(pair.indexOf("=") + 1));
    const linked = all("a.value", row).map((a) => a.getAttribute("href").slice(1));
    return (everyYear && years.length ? years : linked).map((id) => document.getElementById(id)).filter(Boolean);
  };
  const show = (row, everyYear) => {
    const found = marks(row, everyYear);
    if (!found.length) return false;
    title.textContent = row.querySelector(".name").textContent;
    body.replaceChildren(...found.map(quote));
    if (!dialog.open) dialog.showModal();
    address.write({ open: row.id });
    return true;
  };
  document.addEventListener("click", (event) => {
    const value = event.target.closest("a.value[data-row], button.name");
    if (value) {
      if (show(value.closest("tr"), value.matches("button"))) event.preventDefault();
    } else if (event.target === dialog || event.target.closest("dialog .close")) event.target.closest("dialog").close();
  }, true);
  dialog.addEventListener("close", () => address.write({ open: "" }));
  document.addEventListener("view", () => {
    const open = address.read().view.get("open"), row = open && document.getElementById(open);
    if (row && row.matches("tr") && !dialog.open) show(row, true);
  });
})();
