import { ROOM_ALPHABET } from '../../contract/room-alphabet.ts';

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'lab' | 'glossary' | 'lessons' }
  | { readonly page: 'lesson'; readonly lesson: string }
  | { readonly page: 'player' | 'host' | 'watch'; readonly code: string }
  /** Of the last match of the room, or of the one with a number. */
  | { readonly page: 'replay' | 'debrief'; readonly code: string; readonly match: number | null }
  | { readonly page: 'replay-file' | 'debrief-file' }
  | { readonly page: 'lost'; readonly path: string };

const ROOM_PAGES = {
  r: 'player',
  host: 'host',
  watch: 'watch',
  replay: 'replay',
  debrief: 'debrief',
} as const;

/** The number of a match in its room. */
const NUMBER = /^[1-9]\d{0,3}$/;

/** Typed codes are forgiving: any case, spaces and dashes ignored. Null when it cannot be a code. */
export function tidyCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^A-Z]/g, '');
  return code.length === 6 && [...code].every((letter) => ROOM_ALPHABET.includes(letter)) ? code : null;
}

/** @param base  the path that the server is at, with a slash at both ends */
export function routeOf(pathname: string, base = '/'): Route {
  const within = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  const parts = within.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { page: 'home' };
  const [first = '', second = ''] = parts;
  if (parts.length === 1 && (first === 'lab' || first === 'glossary' || first === 'lessons'))
    return { page: first };
  if (parts.length === 2 && first === 'lessons') return { page: 'lesson', lesson: second };
  if (parts.length === 1 && (first === 'replay' || first === 'debrief')) return { page: `${first}-file` };
  const page = Object.hasOwn(ROOM_PAGES, first) && ROOM_PAGES[first as keyof typeof ROOM_PAGES];
  const code = tidyCode(second);
  const isOfMatch = page === 'replay' || page === 'debrief';
  if (isOfMatch && code && parts.length <= 3) {
    const [, , match] = parts;
    if (match === undefined || NUMBER.test(match))
      return { page, code, match: match === undefined ? null : Number(match) };
  }
  if (page && !isOfMatch && code && parts.length === 2) return { page, code };
  return { page: 'lost', path: pathname };
}
