/** What servers that share a database tell each other. What is lost costs time, never truth: that is in the store. */
export type BusMessage =
  /** A room's log has grown to `seq` events. */
  | { readonly kind: 'grown'; readonly room: string; readonly seq: number }
  /** Seats of a room have other tokens. */
  | { readonly kind: 'tokens'; readonly room: string }
  /** Somebody has connected on a seat here, or is gone. */
  | { readonly kind: 'seat'; readonly room: string; readonly seat: string; readonly connected: boolean }
  /** A page or program has taken a seat here. */
  | { readonly kind: 'sat'; readonly room: string; readonly seat: string; readonly page: string }
  /** Somebody here wants a seat that another has; without an answer they get it at `until`. */
  | {
      readonly kind: 'wanted';
      readonly room: string;
      readonly seat: string;
      readonly page: string;
      readonly address: string;
      readonly until: number;
    }
  /** Whoever has the seat keeps it, or does not. */
  | { readonly kind: 'answered'; readonly room: string; readonly seat: string; readonly keep: boolean }
  /** Somebody on a seat comes from an address. */
  | { readonly kind: 'came'; readonly room: string; readonly seat: string; readonly address: string }
  /** A room is closed to an address. */
  | { readonly kind: 'barred'; readonly room: string; readonly address: string }
  /** Somebody waits here for a host's nod. */
  | {
      readonly kind: 'knocked';
      readonly room: string;
      readonly join: string;
      readonly nickname: string;
      readonly address: string;
    }
  /** A host has answered somebody who waits, on whichever server. */
  | { readonly kind: 'nodded'; readonly room: string; readonly join: string; readonly letIn: boolean }
  /** How long a message to a seat here and back takes. */
  | { readonly kind: 'lag'; readonly room: string; readonly seat: string; readonly millis: number }
  /** Asks who is connected in a room; answered with `here` by those servers that have somebody. */
  | { readonly kind: 'who'; readonly room: string }
  | { readonly kind: 'here'; readonly room: string; readonly seats: readonly string[] }
  /** This server is there, or ends. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'bye' };

export type HearBus = (message: BusMessage, from: string) => void;

/** Carries messages to all other servers, in the order in which each has sent them. */
export interface Bus {
  /** This server's name among them. */
  readonly node: string;
  /** False where there is never anybody else. */
  readonly shared: boolean;
  publish(message: BusMessage): void;
  listen(hear: HearBus): void;
  /** Resolves when messages can be sent now. @throws the reason why not */
  check(): Promise<void>;
  close(): Promise<void>;
}
