// Redlines: a thread between any two of its years, full texts side by side.
(() => {
  const TAGS = { del: "del", ins: "ins", same: "span" };
  all("script.redlines").forEach((script) => {
    const threads = JSON.parse(script.textContent);
    all(".between", script.closest(".place")).forEach((box) => {
      const pairs = threads[box.dataset.thread];
      const years = [...new Set(Object.keys(pairs).flatMap((pair) => pair.split("-")))].sort();
      const choice = (chosen) => {
        const select = make("select");
        select.setAttribute("aria-label", box.dataset.label);
        years.forEach((year) => select.add(new Option(year, year, year === chosen, year === chosen)));
        return select;
      };
      const from = choice(years[0]), to = choice(years[years.length - 1]), words = make("p", "", "redline");
      const show = () => {
        const pair = [from.value, to.value].sort().join("-");
        words.replaceChildren(...(pairs[pair] || []).map((edit) => make(TAGS[edit.tag], edit.text)));
        words.hidden = !pairs[pair];
      };
      const head = make("p", box.dataset.label + " ", "step-head");
      head.append(from, " → ", to);
      box.append(head, words);
      box.addEventListener("input", show);
      show();
    });
  });

  all("button.split").forEach((button) => button.addEventListener("click", () => {
    const section = button.closest("section"), split = section.classList.toggle("sides");
    button.setAttribute("aria-pressed", split);
    if (section.querySelector(".rl .old")) return;
    all(".rl p", section).forEach((p) => {
      const side = (className, gone) => {
        const copy = p.cloneNode(true);
        copy.className = className;
        all(gone, copy).forEach((node) => node.remove());
        return copy;
      };
      p.className = "one";
      p.parentElement.append(side("old", "ins"), side("new", "del"));
    });
  }));
})();
