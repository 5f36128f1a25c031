import type { ServerResponse } from 'node:http';
import {
  type IRouter,
  json,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { z } from 'zod';
import { type HttpRoute, isFile } from '../../contract/http-route.ts';
import { type AnswerOf, type Params, type RouteName, routes } from '../../contract/routes.ts';
import { GameError } from '../../engine/errors.ts';
import { unpack } from '../rooms/answers.ts';
import type { Packed } from '../training/packed.ts';
import { fileBody } from './file-body.ts';
import { hashOfBody, type RequestProofs } from './proofs.ts';

type BodyOf<R extends RouteName> = (typeof routes)[R] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : (typeof routes)[R] extends { takesFile: true }
    ? Uint8Array
    : undefined;

/** What a handler sends: the answer, or a file as bytes or compressed. */
type Sent<R extends RouteName> = (typeof routes)[R]['answer'] extends z.ZodType
  ? AnswerOf<R>
  : Uint8Array | Packed;

export interface Asking<R extends RouteName> {
  readonly params: Params<R>;
  readonly body: BodyOf<R>;
  /** The key of the seat that has signed the request; null for a spectator's. */
  readonly key: string | null;
  readonly request: Request;
}

/** Where routes are put, and who tells by whom a request is signed. */
export interface ServingPlace {
  readonly router: IRouter;
  readonly proofs: RequestProofs;
}

/** What is known of a request's seat before its body is read. */
interface Signer {
  readonly key: string | null;
  readonly bodyHash: string;
}
const SPECTATOR: Signer = { key: null, bodyHash: '' };

/**
 * The only way a route of the contract is answered: by the time its handler runs, parameters and body have been
 * checked, and what it returns is what the contract says.
 *
 * @param before  runs ahead of everything else, the reading of the body included
 */
export function serve<R extends RouteName>(
  { router, proofs }: ServingPlace,
  name: R,
  handle: (asking: Asking<R>) => Sent<R> | Promise<Sent<R>>,
  before?: (asking: Omit<Asking<R>, 'body'>) => void | Promise<void>,
): void {
  const route: HttpRoute = routes[name];
  const [method = '', path = ''] = name.split(' ');
  const askingOf = (request: Request, { key }: Signer): Omit<Asking<R>, 'body'> => ({
    params: checkParams(route, request) as Params<R>,
    key,
    request,
  });
  const guard: RequestHandler = async (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    const signer = route.seat ? signerOf(request, proofs) : SPECTATOR;
    response.locals.signer = signer;
    await before?.(askingOf(request, signer));
    next();
  };
  const reader = readerOf(route);
  const answer = async (request: Request, response: Response, _next: NextFunction): Promise<void> => {
    const body = checkBody(route, request) as BodyOf<R>;
    const signer = response.locals.signer as Signer;
    const { bodyHash = route.takesFile ? hashOfBody(body as Uint8Array) : '' } = response.locals;
    if (signer.key !== null && bodyHash !== signer.bodyHash)
      throw new GameError('proof-wrong', 'the body is not the one that was signed for');
    const sent = await handle({ ...askingOf(request, signer), body });
    response.status(route.status);
    if (isFile(route.answer)) {
      response.type(route.answer.type ?? 'application/octet-stream');
      // Nothing here is asked for again by its hash, which would take longer to work out than the file to send.
      const bytes = 'gzip' in sent ? await packedBody(request, response, sent) : asBuffer(sent as Uint8Array);
      response.setHeader('Content-Length', bytes.length);
      response.end(bytes);
    } else response.json(sent);
  };
  const on = { GET: 'get', POST: 'post', PUT: 'put' } as const;
  router[on[method as keyof typeof on]](path, guard, ...reader, answer);
}

/** What is sent of a compressed file: as it is to all who can read it, which the response says. */
export async function packedBody(request: Request, response: Response, packed: Packed): Promise<Buffer> {
  response.vary('Accept-Encoding');
  if (request.acceptsEncodings('gzip') !== 'gzip') return asBuffer(await unpack(packed));
  response.setHeader('Content-Encoding', 'gzip');
  return asBuffer(packed.gzip);
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Reads no more of a body than the route takes. */
function readerOf({ body, bodyMax: limit, takesFile }: HttpRoute): RequestHandler[] {
  if (takesFile) return [fileBody(limit ?? 0)];
  return body ? [json({ limit, verify: noteHash })] : [];
}

/** Keeps the hash of a body as it came, before it is read. */
const noteHash = (_request: unknown, response: ServerResponse, bytes: Uint8Array) => {
  (response as Response).locals.bodyHash = hashOfBody(bytes);
};

function checkParams({ params }: HttpRoute, request: Request): unknown {
  const parsed = params.safeParse(request.params);
  if (parsed.success) return parsed.data;
  const isCode = parsed.error.issues.some(({ path }) => path[0] === 'code');
  throw isCode
    ? new GameError('room-unknown', 'there is no room with this code')
    : new GameError('unknown-name', 'no such address');
}

function checkBody({ body, takesFile }: HttpRoute, request: Request): unknown {
  if (takesFile) return request.body;
  if (!body) return undefined;
  const parsed = body.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new GameError('bad-payload', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

function signerOf({ headers, method, originalUrl: path }: Request, proofs: RequestProofs): Signer {
  if (headers.authorization === undefined) return SPECTATOR;
  const { key, body } = proofs.signerOf({ method, path, header: headers.authorization });
  return { key, bodyHash: body };
}
