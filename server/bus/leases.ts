/** Which server keeps which room's clock. What two of them did at once would be harmless: the store takes one. */
export interface Leases {
  /**
   * Takes the lease on a room, or renews it; false while another server has it. A lease that is not renewed for
   * LEASE_MILLIS is free.
   *
   * @throws where nobody can tell
   */
  hold(room: string): Promise<boolean>;
  release(room: string): Promise<void>;
}

/** How long a lease lasts, and how often it is renewed and asked for: a crash costs a room four seconds at most. */
export const LEASE_MILLIS = 3_000;
export const LEASE_BEAT_MILLIS = 1_000;
