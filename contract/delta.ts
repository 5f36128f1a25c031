import { z } from 'zod';

/** Anything that JSON can hold; what is undefined in an object counts as absent. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * What turns one JSON value into another. `[value]` puts another value in its place; an object changes some of its
 * entries, each by a delta of its own, and takes those away that are 0. Entries of an array go by their numbers, and
 * `length` is its new length where that has changed.
 */
export type Delta = readonly [Json] | { readonly [key: string]: Delta | number };

/** What comes of a delta is held to the schema of views, so that its own form need not be. */
export const deltaSchema = z.custom<Delta>((value) => typeof value === 'object' && value !== null);

type Entries = { readonly [key: string]: Json | undefined };

const isObject = (value: Json | undefined): value is Entries | readonly Json[] =>
  typeof value === 'object' && value !== null;

/** The delta between two values; null when they are alike. */
export function deltaOf(before: Json | undefined, after: Json): Delta | null {
  if (before === after) return null;
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after)) return [after];
  const changes: Record<string, Delta | number> = {};
  const [old, now] = [before as Entries, after as Entries];
  for (const key of Object.keys(now)) {
    const value = now[key];
    if (value === undefined) continue;
    const change = deltaOf(old[key], value);
    if (change !== null) changes[key] = change;
  }
  if (Array.isArray(after)) {
    if (after.length !== (before as readonly Json[]).length) changes.length = after.length;
  } else {
    for (const key of Object.keys(old))
      if (old[key] !== undefined && now[key] === undefined) changes[key] = 0;
  }
  return Object.keys(changes).length === 0 ? null : changes;
}

/** The value that a delta makes of another; `before` is left as it is. */
export function applyDelta(before: Json | undefined, delta: Delta): Json {
  if (Array.isArray(delta)) return delta[0] as Json;
  const changes = Object.entries(delta as { readonly [key: string]: Delta | number });
  if (Array.isArray(before)) {
    const after = before.slice();
    for (const [key, change] of changes) {
      if (typeof change === 'number') after.length = change;
      else after[Number(key)] = applyDelta(after[Number(key)], change);
    }
    return after;
  }
  const after: Record<string, Json | undefined> = { ...(before as Entries) };
  for (const [key, change] of changes) {
    if (typeof change === 'number') delete after[key];
    else after[key] = applyDelta(after[key], change);
  }
  return after as Json;
}
