import { createApi } from '../../contract/api.ts';
import { LAST_WORDS_MAX_BYTES } from '../../contract/bout-routes.ts';
import type { ExportTable } from '../../engine/match/export.ts';
import type { Platform } from '../clock.ts';
import type { Unsent } from '../room/unsent.ts';
import { signingClock, told } from './asking.ts';
import { commandId } from './command-id.ts';

/** What the server is asked of a room; addresses are relative to the page's base. */
const api = createApi('', (url, init) => fetch(url, init), signingClock);

export const roomInfo = (code: string) => told(api('GET /api/rooms/:code', { params: { code } }));

export type BoutFile = 'known' | 'stream' | 'samples' | 'training' | 'reveal' | 'well';

export const boutFile = (code: string, bout: string, file: BoutFile, token: string | null) =>
  told(api.bytes(`GET /api/rooms/:code/bouts/:bout/${file}`, { params: { code, bout }, token }));

/** Hands rows of poison over; a plan names them by the answer. */
export const sendRows = (code: string, bout: string, file: Uint8Array, token: string | null) =>
  told(api('PUT /api/rooms/:code/bouts/:bout/poison', { params: { code, bout }, file, token }));

/** Requests that a browser still sends when their page is gone. */
const lastApi = createApi('', (url, init) => fetch(url, { ...init, keepalive: true }), signingClock);

/**
 * Sends a change of a draft from a page that is being left. What is too large for that stays in this browser, for when the
 * page is opened again; so does what the server does not hear.
 */
export function sendLastWords(
  code: string,
  { bout, change }: Pick<Unsent, 'bout' | 'change'>,
  token: string | null,
  platform: Platform,
): void {
  const body = { id: commandId(platform), ...change };
  if (JSON.stringify(body).length > LAST_WORDS_MAX_BYTES) return;
  lastApi('PUT /api/rooms/:code/bouts/:bout/draft', { params: { code, bout }, body, token }).catch(() => {});
}

/** Rows of poison that the own team has handed over, as a file. */
export const fetchRows = (code: string, bout: string, hash: string, token: string | null) =>
  told(api('GET /api/rooms/:code/bouts/:bout/poison/:hash', { params: { code, bout, hash }, token }));

/** Plans and figures of a finished bout. */
export const boutResult = (code: string, bout: string, token: string | null) =>
  told(api('GET /api/rooms/:code/bouts/:bout/result', { params: { code, bout }, token }));

/** How far the explanation of a revealed bout has come. */
export const boutExplanation = (code: string, bout: string, token: string | null) =>
  told(api('GET /api/rooms/:code/bouts/:bout/explanation', { params: { code, bout }, token }));

/** The replay as text, so that it goes through the same check as a file that somebody opens. */
export const replayText = async (code: string, match: number | null = null) =>
  JSON.stringify(
    await told(
      match === null
        ? api('GET /api/rooms/:code/replay', { params: { code } })
        : api('GET /api/rooms/:code/matches/:match/replay', { params: { code, match: String(match) } }),
    ),
  );

/** The clean data of a bout of a match by its number. */
export const earlierWell = (code: string, match: number, bout: string) =>
  told(
    api.bytes('GET /api/rooms/:code/matches/:match/bouts/:bout/well', {
      params: { code, match: String(match), bout },
    }),
  );

/** All tables of a match as JSON, or one of them as CSV, for its hosts. */
export const exportText = async (code: string, table: ExportTable | null, token: string | null) =>
  table === null
    ? JSON.stringify(
        await told(api('GET /api/rooms/:code/export.json', { params: { code }, token })),
        null,
        2,
      )
    : told(api('GET /api/rooms/:code/export/:table.csv', { params: { code, table }, token }));

/** Small pictures of the trainings of a round, from a number on. */
export const fetchThumbnails = (code: string, round: number, from: number) =>
  told(
    api('GET /api/rooms/:code/rounds/:round/thumbnails/:from', {
      params: { code, round: String(round), from: String(from) },
    }),
  );

/** What every sample of a bout was, as CSV. */
export const fatesText = (code: string, bout: string, token: string | null) =>
  told(api('GET /api/rooms/:code/bouts/:bout/fates.csv', { params: { code, bout }, token }));
