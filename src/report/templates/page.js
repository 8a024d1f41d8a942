"use strict";
// Everything can be read without script: it adds search, sorting, the choice of
// years, export, and the evidence beside the table instead of an anchor below.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, text = "", className = "") => {
  const node = document.createElement(tag);
  node.textContent = text;
  if (className) node.className = className;
  return node;
};
const save = (name, words, type = "text/csv") => {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", words], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
// What a sheet takes for a formula is words to us, unless it is a number.
const cell = (words) => {
  const text = String(words);
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  return '"' + text.replace(/"/g, '""').replace(/^([=+@-])/, "'$1") + '"';
};
const copy = async (words, button) => {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = make("textarea", words);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const was = button.textContent;
  button.textContent = button.dataset.done || "✓";
  setTimeout(() => { button.textContent = was; }, 1500);
};
document.documentElement.classList.add("js");

// Light or dark as the system has it, until asked otherwise.
(() => {
  const button = document.getElementById("theme");
  const rule = [...document.styleSheets[0].cssRules].find((r) => r.media && r.media.mediaText.includes("prefers-color-scheme"));
  let dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => { button.textContent = dark ? button.dataset.light : button.dataset.dark; };
  button.addEventListener("click", () => {
    dark = !dark;
    rule.media.mediaText = dark ? "screen" : "not all";
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    label();
  });
  label();
  document.addEventListener("click", (event) => {
    const asked = event.target.closest("button.copy");
    if (asked) copy(asked.dataset.copy, asked);
  });
})();

// Paper shows what the screen folds, but neither whole texts nor long lists.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open]):not(.text, .chapter, .same, .long, .columns, .place)");
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
})();
