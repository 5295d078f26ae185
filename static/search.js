// Suggestions under a search box, after the ARIA pattern "editable combobox with list autocomplete" (ARIA APG 1.2).
// The page works without this: the box is a plain form.

for (const input of document.querySelectorAll("input[data-suggest]")) combobox(input);

function combobox(input) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [], active = -1, timer = 0, asked = 0;

  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Förslag");
  list.hidden = true;
  status.className = "skip";
  status.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.form.append(list, status);

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1; // the last place is the box itself
      mark((active + step + places) % places);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(options[active]);
    }
  });

  async function ask() {
    const turn = ++asked;
    const text = input.value.trim();
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: text })}`);
      const found = await answer.json();
      if (turn === asked && document.activeElement === input) show(found.suggestions);
    } catch {
      close();
    }
  }

  function show(suggestions) {
    const chosen = options[active]; // a list that comes late must not take away what the arrows have reached
    options = suggestions;
    list.replaceChildren(...suggestions.map(option));
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = suggestions.length ? `${suggestions.length} förslag, välj med piltangenterna` : "Inga förslag";
    const place = suggestions.findIndex((each) => each.text === chosen?.text && each.kind === chosen?.kind);
    mark(place < 0 ? options.length : place);
  }

  function option(suggestion, place) {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    item.id = `${list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = suggestion.text;
    kind.className = "meta";
    kind.textContent = ` ${suggestion.kind}`;
    item.append(kind);
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps its focus
    item.addEventListener("click", () => choose(suggestion));
    return item;
  }

  function mark(place) {
    active = place === options.length ? -1 : place;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function choose(suggestion) {
    close();
    if (suggestion.address) return location.assign(suggestion.address);
    input.value = suggestion.text;
    input.form.requestSubmit();
  }

  function close() {
    asked++;
    clearTimeout(timer);
    status.textContent = "";
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
