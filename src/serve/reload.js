// Keeps the page of a preview as the content now is: loads it again when it differs, says what is wrong over it.
"use strict";
(() => {
  const script = document.currentScript;
  const own = script.dataset.state;
  const place = `minhbach-place:${location.pathname}`;
  let stream;
  let looking = false;
  let again = false;

  const kept = sessionStorage.getItem(place);
  if (kept) {
    sessionStorage.removeItem(place);
    const [left, top] = JSON.parse(kept);
    addEventListener("load", () => scrollTo(left, top), { once: true });
  }

  // Asks for the state of this page alone, so that an edit of another page disturbs nobody.
  const look = async () => {
    again = looking;
    if (looking) return;
    looking = true;
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
      const state = answer.headers.get("X-Minhbach-State");
      if (state && state !== own) {
        sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
        location.reload();
        return;
      }
    } catch {
      // The preview was stopped; the stream says when it is there again.
    }
    looking = false;
    if (again) look();
  };

  const styled = () => {
    if (document.querySelector('link[href="/__minhbach/preview.css"]')) return;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/__minhbach/preview.css";
    document.head.append(style);
  };

  const remove = (name) => document.querySelectorAll(`.${name}`).forEach((element) => element.remove());

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const refreshing = (said) => {
    styled();
    remove("minhbach-refreshing");
    document.body.append(element("p", said.text, { class: "minhbach-refreshing", role: "status", lang: said.lang }));
  };

  const fault = (said) => {
    const shown = document.querySelector(".minhbach-fault pre");
    if (shown && shown.textContent === said.text) return;
    styled();
    remove("minhbach-fault");
    const details = element("details", "", { open: "" });
    details.append(element("summary", said.title), element("p", said.advice), element("pre", said.text, { tabindex: "0" }));
    const section = element("section", "", { class: "minhbach-fault", role: "alert", lang: said.lang });
    section.append(details);
    document.body.append(section);
  };

  const listen = () => {
    stream = new EventSource("/__minhbach/events");
    stream.addEventListener("refreshing", (event) => {
      refreshing(JSON.parse(event.data));
      look();
    });
    stream.addEventListener("ready", () => {
      remove("minhbach-refreshing");
      look();
    });
    stream.addEventListener("fault", (event) => fault(JSON.parse(event.data)));
    stream.addEventListener("mended", () => remove("minhbach-fault"));
  };

  // A browser opens few connections to one host: pages nobody looks at give theirs back.
  const attend = () => {
    if (document.hidden) {
      stream?.close();
      stream = undefined;
    } else if (!stream) {
      listen();
    }
  };
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    stream = undefined;
    attend();
  });
  attend();
})();
