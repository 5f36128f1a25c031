import type { RoadSign } from '../facts.ts';

/** Ways on from an error, and what is said while there is no connection. */
export const trouble = {
  firstPage: 'First page',
  reload: 'Reload the page',
  watch: 'Watch the match',
  otherCode: 'Enter another code',
  lessons: 'All lessons',
  joinAgain: 'Join again',
  retry: 'Try again',
  close: 'Close',
  playHere: 'Play here',
  trying: 'Trying again',
  noAnswer: {
    title: 'The server does not answer',
    text: 'Neither a plain request nor a WebSocket gets through. Check that this device is on the network of the host, and that the server runs. The page keeps trying.',
  },
  blocked: {
    title: 'Something blocks the live connection',
    text: ({ sign, way }: { sign: RoadSign | null; way: 'websocket' | 'polling' }) =>
      `The server answers plain requests${sign ? `, but ${signOf(sign)}` : ''}. Usually a proxy, a firewall or a VPN on the way blocks WebSockets. ` +
      `The page keeps trying, now by ${way === 'polling' ? 'long polling' : 'a WebSocket'}.`,
  },
};

function signOf(sign: RoadSign): string {
  switch (sign.kind) {
    case 'timeout':
      return `nothing answered within ${sign.seconds} seconds`;
    case 'websocket':
      return 'the WebSocket was refused or cut off before it opened';
    case 'polling':
      return `a request for long polling was refused${sign.status === null ? '' : ` with status ${sign.status}`}`;
    case 'other':
      return sign.message;
    default:
      return sign satisfies never;
  }
}
