/** Trouble that has no code of the server's, because the server was not there to give one. */
export type PageTrouble =
  | 'server-gone'
  | 'not-found'
  | 'no-lesson'
  | 'not-over'
  | 'not-host'
  | 'no-data-here'
  | 'own-file'
  | 'own-replay'
  | 'linked-rows';

/** How an attempt to connect failed. */
export type RoadSign =
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'websocket' }
  /** @property status  of the HTTP answer; null where there was none */
  | { readonly kind: 'polling'; readonly status: number | null }
  /** In the words of the library. */
  | { readonly kind: 'other'; readonly message: string };

/** What a player is about to do, or has to do now. */
export type Turn = 'poison-soon' | 'poison-now' | 'filter-soon' | 'filter-now';

/** What became of the model, as strongly as the numbers say it. */
export type Headline = 'dry' | 'worked' | 'taste' | 'shrugged' | 'clean';

/** A part of a score. */
export type ScorePartId =
  | 'outage'
  | 'outage-flat'
  | 'damage'
  | 'targets'
  | 'mark'
  | 'uncaught'
  | 'held-off'
  | 'told-apart'
  | 'spared';

/** Something that a result has to say beside its numbers. `recipe` is its name in the language. */
export type NoteFact =
  | { readonly kind: 'failed'; readonly stage: string; readonly recipe: string }
  | { readonly kind: 'stopped'; readonly stage: string; readonly count: number; readonly of: number }
  | { readonly kind: 'by-hand'; readonly rows: number }
  | { readonly kind: 'capped'; readonly rows: number }
  | { readonly kind: 'left-out'; readonly rows: number }
  | { readonly kind: 'relabelled'; readonly rows: number }
  | { readonly kind: 'certified'; readonly share: number; readonly rows: number }
  | { readonly kind: 'no-certificate' };

/** The pages of a room. */
export type RoomPage = 'player' | 'host' | 'watch';

/** What became of a sample, as the arena marks it. */
export type FateId = 'passed' | 'missed' | 'caught' | 'collateral' | 'kept' | 'dropped';

/** How many poisoned samples got past the filters or were found, and how many clean ones were taken for poison. */
export interface Detected {
  readonly missed: number;
  readonly caught: number;
  readonly collateral: number;
}

/** Where a point of the plane lies. */
export interface PlaceFacts {
  readonly x: number;
  readonly y: number;
}

/** What decides between teams whose whole points are equal. */
export type WonBy =
  | { readonly by: 'points'; readonly points: readonly [first: number, second: number] }
  /** By a rule for equal points: those of the attacks, or of the best round. */
  | { readonly by: 'attack' | 'round' };
