import type { Team } from '../../engine/match/teams.ts';
import { useTexts } from '../app-context.ts';
import type { ThumbPicture } from '../picture/thumbnail.ts';
import type { ShownWell } from '../room/wells.ts';
import { Drop, FateShape, Sieve } from './icons.tsx';
import { NameLine } from './name-line.tsx';
import { TeamShape, teamTone } from './team-badge.tsx';
import { WellPicture } from './well-picture.tsx';

const FATES = ['missed', 'caught', 'collateral'] as const;

/** The least accuracy that a level is drawn for: two classes are told apart by a coin in half of all cases. */
const floorOf = (classes: number) => (classes === 2 ? 0.4 : 0);

/** A well as a tile of the wall: how high its water stands, next to where it stood; before that, who is ready. */
export function WellTile(props: {
  readonly well: ShownWell;
  readonly classes: number;
  readonly chosen: boolean;
  readonly picture: ThumbPicture | undefined;
  readonly onPick: () => void;
}) {
  const { well, chosen, picture } = props;
  const { match, numbers, wall } = useTexts();
  const { team, attackers, accuracy, clean } = well;
  const floor = floorOf(props.classes);
  const height = (rate: number | null) =>
    rate === null ? '100%' : `${100 * Math.max(0, Math.min(1, (rate - floor) / (1 - floor)))}%`;
  const hurt = accuracy !== null && clean !== null && clean - accuracy > 0.02;
  const name = match.team(team);
  const note =
    well.target !== null
      ? wall.poisons({ team: match.teamShort(well.target) })
      : attackers.length === 1
        ? wall.against({ team: match.teamShort(attackers[0] as Team) })
        : '';
  const others = numbers.list(attackers.map((each) => match.team(each)));
  return (
    <button
      type="button"
      class={`well-tile ${teamTone(team)} ${hurt ? 'hurt' : ''} ${accuracy === null ? 'unmeasured' : ''} ${picture ? 'pictured' : ''}`}
      aria-pressed={chosen}
      aria-label={wall.well({ team: name, attackers: others, accuracy, clean })}
      data-testid="well"
      data-team={team.id}
      data-accuracy={accuracy ?? ''}
      onClick={props.onPick}
    >
      <span class="well-name">
        <TeamShape team={team} size="0.9em" /> <NameLine name={match.teamShort(team)} />
      </span>
      <span class="well-body">
        {picture && <WellPicture picture={picture} />}
        <i class="well-water" style={{ height: height(accuracy) }} />
        {clean !== null && <i class="well-mark" style={{ bottom: height(clean) }} />}
        <span class="well-sign">
          <TeamShape team={team} size="1em" />
        </span>
        {accuracy !== null && (
          <span class="well-figure">
            {numbers.percentNumber(accuracy)}
            <small>%</small>
          </span>
        )}
        {accuracy === null && well.plan && <PlanState plan={well.plan} />}
        {well.fates && <WellFates fates={well.fates} />}
        {accuracy !== null && clean !== null ? (
          <span class="well-note clamp">{wall.before({ clean, attacks: attackers.length })}</span>
        ) : (
          note && <NameLine name={note} kind="well-note" />
        )}
      </span>
    </button>
  );
}

/** What became of the poison, as shapes with their numbers. */
function WellFates({ fates }: { readonly fates: NonNullable<ShownWell['fates']> }) {
  const { numbers, reveal } = useTexts();
  return (
    <span class="well-fates" role="img" aria-label={reveal.fates(fates)} data-testid="well-fates">
      {FATES.map((fate) => (
        <span key={fate}>
          <FateShape fate={fate} /> {numbers.count(fates[fate])}
        </span>
      ))}
    </span>
  );
}

/** A plan that is being made or is in: a drop or a sieve, hollow or full. */
function PlanState({ plan }: { readonly plan: NonNullable<ShownWell['plan']> }) {
  const { wall } = useTexts();
  const { side, handed } = plan;
  return (
    <span class={`well-state tone-${side} ${handed ? 'done' : ''}`} data-handed={handed}>
      {side === 'attack' ? <Drop size="1em" /> : <Sieve size="1em" />}
      <span>{handed ? wall.planIsIn : wall.atWork}</span>
    </span>
  );
}
