let tell: () => void;
/** Resolves once the page has its first picture: what can wait gives way to what that takes. */
export const firstPicture = new Promise<void>((resolve) => {
  tell = resolve;
});

/** Says that the page has its first complete picture; screenshots and tests wait for it. */
export function markReady(): void {
  document.body.dataset.ready = '1';
  tell();
}
