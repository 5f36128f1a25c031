import { bringShapeUpToDate } from './earlier-shapes.ts';
import type { LoggedEvent } from './match.ts';
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
  const log = written.map(withShapes);
  const [first] = log;
  if (first?.type !== 'room-created' || first.format !== undefined) return log;
  let round = 0;
  return (log as readonly unknown[] as readonly Body[]).map((event) => {
    if (event.type === 'phase-started') round = Number(event.round);
    return updated(event, round) as unknown as LoggedEvent;
  });
}

function withShapes(event: LoggedEvent): LoggedEvent {
  if ('plan' in event) return { ...event, plan: bringShapeUpToDate(event.plan) } as LoggedEvent;
  return 'summary' in event
    ? ({ ...event, summary: bringShapeUpToDate(event.summary) } as LoggedEvent)
    : event;
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
