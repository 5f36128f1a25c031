import { randomBytes } from 'node:crypto';
import type { Bus, HearBus } from './bus.ts';

/** Servers of one process, which hear each other. */
export interface LocalHub {
  join(): Bus;
}

export function createLocalHub(): LocalHub {
  const members = new Map<string, HearBus[]>();
  return {
    join() {
      const node = newNode();
      const hearers: HearBus[] = [];
      members.set(node, hearers);
      return {
        node,
        shared: true,
        publish(message) {
          for (const [other, hear] of members) {
            if (other === node) continue;
            queueMicrotask(() => {
              for (const each of hear) each(message, node);
            });
          }
        },
        listen: (hear) => void hearers.push(hear),
        check: async () => {},
        close: async () => void members.delete(node),
      };
    },
  };
}

/** The bus of a server that is the only one. */
export function createLoneBus(): Bus {
  return {
    node: newNode(),
    shared: false,
    publish: () => {},
    listen: () => {},
    check: async () => {},
    close: async () => {},
  };
}

/** A server's name among those that share a database: new at each start. */
export const newNode = (): string => randomBytes(8).toString('hex');
