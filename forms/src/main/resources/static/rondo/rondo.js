// What every page does in the browser; each page works without it.
(() => {
  document.documentElement.classList.add("js");

  const menu = document.querySelector("[data-menu]");
  if (menu) {
    menu.addEventListener("click", () => {
      const open = menu.parentElement.classList.toggle("open");
      menu.setAttribute("aria-expanded", String(open));
    });
  }

  // htmx sends what Spring asks for with every change.
  document.body.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector('meta[name="csrf"]');
    if (token) {
      event.detail.headers[token.dataset.header] = token.content;
    }
  });

  // A form that is sent is not sent twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
    } else if (form.method === "post" && !form.hasAttribute("hx-post")) {
      form.dataset.sent = "yes";
      const busy = form.querySelector("[data-busy]");
      if (busy) {
        busy.textContent = busy.dataset.busy;
      }
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  // Where the reason for a refusal names a place in a text, the text is marked there.
  document.body.addEventListener("htmx:afterSwap", () => {
    const field = document.querySelector("[data-marks]");
    const refused = document.querySelector("[data-column]");
    if (field) {
      field.setAttribute("aria-invalid", String(Boolean(refused)));
    }
  });
})();
