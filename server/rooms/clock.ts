/** The server's time, handed in so that tests own it. */
export interface ServerClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once after `millis`; the function that comes back calls it off. */
  after(millis: number, call: () => void): () => void;
}
