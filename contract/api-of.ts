import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { GameError } from '../engine/errors.ts';
import { failure, type HttpRoute, isFile } from './http-route.ts';
import type { AnswerOf, AskedBody, Params, RouteName, routes } from './routes.ts';
import { bodyHash, seatHeader } from './seat-key.ts';

/** The part of `fetch` that is used; a test or a bot can bring its own. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: Uint8Array<ArrayBuffer> },
) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

/**
 * What a route is asked with: its parameters, its body or its file where it has some, and the token of a seat. The token
 * signs the request and is not sent.
 */
export type Asked<R extends RouteName> = { readonly token?: string | null } & (Params<R> extends Record<
  string,
  never
>
  ? { readonly params?: never }
  : { readonly params: Params<R> }) &
  ((typeof routes)[R] extends { takesFile: true }
    ? { readonly file: Uint8Array }
    : { readonly file?: never }) &
  (AskedBody<R> extends undefined ? { readonly body?: never } : { readonly body: AskedBody<R> });

/** The server, asked by the routes of a table. */
export interface Api<N extends RouteName = RouteName> {
  /**
   * Asks a route and gives its answer, checked against its schema.
   *
   * @throws GameError with the server's code and message when it refuses, 'bad-file' when its answer is not what the
   *   contract says; what `fetch` throws when nobody answers
   */
  <R extends N>(route: R, asked: Asked<R>): Promise<AnswerOf<R>>;
  /** The same, as the bytes that came. */
  bytes(route: N, asked: Asked<RouteName>): Promise<Uint8Array>;
}

function bodyOf({ file, body }: Asked<RouteName>): Uint8Array<ArrayBuffer> | undefined {
  if (file) return new Uint8Array(file);
  return body === undefined ? undefined : new Uint8Array(utf8ToBytes(JSON.stringify(body)));
}

/** The server's time, as far as a client knows it. */
export interface RequestClock {
  /** Milliseconds since 1970, later at each call: the server answers each signature once. */
  stamp(): number;
  /** Takes what the server has said. */
  learn(serverNow: number): void;
}

/** @param now  this device's time; what the server's clock is ahead of it is learnt from the first refusal */
export function requestClock(now: () => number): RequestClock {
  let ahead = 0;
  let last = 0;
  return {
    stamp() {
      last = Math.max(last + 1, Math.round(now() + ahead));
      return last;
    },
    learn(serverNow) {
      ahead = serverNow - now();
      last = 0;
    },
  };
}

/**
 * @param table  `routes`, or as many of them as are asked: a page fetches the schemas of these alone
 * @param base  where the server is, with a slash at the end; '' where relative addresses will do
 * @param clock  what time requests of seats are signed for; without one of its own a client learns the time from a
 *               refusal, once a minute
 */
export function apiOf<N extends RouteName>(
  table: Pick<typeof routes, N>,
  base: string,
  fetch: Fetch,
  clock: RequestClock = requestClock(() => 0),
): Api<N> {
  async function ask(name: N, asked: Asked<RouteName>) {
    const [method = '', path = ''] = name.split(' ');
    const params = (asked.params ?? {}) as Record<string, string>;
    const filled = path
      .slice(1)
      .replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const headers: Record<string, string> = {};
    if (asked.body !== undefined) headers['content-type'] = 'application/json';
    if (asked.file) headers['content-type'] = 'application/octet-stream';
    const body = bodyOf(asked);
    const { token } = asked;
    const request = { method, path: `/${filled}`, body: token && body ? bodyHash(body) : '' };
    for (let attempt = 1; ; attempt++) {
      if (token) headers.authorization = seatHeader(token, { ...request, at: clock.stamp() });
      const answer = await fetch(base + filled, { method, headers, ...(body && { body }) });
      if (answer.ok) return answer;
      const said = failure.safeParse(await answer.json().catch(() => null));
      if (!said.success) throw new GameError('internal', `${name} was answered with status ${answer.status}`);
      const { code, message, now: serverNow } = said.data;
      if (serverNow === undefined || attempt > 1) throw new GameError(code, message);
      clock.learn(serverNow);
    }
  }

  const api = async (name: N, asked: Asked<RouteName>) => {
    const { answer: wanted }: HttpRoute = table[name];
    const answer = await ask(name, asked);
    if (isFile(wanted)) return wanted.decode(new Uint8Array(await answer.arrayBuffer()));
    const parsed = (wanted as z.ZodType).safeParse(await answer.json());
    if (parsed.success) return parsed.data;
    throw new GameError(
      'bad-file',
      `${name} was answered with something else: ${z.prettifyError(parsed.error)}`,
    );
  };
  const bytes: Api<N>['bytes'] = async (name, asked) =>
    new Uint8Array(await (await ask(name, asked)).arrayBuffer());
  return Object.assign(api, { bytes }) as Api<N>;
}
