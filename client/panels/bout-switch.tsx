import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { teamOf } from '../room/teams.ts';
import { Choice, Segments } from './controls.tsx';

/** More than these do not fit side by side. */
const FEW = 2;

/** From one of the own bouts to another: the own well, and the attack on somebody else's. */
export function BoutSwitch(props: {
  readonly bouts: readonly BoutView[];
  readonly teams: readonly Team[];
  readonly own: TeamId | null;
  readonly chosen: string;
  readonly onChoose: (bout: string) => void;
}) {
  const { bouts, own } = props;
  const { match, teamwork } = useTexts();
  if (bouts.length < 2) return null;
  const guarded = bouts.filter(({ well }) => well === own).length;
  const nameOf = (id: TeamId) => match.team(teamOf(props.teams, id));
  const options = bouts.map(({ id, well, teams }) => ({
    value: id,
    label:
      well !== own
        ? teamwork.yourAttack({ team: nameOf(well) })
        : guarded === 1
          ? teamwork.yourWell
          : teamwork.yourWellAgainst({ team: nameOf(teams.attack) }),
  }));
  const shared = { label: teamwork.whichBout, value: props.chosen, options, onChange: props.onChoose };
  return bouts.length <= FEW ? (
    <Segments {...shared} hideLabel testId="bout-switch" />
  ) : (
    <Choice {...shared} testId="bout-switch" />
  );
}
