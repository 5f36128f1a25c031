import type { CreatedRoom, CreateRoom, OwnScenarios, RoomInfo } from '../../contract/http.ts';
import { GameError } from '../../engine/errors.ts';
import { type ClientTrouble, troubleOf } from '../words/error-texts.ts';

/** A request that failed: what to tell the person, and what the server said for the curious. */
export class HttpTrouble extends Error {
  override readonly name = 'HttpTrouble';
  readonly trouble: ClientTrouble;

  constructor(trouble: ClientTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

/** What to show for anything that was thrown on the way to or in a request or a computation. */
export function troubleIn(error: unknown): { readonly trouble: ClientTrouble; readonly detail: string } {
  if (error instanceof HttpTrouble) return { trouble: error.trouble, detail: error.message };
  if (error instanceof GameError) return { trouble: error.code, detail: error.message };
  return { trouble: 'internal', detail: error instanceof Error ? error.message : String(error) };
}

async function request(path: string, init?: RequestInit): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(path, init);
  } catch (cause) {
    throw new HttpTrouble('server-gone', 'the server does not answer', { cause });
  }
  if (reply.ok) return reply;
  const failure = (await reply.json().catch(() => ({}))) as { code?: unknown; message?: unknown };
  const code = typeof failure.code === 'string' ? troubleOf(failure.code) : 'internal';
  throw new HttpTrouble(
    code,
    typeof failure.message === 'string' ? failure.message : `status ${reply.status}`,
  );
}

const seat = (token: string | null): RequestInit =>
  token === null ? {} : { headers: { authorization: `Bearer ${token}` } };

export async function requestRoom(wish: CreateRoom): Promise<CreatedRoom> {
  const headers = { 'content-type': 'application/json' };
  const reply = await request('api/rooms', { method: 'POST', headers, body: JSON.stringify(wish) });
  return (await reply.json()) as CreatedRoom;
}

export async function roomInfo(code: string): Promise<RoomInfo> {
  return (await (await request(`api/rooms/${code}`)).json()) as RoomInfo;
}

export type BoutFile = 'known' | 'stream' | 'training' | 'reveal';

export async function boutFile(
  code: string,
  bout: string,
  file: BoutFile,
  token: string | null,
): Promise<Uint8Array> {
  const reply = await request(`api/rooms/${code}/bouts/${bout}/${file}`, seat(token));
  return new Uint8Array(await reply.arrayBuffer());
}

/** The replay as text, so that it goes through the same check as a file that somebody opens. */
export async function replayText(code: string): Promise<string> {
  return (await request(`api/rooms/${code}/replay`)).text();
}

export async function fetchOwnScenarios(): Promise<OwnScenarios['own']> {
  return ((await (await request('api/scenarios')).json()) as OwnScenarios).own;
}

/** Whether the server answers a plain request. */
export const serverAnswers = (): Promise<boolean> =>
  fetch('healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

export async function fetchPackFile(scenario: string): Promise<Uint8Array> {
  return new Uint8Array(await (await request(`packs/${scenario}.pack`)).arrayBuffer());
}
