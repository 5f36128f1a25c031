import type { TeamId } from '../../engine/match/formats.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { SIDES } from '../../engine/round/sides.ts';
import { useTexts } from '../app-context.ts';
import { teamOf } from '../room/teams.ts';
import { paidBout, pointsInMatch, scoresInMatch } from '../room/whole-scores.ts';
import { Drop, Sieve } from './icons.tsx';
import { NameLine } from './name-line.tsx';

/** With more rounds each is a line. */
const FEW_ROUNDS = 2;

/** How a team came by its points, where a page knows the figures of all bouts. */
export function TeamRounds({ view, team }: { readonly view: RoomView; readonly team: TeamId }) {
  const { match, numbers, replayPage, wall } = useTexts();
  const points = pointsInMatch(view).filter((each) => each.team === team);
  if (points.length > FEW_ROUNDS || view.format === 'everyone') {
    return (
      <ul class="team-rounds by-round">
        {points.map(({ round, attack, defend }) => (
          <li key={round}>
            <span>{replayPage.round({ round })}</span>
            <b class="tone-attack">
              <Drop size="0.8em" /> <span class="hidden">{wall.attack}</span> {numbers.count(attack)}
            </b>
            <b class="tone-defend">
              <Sieve size="0.8em" /> <span class="hidden">{wall.defend}</span> {numbers.count(defend)}
            </b>
          </li>
        ))}
      </ul>
    );
  }
  const scoresOf = scoresInMatch(view);
  const other = (id: TeamId) => match.teamShort(teamOf(view.teams, id));
  const lines = view.results.flatMap((bout) =>
    SIDES.filter((side) => bout.teams[side] === team).map((side) => ({ bout, side })),
  );
  return (
    <ul class="team-rounds">
      {lines.map(({ bout, side }) => (
        <li key={`${bout.id} ${side}`}>
          <span class={`tone-${side}`}>
            {side === 'attack' ? <Drop size="0.8em" /> : <Sieve size="0.8em" />}
          </span>
          <NameLine
            name={
              side === 'attack'
                ? wall.poisoned({ team: other(bout.teams.defend) })
                : wall.guarded({ team: other(bout.teams.attack) })
            }
          />
          <span class="quiet">{wall.fell({ clean: bout.cleanAccuracy, accuracy: bout.accuracy })}</span>
          <b>{numbers.count(scoresOf(paidBout(bout))[side])}</b>
        </li>
      ))}
    </ul>
  );
}
