import { Agent, request } from 'node:http';
import type { Fetch } from '../../contract/api-of.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/**
 * Asks as a page does and gives the body as it crossed the wire: nothing unpacks what nobody reads here. Two hundred pages
 * unpack on as many machines; on the one thread of a load test the seats would wait for each other.
 *
 * @param count  told of the bytes of each body
 */
export const countingFetch =
  (count: (bytes: number) => void): Fetch =>
  (url, { method, headers, body }) =>
    new Promise((done, failed) => {
      const asked = request(url, { method, agent, headers: { ...headers, 'accept-encoding': 'gzip' } });
      asked.on('error', failed);
      asked.on('response', (answer) => {
        const parts: Uint8Array[] = [];
        answer.on('error', failed);
        answer.on('data', (part: Uint8Array) => parts.push(part));
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          count(bytes.length);
          const status = answer.statusCode ?? 0;
          done({
            ...{ ok: status >= 200 && status < 300, status },
            json: async () => JSON.parse(bytes.toString()),
            arrayBuffer: async () => new Uint8Array(bytes).buffer,
          });
        });
      });
      asked.end(body);
    });
