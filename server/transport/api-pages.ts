import { type Response, Router } from 'express';
import { openApiDocument } from '../../contract/openapi.ts';

type Json = Readonly<Record<string, unknown>>;

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
summary { cursor: pointer; padding: 0.5rem 0; }
summary code { font-size: 1rem; font-weight: 600; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid; border-radius: 0.4rem; font-size: 0.8rem; }
details { border-bottom: 1px solid; }
dt { margin-top: 0.75rem; font-weight: 600; }
dd { margin: 0; }
`;

/** `GET /openapi.json`, and a page that shows it; both made of the contract, both served from here. */
export function apiPages(version: string): Router {
  const router = Router();
  const document = openApiDocument(version);
  const page = pageOf(document);
  const send = (response: Response, type: string, text: string) =>
    response.setHeader('Cache-Control', 'no-cache').type(type).send(text);
  router.get('/openapi.json', (_request, response) => {
    send(response, 'json', JSON.stringify(document));
  });
  router.get('/openapi.css', (_request, response) => {
    send(response, 'css', STYLE);
  });
  router.get('/openapi', (_request, response) => {
    send(response, 'html', page);
  });
  return router;
}

function pageOf(document: Json): string {
  const { title, version, description } = document.info as Record<string, string>;
  const { toServer, toClient } = document['x-socket'] as Record<string, Record<string, Json>>;
  const operations = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const { summary, ...rest } = operation;
        return entry(`${method.toUpperCase()} ${path}`, String(summary), rest);
      }),
  );
  const messages = (list: Record<string, Json> = {}) =>
    Object.entries(list).map(([name, message]) => entry(name, '', message));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escaped(title)}: API</title>
<link rel="stylesheet" href="./openapi.css" />
</head>
<body>
<main>
<h1>${escaped(title)}: API</h1>
<p>Version ${escaped(version)}. ${escaped(description)} The same as <a href="./openapi.json">OpenAPI 3.1</a>.</p>
<h2>Over HTTP</h2>
${operations.join('\n')}
<h2>From a client to the server, over Socket.IO</h2>
${messages(toServer).join('\n')}
<h2>From the server to a client</h2>
${messages(toClient).join('\n')}
</main>
</body>
</html>
`;
}

function entry(name: string, purpose: string, details: Json): string {
  const parts = Object.entries(details).map(
    ([key, value]) =>
      `<dt>${escaped(key)}</dt><dd><pre>${escaped(JSON.stringify(value, null, 2))}</pre></dd>`,
  );
  return `<details><summary><code>${escaped(name)}</code> ${escaped(purpose)}</summary><dl>${parts.join('')}</dl></details>`;
}

function escaped(text: string | undefined): string {
  return String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
