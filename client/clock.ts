/** Time, timers and chance as the pages get them; made once, in start.tsx. All times in milliseconds. */
export interface Platform {
  /** Milliseconds since 1970 by this device's clock. */
  now(): number;
  /** Milliseconds of a clock that nobody sets; it may stand still while the device sleeps. */
  steady(): number;
  /** Calls when the page is looked at again after it was out of sight; the answer ends it. */
  onWake(call: () => void): () => void;
  /** Calls when the page goes out of sight; it may never be seen again. The answer ends it. */
  onHide(call: () => void): () => void;
  /** Calls when the page is left: for another, by a reload, or because its window is closed. The answer ends it. */
  onLeave(call: () => void): () => void;
  /** Calls once; the answer calls it off. */
  after(millis: number, call: () => void): () => void;
  /** Calls again and again; the answer ends it. */
  every(millis: number, call: () => void): () => void;
  /** Random bytes fit for secrets; works on plain http too. */
  randomBytes(count: number): Uint8Array;
}

/** A uniform integer in 0 … bound − 1, bound far below 2³². */
export function drawBelow(platform: Platform, bound: number): number {
  const [a, b, c, d] = platform.randomBytes(4) as unknown as [number, number, number, number];
  return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % bound;
}
