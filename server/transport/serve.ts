import {
  type IRouter,
  json,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { z } from 'zod';
import {
  type AnswerOf,
  type HttpRoute,
  isFile,
  type Params,
  type RouteName,
  routes,
} from '../../contract/routes.ts';
import { GameError } from '../../engine/errors.ts';

type BodyOf<R extends RouteName> = (typeof routes)[R] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : undefined;

/** What a handler sends: the answer, or the bytes of a file. */
type Sent<R extends RouteName> = (typeof routes)[R]['answer'] extends z.ZodType ? AnswerOf<R> : Uint8Array;

export interface Asking<R extends RouteName> {
  readonly params: Params<R>;
  readonly body: BodyOf<R>;
  /** The token that names a seat; null where there is none. */
  readonly token: string | null;
  readonly request: Request;
}

/** Whatever is in this header is a token: what opens no seat is told so. */
const BEARER = /^Bearer (.*)$/i;

/**
 * The only way a route of the contract is answered: by the time its handler runs, parameters and body have been
 * checked, and what it returns is what the contract says.
 *
 * @param before  runs ahead of everything else, the reading of the body included
 */
export function serve<R extends RouteName>(
  router: IRouter,
  name: R,
  handle: (asking: Asking<R>) => Sent<R> | Promise<Sent<R>>,
  before?: (request: Request) => void,
): void {
  const route: HttpRoute = routes[name];
  const [method = '', path = ''] = name.split(' ');
  const guard: RequestHandler = (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    before?.(request);
    next();
  };
  const reader = route.body ? [json({ limit: route.bodyMax })] : [];
  const answer = async (request: Request, response: Response, _next: NextFunction): Promise<void> => {
    const sent = await handle({
      params: checkParams(route, request) as Params<R>,
      body: checkBody(route, request) as BodyOf<R>,
      token: route.seat ? tokenOf(request) : null,
      request,
    });
    response.status(route.status);
    if (isFile(route.answer)) {
      const { buffer, byteOffset, byteLength } = sent as Uint8Array;
      response.type('application/octet-stream').send(Buffer.from(buffer, byteOffset, byteLength));
    } else response.json(sent);
  };
  router[method === 'POST' ? 'post' : 'get'](path, guard, ...reader, answer);
}

function checkParams({ params }: HttpRoute, request: Request): unknown {
  const parsed = params.safeParse(request.params);
  if (parsed.success) return parsed.data;
  const isCode = parsed.error.issues.some(({ path }) => path[0] === 'code');
  throw isCode
    ? new GameError('room-unknown', 'there is no room with this code')
    : new GameError('unknown-name', 'no such address');
}

function checkBody({ body }: HttpRoute, request: Request): unknown {
  if (!body) return undefined;
  const parsed = body.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new GameError('bad-payload', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

function tokenOf({ headers }: Request): string | null {
  if (headers.authorization === undefined) return null;
  return BEARER.exec(headers.authorization)?.[1] ?? '';
}
