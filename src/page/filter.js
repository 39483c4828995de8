// Filters: chips say which items are shown. Of each group of chips an item needs one that is pressed; a group without a
// pressed chip lets all pass.
for (const tools of document.querySelectorAll(".filter")) {
  const chips = Array.from(tools.querySelectorAll("button[data-k]"));
  const items = Array.from(document.querySelectorAll("[data-t]"), (item) => {
    const group = item.closest("[data-g]")?.dataset.g ?? "";
    return [item, `${item.dataset.t} ${group}`.split(" ")];
  });
  const groups = Array.from(document.querySelectorAll(".group"), (group) => [group, Array.from(group.querySelectorAll("[data-t]"))]);
  const said = tools.querySelector("output");
  const all = tools.querySelector(".all");
  const show = () => {
    const wanted = {};
    for (const chip of chips) {
      if (chip.getAttribute("aria-pressed") === "true") (wanted[chip.dataset.k] ??= []).push(chip.dataset.w);
    }
    const sets = Object.values(wanted);
    let shown = 0;
    for (const [item, words] of items) {
      item.hidden = !sets.every((any) => any.some((word) => words.includes(word)));
      shown += item.hidden ? 0 : 1;
    }
    for (const [group, own] of groups) group.hidden = own.length > 0 && own.every((item) => item.hidden);
    said.textContent = sets.length ? `${shown} of ${items.length} shown` : "";
    all.hidden = !sets.length;
  };
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button === all) {
      for (const chip of chips) chip.setAttribute("aria-pressed", "false");
      chips[0].focus();
    } else {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    }
    show();
  });
}
