/** A budget that refills: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Token buckets by key. Full ones are forgotten, so keys that stay away cost nothing. */
export interface Buckets {
  /** True, and one less, when the key has something left; 'debt' counts what was asked beyond. */
  take(key: string): boolean;
  /** How often the key was refused since it last had something left. */
  debt(key: string): number;
  /** What is left now, without taking. */
  left(key: string): number;
}

/** Keys before full buckets are looked for and forgotten. */
const SWEEP_AT = 10_000;

export function createBuckets({ burst, perSecond }: Rate, now: () => number): Buckets {
  const held = new Map<string, { left: number; at: number; debt: number }>();

  function look(key: string) {
    const at = now();
    const bucket = held.get(key);
    if (!bucket) return { left: burst, at, debt: 0 };
    const passed = Math.max(0, at - bucket.at) / 1_000;
    return { left: Math.min(burst, bucket.left + passed * perSecond), at, debt: bucket.debt };
  }

  function sweep(): void {
    for (const key of held.keys()) if (look(key).left >= burst) held.delete(key);
  }

  return {
    take(key) {
      const bucket = look(key);
      const allowed = bucket.left >= 1;
      if (allowed) {
        bucket.left -= 1;
        bucket.debt = 0;
      } else {
        bucket.debt += 1;
      }
      held.set(key, bucket);
      if (held.size > SWEEP_AT) sweep();
      return allowed;
    },
    debt: (key) => look(key).debt,
    left: (key) => look(key).left,
  };
}
