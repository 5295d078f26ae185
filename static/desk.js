/* The clerk's desk with script: lines and values light up together, keys lead through the questions, files can be dropped.
   Everything here can be done without it. */
"use strict";

(function () {
  const review = document.querySelector("[data-review]");
  const source = document.querySelector("[data-source]");

  function light(from, to, into) {
    document.querySelectorAll(".source-lines .lit").forEach((line) => line.classList.remove("lit"));
    for (let number = from; number <= to; number += 1) {
      const line = document.getElementById("r" + number);
      if (line) line.classList.add("lit");
    }
    const first = document.getElementById("r" + from);
    if (first && into) scrollWithin(source, first);
  }

  function scrollWithin(box, target) {
    if (box.scrollHeight > box.clientHeight + 2) {
      box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    } else {
      target.scrollIntoView({ block: "center" });
    }
  }

  function span(element) {
    return element.dataset.lines.split("-").map(Number);
  }

  if (review && source) {
    review.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-lines]");
      if (link) {
        event.preventDefault();
        const [from, to] = span(link);
        light(from, to, true);
        return;
      }
      const back = event.target.closest(".source-lines .line a");
      if (back) {
        const value = document.getElementById(back.hash.slice(1));
        if (value) {
          event.preventDefault();
          const closed = value.closest("details:not([open])");
          if (closed) closed.open = true;
          document.querySelectorAll(".value.lit").forEach((other) => other.classList.remove("lit"));
          value.classList.add("lit");
          value.scrollIntoView({ block: "center" });
        }
      }
    });
    review.addEventListener("pointerover", (event) => {
      const value = event.target.closest(".value[data-lines]");
      if (value) light(...span(value), false);
    });
    review.addEventListener("focusin", (event) => {
      const value = event.target.closest(".value[data-lines]");
      if (value) light(...span(value), false);
    });
    const edited = document.querySelector(".editor");
    const rests = edited && edited.closest("[data-lines]");
    if (rests) light(...span(rests), true);
    const lit = source.querySelector(".lit");
    if (lit) scrollWithin(source, lit);
  }

  document.querySelectorAll("[data-open]").forEach((link) => link.addEventListener("click", () => {
    document.getElementById(link.dataset.open).open = true;
  }));

  const questions = Array.from(document.querySelectorAll("[data-question]"));
  const keys = document.querySelector("[data-keys]");
  if (keys && questions.length) keys.hidden = false;

  function go(step) {
    const now = questions.indexOf(document.activeElement.closest("[data-question]"));
    const next = questions[now < 0 ? (step > 0 ? 0 : questions.length - 1) : (now + step + questions.length) % questions.length];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    const line = Number(next.dataset.line);
    if (line && source) light(line, line, true);
  }

  document.addEventListener("keydown", (event) => {
    if (!questions.length || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "Enter" && event.target.matches("[data-question]")) {
      const first = event.target.querySelector("button");
      if (first) first.click();
    } else return;
    event.preventDefault();
  });

  if (location.hash === "#fragor" && questions.length) go(1);

  document.querySelectorAll("[data-many]").forEach((group) => {
    const all = group.querySelector("[data-all]");
    const boxes = Array.from(group.querySelectorAll("input[name]"));
    if (!all || boxes.length < 2) return;
    all.hidden = false;
    all.querySelector("input").addEventListener("change", (event) => boxes.forEach((box) => {
      box.checked = event.target.checked;
    }));
  });

  /* Who fills in a day or ticks a meeting has chosen that way of telling two people apart. */
  document.querySelectorAll("[data-tell-apart] [data-how]").forEach((part) => part.addEventListener("change", () => {
    part.closest("form").querySelector("input[name=how][value=" + part.dataset.how + "]").checked = true;
  }));

  const live = document.querySelector("[data-live]");

  /* Put the new rows in the place of those that changed; what did not change keeps its focus and is not read again. */
  function update(fresh, announce) {
    fresh.querySelectorAll("li[id]").forEach((row) => {
      const old = document.getElementById(row.id);
      if (!old || old.isEqualNode(row)) return;
      const focused = old.contains(document.activeElement);
      old.replaceWith(row);
      const link = row.querySelector("a");
      if (focused && link) link.focus();
    });
    const bar = live.querySelector("progress");
    const next = fresh.querySelector("progress");
    if (bar && next) {
      bar.value = next.value;
      bar.parentElement.querySelector("span").textContent = next.parentElement.querySelector("span").textContent;
    } else if (bar) bar.parentElement.remove();
    const said = live.querySelector("[data-said]");
    if (announce || !next) said.textContent = fresh.querySelector("[data-said]").textContent;
    return Boolean(next);
  }

  function follow(address, times) {
    setTimeout(async () => {
      let goesOn = true;
      try {
        const answer = await fetch(address, { credentials: "same-origin", redirect: "error" });
        if (answer.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          goesOn = update(page, times % 10 === 9);
        }
      } catch (error) { /* the network is away: asked again */ }
      if (goesOn) follow(address, times + 1);
    }, times < 30 ? 1500 : 5000);
  }

  if (live && live.dataset.live) follow(live.dataset.live, 0);

  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const input = drop.querySelector("input[type=file]");
    const chosen = drop.querySelector("[data-chosen]");
    drop.querySelector("[data-drop-hint]").hidden = false;
    const tell = () => {
      const count = input.files.length;
      chosen.textContent = count === 0 ? "" : count === 1 ? input.files[0].name : count + " filer valda";
    };
    input.addEventListener("change", tell);
    ["dragover", "dragenter"].forEach((name) => drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    }));
    ["dragleave", "drop"].forEach((name) => drop.addEventListener(name, () => drop.classList.remove("over")));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        tell();
      }
    });
  }
})();
