/** A message that was answered, as it may be written down: no names, no plans, no tokens. */
export interface Heard {
  readonly message: string;
  /** 'ok', or the code of the refusal. */
  readonly code: string;
  readonly seconds: number;
  readonly room: string | null;
  readonly seat: string | null;
}
