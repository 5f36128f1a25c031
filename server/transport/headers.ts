import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Site } from './site.ts';

/**
 * Nothing is loaded from elsewhere and no text becomes code. The page is served over plain http on a
 * local network, so nothing may turn requests into https.
 */
export function securityHeaders(site: Site): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'worker-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        // Some browsers do not count a socket to the same host as 'self'.
        'connect-src': ["'self'", (request) => site.socketSources(request).join(' ')],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
    // Without https browsers ignore these two and complain about it.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
