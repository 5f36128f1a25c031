import type { TeamId } from '../../engine/match/formats.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import { newToken } from '../net/command-id.ts';
import type { Fault } from '../room/room-state.ts';
import { useAct } from './use-act.ts';
import type { RoomHandle } from './use-room.ts';
import type { OnShow } from './use-steps.ts';

/** How much longer one press makes a phase. */
export const EXTEND_SECONDS = 30;

/** What a host can order; what the last order was refused for is in `fault`. */
export interface HostCommands {
  readonly fault: Fault | null;
  readonly dismiss: () => void;
  readonly start: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly extend: () => void;
  /** Ends the phase that `view` shows, and no other. */
  readonly advance: (view: RoomView) => void;
  /** Goes to a step of the reveal that `view` shows, puts a bout on its large stage, or both. */
  readonly show: (view: RoomView, wish: Parameters<OnShow>[0]) => void;
  readonly lock: (locked: boolean) => void;
  /** How many seats one address may have, and whether new players need a nod. */
  readonly setDoor: (door: { readonly perAddress?: number; readonly nod?: boolean }) => void;
  /** Lets somebody in who waits at the door, or not. */
  readonly nod: (knock: string, ok: boolean) => void;
  /** Removes everybody who is not connected. */
  readonly clear: () => void;
  readonly move: (player: string, team: TeamId) => void;
  readonly kick: (player: string) => void;
  readonly ban: (player: string) => void;
  readonly rename: (player: string, nickname: string) => void;
  readonly nameTeam: (team: TeamId, name: string) => void;
  /** Deals everybody into another number of teams. */
  readonly setTeams: (count: number) => void;
  /** To a player, a team, or (null) everybody. */
  readonly say: (to: string | null, text: string) => void;
  /** The token of a new co-host's seat; null where it was refused. */
  readonly invite: () => Promise<string | null>;
  readonly dismissHost: (host: string) => void;
  readonly end: () => void;
  /** Another match with the same people. */
  readonly again: () => void;
}

export function useHost({ link }: RoomHandle): HostCommands {
  const { platform } = useApp();
  const { act, fault, dismiss } = useAct();
  return {
    fault,
    dismiss,
    start: () => act(link.send('host:start', {})),
    pause: () => act(link.send('host:pause', {})),
    resume: () => act(link.send('host:resume', {})),
    extend: () => act(link.send('host:extend', { millis: EXTEND_SECONDS * 1000 })),
    advance({ phase, round }) {
      if (phase === 'lobby' || phase === 'over') return;
      void act(link.send('host:advance', { shown: { phase, round } }));
    },
    show: ({ round }, wish) => act(link.send('host:show', { round, ...wish })),
    lock: (locked) => act(link.send('host:lock', { locked })),
    setDoor: (door) => act(link.send('host:door', door)),
    nod: (knock, ok) => act(link.nod(knock, ok)),
    clear: () => act(link.send('host:clear', {})),
    move: (player, team) => act(link.send('host:move', { player, team })),
    kick: (player) => act(link.send('host:kick', { player })),
    ban: (player) => act(link.send('host:ban', { player })),
    rename: (player, nickname) => act(link.send('host:rename', { player, nickname })),
    nameTeam: (team, name) => act(link.send('team:name', { team, name })),
    setTeams: (count) => act(link.send('host:teams', { count })),
    say: (to, text) => act(link.send('host:say', { text, ...(to !== null && { to }) })),
    async invite() {
      const token = newToken(platform);
      const sent = link.send('host:invite', { token });
      await act(sent);
      return (await sent).ok ? token : null;
    },
    dismissHost: (host) => act(link.send('host:dismiss', { host })),
    end: () => act(link.send('host:end', {})),
    again: () => act(link.send('host:again', {})),
  };
}
