// The seconds left in which a signed edition can be pulled back; then the page is asked for again.

export function countdown(element: HTMLElement): void {
  const until = Date.parse(element.dataset.until ?? '');
  const place = element.querySelector<HTMLElement>('[data-countdown-of]');
  // Already over when the page came: a late server or a wrong clock here, which no asking again would mend.
  if (!place || Number.isNaN(until) || until <= Date.now()) return;
  const timer = setInterval(show, 1000);
  show();

  function show(): void {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 3600) return clearInterval(timer); // Scheduled for later: the time of day says it better.
    place!.textContent = seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : '';
    if (seconds > -2) return;
    clearInterval(timer);
    location.reload();
  }
}
