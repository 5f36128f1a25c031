import { z } from 'zod';
import { GameError } from '../engine/errors.ts';
import {
  type AnswerOf,
  type AskedBody,
  failure,
  type HttpRoute,
  isFile,
  type Params,
  type RouteName,
  routes,
} from './routes.ts';

/** The part of `fetch` that is used; a test or a bot can bring its own. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

/** What a route is asked with: its parameters, its body or its file where it has some, and the token of a seat. */
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

export interface Api {
  /**
   * Asks a route and gives its answer, checked against its schema.
   *
   * @throws GameError with the server's code and message when it refuses, 'bad-file' when its answer is not what the
   *   contract says; what `fetch` throws when nobody answers
   */
  <R extends RouteName>(route: R, asked: Asked<R>): Promise<AnswerOf<R>>;
  /** The same, as the bytes that came. */
  bytes(route: RouteName, asked: Asked<RouteName>): Promise<Uint8Array>;
}

/** @param base  where the server is, with a slash at the end; '' where relative addresses will do */
export function createApi(base: string, fetch: Fetch): Api {
  async function ask(name: RouteName, asked: Asked<RouteName>) {
    const [method = '', path = ''] = name.split(' ');
    const params = (asked.params ?? {}) as Record<string, string>;
    const filled = path
      .slice(1)
      .replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const headers: Record<string, string> = {};
    if (asked.token) headers.authorization = `Bearer ${asked.token}`;
    if (asked.body !== undefined) headers['content-type'] = 'application/json';
    if (asked.file) headers['content-type'] = 'application/octet-stream';
    const body = asked.file
      ? { body: new Uint8Array(asked.file) }
      : asked.body !== undefined
        ? { body: JSON.stringify(asked.body) }
        : {};
    const answer = await fetch(base + filled, { method, headers, ...body });
    if (answer.ok) return answer;
    const said = failure.safeParse(await answer.json().catch(() => null));
    throw said.success
      ? new GameError(said.data.code, said.data.message)
      : new GameError('internal', `${name} was answered with status ${answer.status}`);
  }

  const api = async (name: RouteName, asked: Asked<RouteName>) => {
    const { answer: wanted }: HttpRoute = routes[name];
    const answer = await ask(name, asked);
    if (isFile(wanted)) return wanted.decode(new Uint8Array(await answer.arrayBuffer()));
    const parsed = (wanted as z.ZodType).safeParse(await answer.json());
    if (parsed.success) return parsed.data;
    throw new GameError(
      'bad-file',
      `${name} was answered with something else: ${z.prettifyError(parsed.error)}`,
    );
  };
  const bytes: Api['bytes'] = async (name, asked) =>
    new Uint8Array(await (await ask(name, asked)).arrayBuffer());
  return Object.assign(api, { bytes }) as Api;
}
