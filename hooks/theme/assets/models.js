// Filters and sorts model cards, and sorts tables of results. Without it, the page shows all cards and numbers.

(() => {
  const filter = (form, place) => {
    const list = form.parentElement.querySelector("ul.models");
    const cards = [...list.children];
    const keys = ["kind", "family", "license"].filter((key) => form[key]);
    // The first list of a page has the plain names in the address, the second "kind-2" and so on.
    const inAddress = (key) => (place ? `${key}-${place + 1}` : key);
    const usual = [...form.sort.options].find((option) => option.defaultSelected).value;
    const orders = {
      newest: (a, b) => (b.dataset.date || "0").localeCompare(a.dataset.date || "0"),
      oldest: (a, b) => (a.dataset.date || "9999").localeCompare(b.dataset.date || "9999"),
      name: (a, b) => name(a).localeCompare(name(b)),
    };
    const name = (card) => card.querySelector(".model__name").textContent;
    const wanted = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      const value = wanted.get(inAddress(select.name));
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
    const apply = () => {
      let shown = 0;
      for (const card of cards) {
        card.hidden = keys.some((key) => form[key].value && form[key].value !== card.dataset[key]);
        shown += card.hidden ? 0 : 1;
      }
      const sorted = [...cards].sort(orders[form.sort.value]);
      if (sorted.some((card, place) => card !== list.children[place])) list.append(...sorted);
      const output = form.querySelector("output");
      output.textContent = (output.dataset.text || "{shown} of {all}").replace("{shown}", shown).replace("{all}", cards.length);
    };
    form.addEventListener("change", () => {
      apply();
      const address = new URL(location.href);
      for (const key of [...keys, "sort"]) {
        const value = form[key].value;
        if (value && !(key === "sort" && value === usual)) address.searchParams.set(inAddress(key), value);
        else address.searchParams.delete(inAddress(key));
      }
      history.replaceState(history.state, "", address);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  };

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return "value" in cell.dataset ? cell.dataset.value : cell.textContent.trim();
  };

  const compare = (column, sign) => (a, b) => {
    const [x, y] = [valueOf(a, column), valueOf(b, column)];
    if (x === "" || y === "") return (x === "") - (y === "");
    const numbers = Number(x) - Number(y);
    return sign * (Number.isNaN(numbers) ? x.localeCompare(y) : numbers);
  };

  const sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const first = head.dataset.better === "higher" ? "descending" : "ascending";
        const second = first === "descending" ? "ascending" : "descending";
        const next = head.getAttribute("aria-sort") === first ? second : first;
        heads.forEach((other) => other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", next);
        const rows = [...table.tBodies[0].rows];
        table.tBodies[0].append(...rows.sort(compare(column, next === "ascending" ? 1 : -1)));
      });
    });
  };

  // Material's instant navigation, if it is on, loads new pages into the old one.
  const eachPage = (start) => (window.document$ ? window.document$.subscribe(start) : start());
  eachPage(() => {
    document.querySelectorAll("form.model-filters").forEach(filter);
    document.querySelectorAll("table[data-sortable]").forEach(sortable);
  });
})();
