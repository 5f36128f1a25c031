import type { TeamId } from '../../engine/match/formats.ts';
import type { RoomView } from '../../engine/match/views.ts';
import type { Fault } from '../room/room-state.ts';
import { useAct } from './use-act.ts';
import type { RoomHandle } from './use-room.ts';

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
  readonly lock: (locked: boolean) => void;
  readonly move: (player: string, team: TeamId) => void;
  readonly kick: (player: string) => void;
}

export function useHost({ link }: RoomHandle): HostCommands {
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
    lock: (locked) => act(link.send('host:lock', { locked })),
    move: (player, team) => act(link.send('host:move', { player, team })),
    kick: (player) => act(link.send('host:kick', { player })),
  };
}
