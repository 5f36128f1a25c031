/** Whom the room lets in. */
export interface Door {
  /** Seats of one network address. */
  readonly perAddress: number;
  /** Whether a host has to nod to every new player. */
  readonly nod: boolean;
}

/** Where a host says nothing else. */
export const USUAL_DOOR: Door = { perAddress: 24, nod: false };
