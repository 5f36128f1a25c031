import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Choice } from '../panels/controls.tsx';
import { accuracyOf, isWall } from '../room/bouts.ts';
import { teamOf } from '../room/teams.ts';

/** Which of many wells stands on the large stage, for a host to choose. */
export function StagePick({
  view,
  onPick,
}: {
  readonly view: RoomView;
  readonly onPick: (bout: string) => void;
}) {
  const { match, reveal, wall } = useTexts();
  const shown = view.bouts.filter((bout) => accuracyOf(bout) !== null);
  const chosen = view.reveal?.bout ?? null;
  if (!isWall(view) || chosen === null || shown.length < 2) return null;
  const name = (team: string) => match.team(teamOf(view.teams, team));
  return (
    <Choice
      label={reveal.stage}
      value={chosen}
      options={shown.map(({ id, well, teams }) => ({
        value: id,
        label: wall.onShow({ team: name(well), attackers: name(teams.attack) }),
      }))}
      onChange={onPick}
      testId="stage-pick"
    />
  );
}
