// Evidence: the sentence of each year, its figure highlighted, beside each other.
(() => {
  const dialog = document.getElementById("evidence");
  const body = dialog.querySelector(".dialog-body");
  const title = dialog.querySelector("#evidence-title");
  const copy = (run, mark) => {
    const node = run.cloneNode(true);
    if (node.id) node.removeAttribute("id");
    if (run === mark) node.className = "this";
    return node;
  };
  const quote = (mark) => {
    const line = mark.closest("p"), lines = mark.closest(".lines"), own = mark.closest("span");
    const words = make("p");
    for (const sentence of [own.previousElementSibling, own, own.nextElementSibling]) {
      if (!sentence) continue;
      const part = make("span", "", sentence === own ? "own" : "beside");
      part.append(...[...sentence.childNodes].map((run) => copy(run, mark)));
      words.append(part);
    }
    const link = make("a", body.dataset.inText);
    link.href = "#" + mark.id;
    link.addEventListener("click", () => dialog.close());
    const source = make("p", lines.dataset.source + ":" + line.dataset.line + " · ", "source");
    source.append(link);
    const box = make("div");
    box.append(make("h3", lines.dataset.year), words, source);
    return box;
  };
  const marks = (row, everyYear) => {
    const years = row.dataset.y.split(" ").filter(Boolean).map((pair) => pair.split("=")[1]);
    const linked = all("a.value", row).map((a) => a.getAttribute("href").slice(1));
    return (everyYear && years.length ? years : linked).map((id) => document.getElementById(id)).filter(Boolean);
  };
  document.addEventListener("click", (event) => {
    const value = event.target.closest("a.value[data-row], button.name");
    if (value) {
      const row = value.closest("tr"), found = marks(row, value.matches("button"));
      if (!found.length) return;
      event.preventDefault();
      title.textContent = row.querySelector(".name").textContent;
      body.replaceChildren(...found.map(quote));
      dialog.showModal();
    } else if (event.target === dialog || event.target.closest("dialog .close")) dialog.close();
  });
})();
