// Does `work` every second while the tab is visible, and at once when it becomes visible again.
// `lost` is told whether the last round failed, which means that the demo has been stopped.
export function everySecond(work, lost) {
  let timer = 0;
  let running = false;

  async function round() {
    clearTimeout(timer);
    if (running || document.hidden) return;
    running = true;
    try {
      await work();
      lost(false);
    } catch {
      lost(true);
    }
    running = false;
    timer = setTimeout(round, 1000);
  }

  document.addEventListener("visibilitychange", round);
  round();
  return round;
}

export async function ask(path, options) {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}
