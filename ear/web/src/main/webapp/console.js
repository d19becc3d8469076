"use strict";

// Renews the figures of the page that is shown. Everything works without it.
(() => {
  const EVERY = 5000;
  const AIMING = 3000;
  const main = document.getElementById("main");
  const renewal = document.getElementById("renewal");

  let moved = -AIMING;
  document.addEventListener("pointermove", () => moved = performance.now(), {passive: true});

  const say = text => {
    if (renewal.textContent !== text) {
      renewal.textContent = text;
    }
  };

  // Makes one tree like another and leaves alone what is equal: focus, what is typed, and what is opened stay as they are.
  // Nodes with a key are the same only where their keys are, so that no button turns into that of another row.
  const renew = (old, fresh) => {
    if (old.isEqualNode(fresh)) {
      return;
    }
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || old.nodeType !== Node.ELEMENT_NODE) {
      old.replaceWith(document.importNode(fresh, true));
      return;
    }
    for (const name of old.getAttributeNames()) {
      if (!fresh.hasAttribute(name) && name !== "open") {
        old.removeAttribute(name);
      }
    }
    for (const name of fresh.getAttributeNames()) {
      if (old.getAttribute(name) !== fresh.getAttribute(name)) {
        old.setAttribute(name, fresh.getAttribute(name));
      }
    }
    renewChildren(old, fresh);
  };

  const key = node => node.nodeType === Node.ELEMENT_NODE ? node.dataset.key || node.id || "" : "";

  const renewChildren = (old, fresh) => {
    const wanted = new Set([...fresh.childNodes].map(key));
    for (const child of [...old.childNodes]) {
      if (key(child) && !wanted.has(key(child))) {
        child.remove();
      }
    }
    let place = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      if (place && key(place) === key(child)) {
        const next = place.nextSibling;
        renew(place, child);
        place = next;
      } else if (key(child)) {
        const known = [...old.children].find(one => key(one) === key(child));
        old.insertBefore(known || document.importNode(child, true), place);
        if (known) {
          renew(known, child);
        }
      } else {
        old.insertBefore(document.importNode(child, true), place);
      }
    }
    while (place) {
      const next = place.nextSibling;
      place.remove();
      place = next;
    }
  };

  const renewSections = fresh => {
    const wanted = [...fresh.querySelectorAll("main > section")];
    for (const section of main.querySelectorAll(":scope > section")) {
      // One without an id tells that a part cannot be shown at present.
      if (!section.id || !wanted.some(one => one.id === section.id)) {
        section.remove();
      }
    }
    let before = main.querySelector(":scope > .result");
    for (const section of wanted) {
      const old = section.id && document.getElementById(section.id);
      if (!old) {
        const added = document.importNode(section, true);
        before ? before.after(added) : main.prepend(added);
        before = added;
        continue;
      }
      // Nothing moves under a pointer that is about to press a button; one that rests is not.
      const isAiming = performance.now() - moved < AIMING && old.querySelector("button:hover, summary:hover");
      if (!isAiming) {
        renew(old, section);
      }
      before = old;
    }
  };

  const load = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const response = await fetch(location.href, {headers: {"X-Refresh": "1"}, cache: "no-store"});
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!fresh.getElementById("renewal")) {
        // The session has ended: this shows the form of the login.
        location.reload();
        return;
      }
      renewSections(fresh);
      say("Renewed every " + EVERY / 1000 + " seconds.");
    } catch (e) {
      say("The server does not answer; the figures are old.");
    }
  };

  const loop = async () => {
    await load();
    setTimeout(loop, EVERY);
  };

  const result = main.querySelector(":scope > .result");
  if (result) {
    // Read out only when it comes after the page.
    setTimeout(() => document.getElementById("said").textContent = result.textContent, 500);
  }
  // What was asked for shows its effect soon.
  setTimeout(loop, result ? EVERY / 5 : EVERY);
})();
