import { bringShapeUpToDate } from './earlier-shapes.ts';
import type { LoggedEvent } from './events.ts';
import { roundOfBout } from './formats.ts';
import { newTeams } from './teams.ts';

type Body = Readonly<Record<string, unknown>>;

/** What teams were called before they had ids: by the colours of the sides. */
const TEAM_IDS: Readonly<Record<string, string>> = { red: 't1', blue: 't2' };
/** Events that were about a round before rounds had bouts. */
const BOUT_EVENTS: Readonly<Record<string, string>> = {
  'attack-committed': 'attack-committed',
  'filter-committed': 'defence-committed',
  'training-requested': 'training-requested',
  'training-failed': 'training-failed',
  'round-trained': 'bout-trained',
  'round-voided': 'bout-voided',
};

/**
 * A log as this engine writes it. Logs of the first version knew one format, two teams named after the colours of the
 * sides, and one bout a round without an id; plans and summaries had other shapes until version 0.2, and the
 * story of a bout stood there in English, which nothing reads any more. A log of this
 * version comes back as it is.
 */
export function bringUpToDate(written: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const [first] = written;
  const isFirstVersion = first?.type === 'room-created' && first.format === undefined;
  let round = 0;
  return (written as readonly unknown[] as readonly Body[]).map((event) => {
    if (event.type === 'phase-started') round = Number(event.round);
    const shaped = withShapes(event);
    return withPresentNames(isFirstVersion ? updated(shaped, round) : shaped) as unknown as LoggedEvent;
  });
}

/** Events since rooms had formats, as they are now. */
function withPresentNames(event: Body): Body {
  if (event.type === 'room-created') return withSetup(event);
  const isPlan = event.type === 'attack-committed' || event.type === 'defence-committed';
  return isPlan ? withTeam(event) : event;
}

/** What rooms had in common before a host could choose it. */
function withSetup(event: Body): Body {
  const scenarios = event.scenarios as readonly string[];
  const chosen = { rounds: 2 * scenarios.length, choose: true, bots: 'medium', phantoms: 0, event: null };
  return { ...chosen, seedChosen: typeof event.seed === 'number', ...event };
}

/** A plan of a duel's bout as a plan of its team: the first team attacks in odd rounds. */
function withTeam(event: Body): Body {
  const { bout, plan, ...rest } = event;
  const side = event.type === 'attack-committed' ? 'attack' : 'defend';
  const isFirst = (roundOfBout(String(bout)) % 2 === 1) === (side === 'attack');
  const how = event.by === null ? 'bot' : 'captain';
  return { ...rest, type: 'plan-committed', team: isFirst ? 't1' : 't2', how, plan: { side, plan } };
}

function withShapes(event: Body): Body {
  if ('plan' in event) return { ...event, plan: bringShapeUpToDate(event.plan) };
  return 'summary' in event ? { ...event, summary: bringShapeUpToDate(event.summary) } : event;
}

function updated(event: Body, round: number): Body {
  const type = String(event.type);
  if (type === 'room-created') return { ...event, format: 'duel', teams: newTeams(2), engine: 1 };
  if (type in BOUT_EVENTS) {
    const { round: _round, ...rest } = event;
    return { ...rest, type: BOUT_EVENTS[type], bout: `r${round}b1` };
  }
  return 'team' in event ? { ...event, team: TEAM_IDS[String(event.team)] ?? event.team } : event;
}
