import type { GameSocket } from './sessions.ts';

/** Tells how long the heartbeat of a connection took there and back, each time that it is answered. */
export function measureLag(
  { conn }: { readonly conn: Pick<GameSocket['conn'], 'on'> },
  now: () => number,
  tell: (millis: number) => void,
): void {
  let sentAt: number | null = null;
  conn.on('packetCreate', ({ type }: { readonly type: string }) => {
    if (type === 'ping') sentAt = now();
  });
  conn.on('packet', ({ type }: { readonly type: string }) => {
    if (type !== 'pong' || sentAt === null) return;
    tell(now() - sentAt);
    sentAt = null;
  });
}
