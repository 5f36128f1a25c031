import type { IncomingMessage, Server } from 'node:http';

/**
 * Lets a server answer under a sub-path too: requests and sockets below `basePath` are served as if they had come
 * without it. So it does not matter whether a reverse proxy takes the path away or leaves it.
 *
 * @param basePath  '' or '/sub/path'
 */
export function underBasePath(http: Server, basePath: string): void {
  if (basePath === '') return;
  const strip = (request: IncomingMessage) => {
    const url = request.url ?? '/';
    if (url !== basePath && !url.startsWith(`${basePath}/`) && !url.startsWith(`${basePath}?`)) return;
    const rest = url.slice(basePath.length);
    request.url = rest.startsWith('/') ? rest : `/${rest}`;
  };
  // Before everybody else who listens, Socket.IO included.
  http.prependListener('request', strip);
  http.prependListener('upgrade', strip);
}
