import type { LoggedEvent } from './events.ts';

/** What happened in a room: an event, whose doing it was, what it is about, and to what it was set. */
type AuditRow = {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly what: EventType;
  /** The seat whose command it was; null for the clock and the server. */
  readonly who: string | null;
  /** A phase, bout, seat or team. */
  readonly about: string | null;
  /** What was set, as `name=value` with spaces between; null where the event says all. Never a plan, a seed or a text. */
  readonly detail: string | null;
};

/** The log of a room as a table. */
export function auditOf(log: readonly LoggedEvent[]): AuditRow[] {
  let author: string | null = null;
  return log.map((event, i) => {
    const before = log[i - 1];
    const named = authorOf(event);
    // A command that has several events is named by the first; the others came at the same time.
    const isMore = named === null && event.at === before?.at && MORE.get(event.type) === before.type;
    if (!isMore) author = named;
    return {
      ...{ number: i + 1, time: new Date(event.at).toISOString(), what: event.type },
      ...{ who: author, about: aboutOf(event), detail: detailOf(event) },
    };
  });
}

type EventType = LoggedEvent['type'];

/** Events that a command brings about after another, by that other. */
const MORE: ReadonlyMap<EventType, EventType> = new Map<EventType, EventType>([
  ['player-kicked', 'player-kicked'],
  ['reveal-shown', 'clock-set'],
  ['clock-set', 'delivered'],
]);

const text = (value: unknown) => (typeof value === 'string' ? value : null);

function authorOf(event: LoggedEvent): string | null {
  if (event.type === 'player-joined') return event.player;
  return event.command?.split(':', 1)[0] ?? ('by' in event ? text(event.by) : null);
}

function aboutOf(event: LoggedEvent): string | null {
  if (event.type === 'player-joined') return event.team;
  if (event.type === 'phase-started') return `${event.round} ${event.phase}`;
  const has = event as unknown as Readonly<Record<string, unknown>>;
  return text(has.bout) ?? text(has.player) ?? text(has.host) ?? text(has.seat) ?? text(has.team);
}

function detailOf(event: LoggedEvent): string | null {
  switch (event.type) {
    case 'lock-set':
      return `locked=${event.locked}`;
    case 'door-set':
      return `perAddress=${event.door.perAddress} nod=${event.door.nod}`;
    case 'clock-set':
      return clockOf(event);
    case 'team-changed':
      return `team=${event.team}`;
    case 'teams-set':
      return `teams=${event.teams.length}`;
    case 'message-said':
      return `to=${event.to ?? 'all'}`;
    case 'nod-given':
      return `letIn=${event.letIn}`;
    case 'seat-claimed':
      return `outcome=${event.outcome}`;
    case 'reveal-shown':
      return `step=${event.step}`;
    case 'ready-set':
      return `ready=${event.ready}`;
    case 'plan-committed':
      return `how=${event.how}`;
    case 'match-begun-again':
      return `rounds=${event.rounds}`;
    default:
      return null;
  }
}

/** Whether the clock runs, and how many seconds are left. */
function clockOf({ at, clock }: Extract<LoggedEvent, { type: 'clock-set' }>): string {
  const left = clock.running ? clock.endsAt && clock.endsAt - at : clock.leftMillis;
  return `running=${clock.running}${left === null ? '' : ` seconds=${Math.round(left / 1_000)}`}`;
}
