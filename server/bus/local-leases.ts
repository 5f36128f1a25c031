import { LEASE_MILLIS, type Leases } from './leases.ts';

/** The leases of a server that is the only one. */
export const LONE_LEASES: Leases = { hold: async () => true, release: async () => {} };

/** Leases among servers of one process. */
export function createLocalLeases(now: () => number): { of(node: string): Leases } {
  const held = new Map<string, { readonly node: string; readonly until: number }>();
  return {
    of: (node) => ({
      async hold(room) {
        const lease = held.get(room);
        if (lease && lease.node !== node && lease.until > now()) return false;
        held.set(room, { node, until: now() + LEASE_MILLIS });
        return true;
      },
      async release(room) {
        if (held.get(room)?.node === node) held.delete(room);
      },
    }),
  };
}
