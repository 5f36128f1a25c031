/** What the browser keeps for this page. A private window may forbid it, and says so by throwing: null then. */
export function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}
