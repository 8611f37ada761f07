// The room of a session: the cards of a guide one at a time, and a timer that says little.
// Without it the cards are a list, and the parts of the session have their clock times.
(() => {
  "use strict";
  const MINUTE = 60000;

  const deal = (deck) => {
    const cards = [...deck.children];
    const turn = deck.parentElement.querySelector(".turn");
    const place = turn.querySelector("span");
    const key = `card ${window.location.pathname}`;
    let shown = Math.min(Number(window.sessionStorage.getItem(key)) || 0, cards.length - 1);

    const show = () => {
      cards.forEach((card, index) => { card.hidden = index !== shown; });
      place.textContent = deck.dataset.place.replace("{place}", shown + 1).replace("{many}", cards.length);
      turn.querySelectorAll("button").forEach((button) => {
        const next = shown + Number(button.dataset.turn);
        button.disabled = next < 0 || next >= cards.length;
      });
      window.sessionStorage.setItem(key, shown);
    };

    turn.addEventListener("click", (event) => {
      const button = event.target.closest("[data-turn]");
      if (!button) return;
      shown = Math.min(Math.max(shown + Number(button.dataset.turn), 0), cards.length - 1);
      show();
    });

    deck.classList.add("dealt");
    turn.hidden = false;
    show();
  };

  const chime = () => {
    const audio = new window.AudioContext();
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = 440;
    loudness.gain.setValueAtTime(0.08, audio.currentTime);
    loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.8);
    tone.connect(loudness).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.8);
    tone.onended = () => audio.close();
  };

  const run = (plan) => {
    const parts = [...plan.children];
    const section = plan.parentElement;
    const timer = section.querySelector(".timer");
    const sound = section.querySelector(".sound");
    const ahead = Date.parse(plan.dataset.now) - Date.now();
    let current = null;

    const words = (left) => {
      if (left <= MINUTE) return timer.dataset.last;
      return timer.dataset.left.replace("{minutes}", Math.ceil(left / MINUTE));
    };

    const tell = () => {
      const now = Date.now() + ahead;
      const part = parts.find((one) => now < Date.parse(one.dataset.to));
      parts.forEach((one) => {
        one.classList.toggle("past", Date.parse(one.dataset.to) <= now);
        if (one === part) one.setAttribute("aria-current", "step");
        else one.removeAttribute("aria-current");
      });
      timer.textContent = part ? words(Date.parse(part.dataset.to) - now) : timer.dataset.over;
      if (current && part !== current && sound.querySelector("input").checked) chime();
      current = part;
    };

    timer.hidden = false;
    sound.hidden = false;
    tell();
    window.setInterval(tell, 5000);
  };

  document.querySelectorAll(".deck").forEach(deal);
  document.querySelectorAll(".plan[data-begun]").forEach(run);
})();
