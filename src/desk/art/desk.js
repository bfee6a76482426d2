// The desk's own few lines. Every page works without them: they fetch a page anew when there is
// news, record a voice, and stop the time while a child reads.
"use strict";

// A page that is looked at hears when something changed, and takes in what it shows by then.
const live = document.body.dataset.live;
let waiting = 0;
if (live && window.EventSource) {
  const line = new EventSource(live);
  line.onmessage = () => { clearTimeout(waiting); waiting = setTimeout(lookAgain, 100); };
  addEventListener("pagehide", () => line.close());
}

async function lookAgain() {
  const main = document.getElementById("main");
  const touched = document.activeElement;
  // Whoever is typing, or has a menu open, is not disturbed.
  if (main.contains(touched) && touched.matches("input, select, textarea")) {
    waiting = setTimeout(lookAgain, 3000);
    return;
  }
  const answer = await fetch(location.href, { headers: { "desk-looks-again": "1" } }).catch(() => null);
  if (!answer || !answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("main");
  if (!fresh) return;
  const open = [...main.querySelectorAll("details")].map((one) => one.open);
  const href = main.contains(touched) && touched.getAttribute("href");
  main.replaceChildren(...fresh.childNodes);
  main.querySelectorAll("details").forEach((one, at) => { one.open = open[at] || one.open; });
  const again = href && main.querySelector(`[href="${CSS.escape(href)}"]`);
  if (again) again.focus({ preventScroll: true });
}

// A voice is recorded as plain samples and goes up with the form, like a file that was chosen.
const voice = document.getElementById("record");
if (voice) setUpVoice(voice);

function setUpVoice(box) {
  const [start, stop, again, told] = ["start", "stop", "again", "told"].map((name) => box.querySelector(`[data-${name}]`));
  const file = document.getElementById("voice");
  const say = (text) => { told.textContent = text; };
  box.hidden = false;
  if (!navigator.mediaDevices || !window.AudioWorkletNode) {
    // A browser gives no microphone to a page that somebody could have read along with.
    start.hidden = true;
    say(isSecureContext ? box.dataset.none : box.dataset.insecure);
    return;
  }
  const most = Number(box.dataset.seconds);
  let heard = [], context, stream, timer, seconds;
  start.onclick = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true } });
    } catch {
      say(box.dataset.refused);
      return;
    }
    heard = [];
    context = new AudioContext({ sampleRate: 16000 });
    await context.audioWorklet.addModule(box.dataset.worklet);
    const ear = new AudioWorkletNode(context, "ear");
    ear.port.onmessage = (event) => heard.push(event.data);
    context.createMediaStreamSource(stream).connect(ear);
    seconds = 0;
    const count = () => {
      say(box.dataset.running.replace("#", digits(most - seconds)));
      if (seconds++ >= most) stop.onclick();
    };
    count();
    timer = setInterval(count, 1000);
    start.hidden = true; again.hidden = true; stop.hidden = false; stop.focus();
  };
  stop.onclick = async () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    await context.close();
    const parts = new DataTransfer();
    parts.items.add(new File([wav(heard, 16000, most)], "voice.wav", { type: "audio/wav" }));
    file.files = parts.files;
    say(box.dataset.done);
    stop.hidden = true; start.hidden = false; again.hidden = false; again.focus();
  };
  again.onclick = async () => {
    const player = new AudioContext({ sampleRate: 16000 });
    const source = player.createBufferSource();
    source.buffer = await player.decodeAudioData(await file.files[0].arrayBuffer());
    source.connect(player.destination);
    source.onended = () => player.close();
    source.start();
  };
  const digits = (n) => n.toLocaleString(document.documentElement.lang);
}

function wav(parts, rate, most) {
  const n = Math.min(parts.reduce((sum, part) => sum + part.length, 0), rate * most);
  const view = new DataView(new ArrayBuffer(44 + 2 * n));
  const text = (at, word) => [...word].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
  text(0, "RIFF"); view.setUint32(4, 36 + 2 * n, true); text(8, "WAVEfmt ");
  [[16, 16, 4], [20, 1, 2], [22, 1, 2], [24, rate, 4], [28, 2 * rate, 4], [32, 2, 2], [34, 16, 2]].forEach(
    ([at, value, bytes]) => bytes === 4 ? view.setUint32(at, value, true) : view.setUint16(at, value, true));
  text(36, "data"); view.setUint32(40, 2 * n, true);
  let at = 0;
  for (const part of parts) for (const sample of part) {
    if (at === n) break;
    view.setInt16(44 + 2 * at++, Math.max(-1, Math.min(1, sample)) * 32767, true);
  }
  return view.buffer;
}

// The time of a child who reads: it runs from a touch to another, and can be typed instead.
const watch = document.getElementById("watch");
if (watch) {
  const seconds = document.getElementById("seconds");
  let began = 0, ticking;
  watch.hidden = false;
  watch.onclick = () => {
    const running = began > 0;
    if (running) clearInterval(ticking);
    else ticking = setInterval(() => { seconds.value = Math.round((Date.now() - began) / 1000); }, 250);
    began = running ? 0 : Date.now();
    watch.querySelector("span").textContent = running ? watch.dataset.start : watch.dataset.stop;
    watch.setAttribute("aria-pressed", String(!running));
  };
}
