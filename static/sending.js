/* Files on their way: how much of them the browser has sent. Without script the form is sent as any other. */
"use strict";

(function () {
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const shown = form.querySelector("[data-sending]");
  const bar = shown.querySelector("progress");
  const share = shown.querySelector(".num");
  const said = form.querySelector("[data-sending-said]");
  const button = form.querySelector("button");
  const label = button.textContent;

  function tell(percent) {
    bar.value = percent;
    share.textContent = percent + " %";
    if (percent === 100) said.textContent = "Allt är skickat. Filerna tas emot …";
  }

  function ready() {
    button.disabled = false;
    button.textContent = label;
    shown.hidden = true;
    said.textContent = "";
  }

  /* A form that was not right is answered with the same page and what to do, whose content takes the place of this
     one's; what is refused before it is read, as too large, with a line of text. */
  function show(request) {
    const kind = request.getResponseHeader("Content-Type") || "";
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    if (kind.startsWith("text/html") && page.querySelector("main .wrong, main .notice.bad")) {
      document.querySelector("main").replaceWith(page.querySelector("main"));
      document.querySelector("main input[type=file]").focus();
      return;
    }
    ready();
    said.textContent = kind.startsWith("text/plain") ? request.responseText : "Filerna kunde inte tas emot. Försök igen.";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) tell(Math.floor((100 * sent.loaded) / sent.total));
    });
    request.addEventListener("load", () => {
      if (request.status === 200 && request.responseURL) location.assign(request.responseURL);
      else show(request);
    });
    request.addEventListener("error", () => {
      ready();
      said.textContent = "Förbindelsen bröts innan allt var skickat. Försök igen.";
    });
    const data = new FormData(form);
    button.disabled = true;
    button.textContent = "Laddar upp …";
    said.textContent = "Filerna skickas.";
    tell(0);
    shown.hidden = false;
    shown.scrollIntoView({ block: "nearest" });
    request.open("POST", form.action);
    request.send(data);
  });

  window.addEventListener("pageshow", ready);
})();
