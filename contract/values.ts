import { z } from 'zod';
import { ERROR_CODES } from '../engine/errors.ts';
import { EMBLEMS } from '../engine/match/emblems.ts';
import { ROUND_PHASES } from '../engine/match/views.ts';
import { SIDES } from '../engine/round/sides.ts';
import { ROOM_ALPHABET } from './room-alphabet.ts';

/** Raised on any change that an older client or server would misread. */
export const PROTOCOL_VERSION = 6;
export const protocol = z.literal(PROTOCOL_VERSION);

/** Six letters. */
export const roomCode = z.string().regex(new RegExp(`^[${ROOM_ALPHABET}]{6}$`));
/** Seats that one network address may have in a room. */
export const perAddress = z.int().min(1).max(200);
/** Somebody who waits for a host's nod. */
export const knockId = z.string().regex(/^k[1-9]\d{0,8}$/);

/** As people type it into an address. */
export const typedCode = z
  .string()
  .toUpperCase()
  .regex(new RegExp(`^[${ROOM_ALPHABET}]{6}$`));
/** Addresses of a room's door. */
export const joinUrls = z.array(z.url()).min(1);
/** Command id: the same id twice does nothing twice. */
export const commandIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,36}$/);
/** A page or program, the same over its connections. */
export const pageId = z.string().regex(/^[A-Za-z0-9_-]{8,36}$/);
export const playerId = z.string().regex(/^[a-z0-9-]{1,36}$/);
export const teamId = z.string().regex(/^t[1-9]\d{0,2}$/);
export const boutId = z.string().regex(/^r[1-9]\d{0,2}b[1-9]\d{0,2}$/);
export const scenarioId = z.string().max(40);
/** A host's seat, or a co-host's. */
export const hostId = z.string().regex(/^host(-[1-9]\d{0,2})?$/);
/** UTF-16 units; what a name may be is the server's to say (MATCH-20). */
export const nickname = z.string().min(1).max(200);
/** Milliseconds since 1970, by the server's clock. */
export const millis = z.number();
/** Rounds and scenarios of one match. */
export const MOST_ROUNDS = 40;
export const MOST_SCENARIOS = 8;
export const roundNumber = z.int().min(0).max(200);
export const side = z.enum(SIDES);
export const roundPhase = z.enum(ROUND_PHASES);
export const phase = z.enum(['lobby', ...ROUND_PHASES, 'over']);
export const errorCode = z.enum(ERROR_CODES);
/** A seed of a match: 128 bits in hex, as the server draws it, or a whole number of 32 bits. */
export const seed = z.union([z.int().min(0).max(0xffffffff), z.string().regex(/^[0-9a-f]{32}$/)]);

export const bySide = <T extends z.ZodType>(value: T) => z.strictObject({ attack: value, defend: value });

export const team = z.strictObject({
  id: teamId,
  emblem: z.enum(EMBLEMS),
  name: z.string().max(200).exactOptional(),
});
