import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../contract/api.ts';
import { requestClock } from '../../contract/api-of.ts';
import { createWire, type MatchWire } from '../../contract/wire.ts';
import type { RoomView, SeatView } from '../../engine/match/views.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import { receivedBytes } from './bytes.ts';
import { countingFetch } from './counting-fetch.ts';

/** What the seats of a load test have measured, in milliseconds and bytes. */
export interface Measures {
  readonly join: number[];
  readonly ack: number[];
  readonly draft: number[];
  /** From the host's command, or from the first seat that saw it, until a seat sees the phase. */
  readonly phase: number[];
  readonly refusals: string[];
  /** When a phase of a room began, by room, round and phase. */
  readonly begun: Map<string, number>;
}

/** Notes that a seat sees a phase. */
export function reached({ phase, begun }: Measures, room: string, round: number, name: string): void {
  const now = performance.now();
  const key = `${room} ${round} ${name}`;
  if (!begun.has(key)) begun.set(key, now);
  phase.push(now - (begun.get(key) ?? now));
}

/** Notes that a host begins a phase. */
export function begins({ begun }: Measures, room: string, round: number, name: string): void {
  begun.set(`${room} ${round} ${name}`, performance.now());
}

/** A seat that plays by script, over a real socket. */
export interface LoadSeat {
  readonly wire: MatchWire;
  readonly bytes: { readonly socket: number; readonly http: number };
  readonly token: string;
  play(rounds: number): Promise<void>;
  close(): void;
}

/**
 * One seat in so many checks the views that it gets. People have a machine each; two hundred seats that check on one thread
 * would wait for each other (3 ms a view), and their waiting would be taken for the server's.
 */
const CHECKED_EVERY = 20;
export const isChecked = (number: number): boolean => number % CHECKED_EVERY === 0;

/**
 * Seats ask for the files of a phase one after the other, within 300 ms: a choice, for pages have machines of their own.
 * On one thread the requests of the first seats would come before the last seats read that there is a phase.
 */
const DRAWN_STEP_MILLIS = 15;

/** Seats choose first at so many moments of the time that they think. */
const THOUGHTS = 40;

/** When a draft was sent, by what marks it, so that teammates can say how long it took. */
const sentAt = new Map<number, number>();
let marks = 0;
/** A mark is a share of poison that nobody else sends, and never so much that a plan costs more than the points. */
const MARKS = 5_000;

/**
 * @param thinkMillis  what has come is looked at for up to this long before the first choice; 0 for programs, that choose at once
 */
export async function openSeat(
  url: string,
  code: string,
  { number, thinkMillis }: { readonly number: number; readonly thinkMillis: number },
  measures: Measures,
): Promise<LoadSeat> {
  const socket: Socket = io(url, { transports: ['websocket'], forceNew: true });
  const bytes = {
    http: 0,
    get socket() {
      return receivedBytes(socket);
    },
  };
  const wire = createWire(socket, {
    newId: () => `load-${number}-${marks++}-aaaa`,
    answerMillis: 60_000,
    checksViews: isChecked(number),
  });
  await new Promise<void>((open) => socket.once('connect', () => open()));
  const token = randomBytes(16).toString('base64url');
  const started = performance.now();
  const joined = await wire.send('room:join', {
    code,
    token,
    nickname: `Seat ${number}`,
  });
  if (!joined.ok) throw new Error(`seat ${number}: ${joined.code} ${joined.detail ?? ''}`);
  measures.join.push(performance.now() - started);
  const api = createApi(
    `${url}/`,
    countingFetch((count) => {
      bytes.http += count;
    }),
    requestClock(Date.now),
  );

  let heard = 0;
  let shown = '';
  wire.on('room:view', ({ view }) => {
    if (view.role !== 'player') return;
    const phase = `${view.round} ${view.phase}`;
    // The lobby is no phase that a room goes to: a seat sees it when it joins.
    if (phase !== shown && view.phase !== 'lobby') reached(measures, code, view.round, view.phase);
    shown = phase;
    const plan = view.attack?.draft?.plan;
    const epsilon = plan && 'epsilon' in plan ? plan.epsilon : 0;
    const sent = sentAt.get(epsilon);
    if (sent === undefined || epsilon === heard || view.attack?.draft?.changedBy === view.you) return;
    heard = epsilon;
    measures.draft.push(performance.now() - sent);
  });

  async function timed<T extends { ok: boolean; code?: string }>(work: Promise<T>): Promise<T> {
    const before = performance.now();
    const answer = await work;
    measures.ack.push(performance.now() - before);
    if (!answer.ok) measures.refusals.push(String(answer.code));
    return answer;
  }

  const reaches = (phase: RoomView['phase'], round: number) =>
    wire.until((view) => view.phase === phase && view.round === round) as Promise<SeatView>;
  const drawn = () => new Promise((done) => setTimeout(done, (number % 20) * DRAWN_STEP_MILLIS));
  const thought = () =>
    new Promise((done) => setTimeout(done, ((number % THOUGHTS) / THOUGHTS) * thinkMillis));
  async function read(bout: string, file: 'known' | 'stream'): Promise<void> {
    const params = { code, bout };
    await api.bytes(`GET /api/rooms/:code/bouts/:bout/${file}`, { params, token });
  }

  async function attack(view: SeatView): Promise<void> {
    const { round, attack: desk, you } = view;
    if (!desk) return;
    await drawn();
    await read(desk.bout, 'known');
    await thought();
    for (let change = 0; change < 3; change++) {
      const epsilon = desk.epsilonMax * 0.5 + 1e-6 * (++marks % MARKS);
      const plan: RecipePlan = { attack: { id: 'far-flip', params: {} }, epsilon };
      sentAt.set(epsilon, performance.now());
      await timed(wire.send('draft:attack', { round, plan }));
      await new Promise((done) => setTimeout(done, 400 + (number % 20) * 40));
    }
    const now = wire.view() as SeatView;
    if (now.attack?.draft?.captain === you) await timed(wire.send('draft:commit', { round, side: 'attack' }));
  }

  async function defend(view: SeatView): Promise<void> {
    const { round, defend: desk, you } = view;
    if (!desk) return;
    await drawn();
    await read(desk.bout, 'stream');
    await thought();
    await timed(wire.send('draft:defend', { round, plan: { filters: [{ id: 'loss', params: {} }] } }));
    const now = (await wire.until(
      (seen) => seen.role === 'player' && !!seen.defend?.draft?.captain,
    )) as SeatView;
    if (now.defend?.draft?.captain === you) await timed(wire.send('draft:commit', { round, side: 'defend' }));
  }

  return {
    wire,
    bytes,
    token,
    async play(rounds) {
      for (let round = 1; round <= rounds; round++) {
        await attack(await reaches('prepare', round));
        const filtering = await reaches('filter', round);
        const { bout } = filtering.defend ?? { bout: '' };
        await wire.until(
          (view) => view.role === 'player' && view.defend?.streamReady === true && view.defend.bout === bout,
        );
        await defend(filtering);
        // A reveal that the host ends at once need not reach everybody.
        await wire.until((view) => view.phase === 'reveal' || view.phase === 'over' || view.round > round);
      }
    },
    close: () => void socket.disconnect(),
  };
}
