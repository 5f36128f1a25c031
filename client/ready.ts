/** Says that the page has its first complete picture; screenshots and tests wait for it. */
export function markReady(): void {
  document.body.dataset.ready = '1';
}
