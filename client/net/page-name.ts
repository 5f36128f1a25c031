import type { Platform } from '../clock.ts';
import { commandId } from './command-id.ts';

const KEY = 'poisoned-well.page';

/** This page's name for itself, the same after a reload. @param session  what one tab keeps; null where it keeps nothing */
export function pageName(session: Storage | null, platform: Platform): string {
  const made = commandId(platform);
  try {
    const known = session?.getItem(KEY) ?? null;
    if (known !== null) return known;
    session?.setItem(KEY, made);
  } catch {
    // Storage is forbidden: the name lasts as long as the page.
  }
  return made;
}
