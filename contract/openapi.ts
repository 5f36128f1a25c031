import { z } from 'zod';
import { failure, type HttpRoute, isFile } from './http-route.ts';
import { ackOf, type ClientMessage, clientMessages, serverMessages } from './messages.ts';
import { routes } from './routes.ts';
import { PROTOCOL_VERSION } from './values.ts';

type Json = Readonly<Record<string, unknown>>;

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}

/** Everything that can be asked over HTTP as OpenAPI 3.1, and over sockets as an extension of it. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const [method = '', path = ''] = name.split(' ');
    const place = path.replace(/:(\w+)/g, '{$1}');
    paths[place] = { ...paths[place], [method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Poisoned Well',
      version,
      description:
        'Rooms are opened and their data read over HTTP; a match is played over Socket.IO, by the messages under x-socket.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: './' }],
    paths,
    components: {
      schemas: { Failure: jsonSchema(failure, 'output') },
      securitySchemes: {
        seat: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description:
            'Seat <key>.<time>.<hash of the body>.<signature>: see contract/seat-key.ts. Without it the reader is a spectator.',
        },
      },
    },
    'x-socket': {
      path: 'socket.io',
      protocol: PROTOCOL_VERSION,
      toServer: Object.fromEntries(
        Object.entries(clientMessages).map(([name, payload]) => [
          name,
          {
            payload: jsonSchema(payload, 'input'),
            answer: jsonSchema(ackOf(name as ClientMessage), 'output'),
          },
        ]),
      ),
      toClient: Object.fromEntries(
        Object.entries(serverMessages).map(([name, payload]) => [
          name,
          { payload: jsonSchema(payload, 'output') },
        ]),
      ),
    },
  };
}

function operation(name: string, route: HttpRoute): Json {
  const { purpose, params, body, takesFile, seat, answer, status, refusals } = route;
  const content = isFile(answer)
    ? {
        [answer.type ?? 'application/octet-stream']: {
          schema: { type: 'string', format: 'binary' },
          'x-sections': { meta: jsonSchema(answer.meta, 'output'), blocks: answer.blocks },
        },
      }
    : { 'application/json': { schema: jsonSchema(answer, 'output') } };
  const codes = [...refusals, 'too-fast', 'internal'];
  return {
    operationId: name.replace(/[^A-Za-z]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase()),
    summary: purpose,
    parameters: Object.entries(params.shape).map(([key, schema]) => ({
      name: key,
      in: 'path',
      required: true,
      schema: jsonSchema(schema as z.ZodType, 'input'),
    })),
    ...(takesFile && {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
    }),
    ...(seat && { security: [{}, { seat: [] }] }),
    responses: {
      [status]: { description: 'As asked.', content },
      default: {
        description: `A refusal: ${codes.join(', ')}.`,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    },
  };
}
