import type { AttackDesk, PlayerView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { attackLabel } from '../../texts/story.ts';
import { useTexts } from '../app-context.ts';
import { shareLines } from '../room/shares.ts';
import { Button, Check } from './controls.tsx';
import { NumberField } from './number-field.tsx';

/** Shares of the attackers' points, as the captain sends them. */
export type Shares = 'even' | 'together' | { player: string; points: number }[];

/** Whether the team splits its points among its members; then what each has, has used, and has made of it. */
export function SplitPoints(props: {
  readonly desk: Pick<AttackDesk, 'shares' | 'points' | 'spent' | 'draft'>;
  readonly scenario: Scenario;
  readonly members: readonly PlayerView[];
  readonly you: string;
  readonly onSplit: (shares: Shares) => void;
}) {
  const { desk, scenario, members, you, onSplit } = props;
  const texts = useTexts();
  const { split } = texts.teamwork;
  const captain = desk.draft?.captain ?? null;
  const leads = captain === you || captain === null;
  const { lines, unshared } = shareLines(desk, scenario);
  const name = (seat: string) => members.find(({ id }) => id === seat)?.nickname ?? split.gone;
  const isSplit = desk.shares !== null;
  if (!isSplit && !leads) return null;
  const set = (player: string, points: number) =>
    onSplit(
      lines.map((line) => ({ player: line.player, points: line.player === player ? points : line.points })),
    );
  return (
    <section class="split-points" aria-label={split.title} data-testid="split">
      <Check
        testId="split-on"
        checked={isSplit}
        disabled={!leads}
        onChange={(on) => onSplit(on ? 'even' : 'together')}
      >
        {split.title}
      </Check>
      <p class="small quiet">{isSplit ? split.isOn : split.isOff}</p>
      {isSplit && (
        <ul class="shares">
          {lines.map(({ player, points, used, part }) => (
            <li key={player} data-testid={`share-${player}`}>
              <div class="share-who">
                <b>
                  <bdi>{name(player)}</bdi>
                </b>
                <span class="small quiet">{part ? attackLabel(texts, part) : split.nothingYet}</span>
              </div>
              <span class="share-left small">{split.left({ left: points - used, of: points })}</span>
              {leads && (
                <NumberField
                  hideLabel
                  label={split.shareOf({ name: name(player) })}
                  testId={`share-points-${player}`}
                  value={points}
                  min={used}
                  max={points + unshared}
                  onChange={(next) => set(player, next)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isSplit && leads && (
        <div class="row">
          <Button size="slim" testId="split-even" onPress={() => onSplit('even')}>
            {split.evenly}
          </Button>
          {unshared > 0 && <span class="small quiet">{split.unshared({ points: unshared })}</span>}
        </div>
      )}
    </section>
  );
}
