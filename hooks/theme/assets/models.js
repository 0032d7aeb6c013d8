// Filters and sorts model cards, and sorts tables of results. Without it, the page shows all cards and numbers.

(() => {
  // Joins the choices of a form to the address. The first form of a page has the plain names in the address, the second
  // "kind-2" and so on. `apply` returns how many of how many are shown; `usual` is what a choice is without an address.
  const join = (form, place, apply, usual = {}) => {
    const inAddress = (key) => (place ? `${key}-${place + 1}` : key);
    const selects = [...form.querySelectorAll("select")];
    const wanted = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = wanted.get(inAddress(select.name));
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
    const update = () => {
      const [shown, all] = apply();
      const output = form.querySelector("output");
      output.textContent = (output.dataset.text || "{shown} of {all}").replace("{shown}", shown).replace("{all}", all);
    };
    form.addEventListener("change", () => {
      update();
      const address = new URL(location.href);
      for (const { name, value } of selects) {
        if (value && value !== usual[name]) address.searchParams.set(inAddress(name), value);
        else address.searchParams.delete(inAddress(name));
      }
      history.replaceState(history.state, "", address);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    update();
  };

  // Whether an element has the chosen values, as far as it says anything about them.
  const matches = (form, data, ...keys) =>
    keys.every((key) => !form[key]?.value || !(key in data) || form[key].value === data[key]);

  const filterCards = (form, place, list) => {
    const cards = [...list.children];
    const usual = [...form.sort.options].find((option) => option.defaultSelected).value;
    const orders = {
      newest: (a, b) => (b.dataset.date || "0").localeCompare(a.dataset.date || "0"),
      oldest: (a, b) => (a.dataset.date || "9999").localeCompare(b.dataset.date || "9999"),
      name: (a, b) => name(a).localeCompare(name(b)),
    };
    const name = (card) => card.querySelector(".model__name").textContent;
    const apply = () => {
      for (const card of cards) card.hidden = !matches(form, card.dataset, "kind", "family", "license");
      const sorted = [...cards].sort(orders[form.sort.value]);
      if (sorted.some((card, place) => card !== list.children[place])) list.append(...sorted);
      return [cards.filter((card) => !card.hidden).length, cards.length];
    };
    join(form, place, apply, { sort: usual });
  };

  const filterResults = (form, place) => {
    const tables = [...form.parentElement.querySelectorAll("table.results")];
    const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
    const filterTable = (table) => {
      const heads = [...table.tHead.rows[0].cells];
      for (const head of heads) head.hidden = !matches(form, head.dataset, "benchmark", "setting");
      for (const row of table.tBodies[0].rows) {
        [...row.cells].forEach((cell, column) => { cell.hidden = heads[column].hidden; });
        const isEmpty = ![...row.cells].some((cell) => !cell.hidden && cell.querySelector(".cell__value"));
        row.hidden = isEmpty || !matches(form, row.dataset, "kind", "family", "benchmark", "setting");
      }
      table.closest(".matrix").hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
    };
    join(form, place, () => {
      tables.forEach(filterTable);
      return [rows.filter((row) => !row.hidden).length, rows.length];
    });
  };

  const filter = (form, place) => {
    const list = form.parentElement.querySelector("ul.models");
    if (list) filterCards(form, place, list);
    else filterResults(form, place);
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
