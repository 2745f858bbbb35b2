// Prepares the page for textual.js, which starts the terminal in the load event, and mends what it lacks.
"use strict";

(() => {
  const COLUMNS = 80; // about as many are to fit on a wide screen
  const LINES = 28;
  const WIDTH = 0.6; // of a character, as a share of the size of its font
  const HEIGHT = 1.32; // of a line
  const SMALLEST = 15;
  const LARGEST = 40;
  const FONT_PATIENCE = 4000; // milliseconds

  const terminal = document.getElementById("terminal");
  const touches = window.matchMedia("(pointer: coarse)");

  // The browser knows by which name it found the server; it may be behind another one.
  const address = new URL("ws", document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.search = "";
  terminal.dataset.sessionWebsocketUrl = address.href;

  // Chosen once: whoever enlarges the page later gets larger letters.
  const fitting = Math.min(window.innerWidth / (COLUMNS * WIDTH), window.innerHeight / (LINES * HEIGHT));
  terminal.dataset.fontSize = Math.floor(Math.min(Math.max(fitting, SMALLEST), LARGEST));

  // Cells are measured when the terminal opens, so the font has to be there.
  const fonts = Promise.all(["", "bold ", "italic "].map((kind) => document.fonts.load(kind + "16px 'Roboto Mono'")));
  const patience = new Promise((resolve) => setTimeout(resolve, FONT_PATIENCE));

  const start = window.onload;
  window.onload = async (event) => {
    await Promise.race([fonts, patience]).catch(() => {});
    start(event);
    const keys = terminal.querySelector(".xterm-helper-textarea");
    focusOn(keys);
    scrollByFinger(terminal.querySelector(".xterm"));
  };

  // Keys go to the game from the start and wherever the page is touched; no keyboard comes up for it by itself.
  function focusOn(keys) {
    const button = document.getElementById("keyboard");
    const call = (called) => {
      keys.setAttribute("inputmode", called || !touches.matches ? "text" : "none");
      button.setAttribute("aria-pressed", String(called));
      keys.blur();
      keys.focus({ preventScroll: true });
    };
    button.addEventListener("click", () => call(button.getAttribute("aria-pressed") !== "true"));
    window.addEventListener("focus", () => keys.focus({ preventScroll: true }));
    call(false);
    new MutationObserver(() => {
      if (document.body.classList.contains("-closed")) {
        document.getElementById("again").focus();
      }
    }).observe(document.body, { attributeFilter: ["class"] });
  }

  // The terminal passes on a wheel, and no finger. What scrolls is what the finger came down on.
  function scrollByFinger(screen) {
    let began = null;
    let last = 0;
    screen.addEventListener("touchstart", (event) => {
      began = event.touches.length === 1 ? event.touches[0] : null;
      last = began ? began.clientY : 0;
    }, { passive: true });
    screen.addEventListener("touchmove", (event) => {
      if (began === null) {
        return;
      }
      const { clientX, clientY } = began;
      const deltaY = last - event.touches[0].clientY;
      screen.dispatchEvent(new WheelEvent("wheel", { deltaY, clientX, clientY, bubbles: true, cancelable: true }));
      last = event.touches[0].clientY;
    }, { passive: true });
  }

  document.getElementById("again").addEventListener("click", () => window.location.reload());
})();
