import { useEffect } from 'preact/hooks';

/** Names the page in the browser's tabs and for screen readers; '' is the first page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Poisoned Well' : `${title} · Poisoned Well`;
  }, [title]);
}
