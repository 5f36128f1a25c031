import type { Redis } from 'ioredis';
import type { Bus, BusMessage, HearBus } from './bus.ts';
import { newNode } from './local-bus.ts';
import type { RedisLink } from './redis.ts';

const STREAM = 'well:bus';
/** Messages that the stream holds: minutes of a full house, for servers whose connection broke. */
const HELD = 20_000;
const BLOCK_MILLIS = 5_000;
const AGAIN_MILLIS = 250;

/**
 * A bus over a stream in Redis: who loses the connection reads on where it stopped.
 *
 * @param report  told when messages could not be sent; they are not sent again
 */
export async function createRedisBus(link: RedisLink, report: (error: unknown) => void): Promise<Bus> {
  const node = newNode();
  const hearers: HearBus[] = [];
  const reader = link.waiting();
  let last = await newest(link.commands);
  let closed = false;
  let wasSent = true;

  async function read(): Promise<void> {
    while (!closed) {
      try {
        const answer = await reader.xread('COUNT', 500, 'BLOCK', BLOCK_MILLIS, 'STREAMS', STREAM, last);
        for (const [id, fields] of answer?.[0]?.[1] ?? []) {
          last = id;
          hear(fields);
        }
      } catch {
        if (!closed) await new Promise((done) => setTimeout(done, AGAIN_MILLIS));
      }
    }
  }

  function hear([, from, , text]: string[]): void {
    if (from === undefined || text === undefined || from === node) return;
    const message = JSON.parse(text) as BusMessage;
    for (const each of hearers) each(message, from);
  }

  const reading = read();
  return {
    node,
    shared: true,
    publish(message) {
      link.commands
        .xadd(STREAM, 'MAXLEN', '~', HELD, '*', 'from', node, 'message', JSON.stringify(message))
        .then(
          () => {
            wasSent = true;
          },
          (error: unknown) => {
            if (wasSent) report(error);
            wasSent = false;
          },
        );
    },
    listen: (hear) => void hearers.push(hear),
    check: async () => void (await link.commands.ping()),
    async close() {
      closed = true;
      reader.disconnect();
      await reading;
    },
  };
}

/** The place in the stream after which everything is new. */
async function newest(redis: Redis): Promise<string> {
  const [entry] = await redis.xrevrange(STREAM, '+', '-', 'COUNT', 1);
  return entry?.[0] ?? '0-0';
}
