import { useLayoutEffect } from 'preact/hooks';
import type { AttackDesk, PlayerView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { attackLabel } from '../../texts/story.ts';
import { useTexts } from '../app-context.ts';
import { isEven, type ShareLine, shareLines } from '../room/shares.ts';
import { Button, Check } from './controls.tsx';
import { NumberField } from './number-field.tsx';
import { type KeptFocus, useFocusKept } from './use-focus-kept.ts';

/** Shares of the attackers' points, as the captain sends them. */
export type Shares = 'even' | 'together' | { player: string; points: number }[];

/** Shares that stand above the recipes, so that those can be read below them; of more the others are folded away. */
const MOST_LINES = 3;

/** Whether the team splits its points among its members; then what each has, has used, and has made of it. */
export function SplitPoints(props: {
  readonly desk: Pick<AttackDesk, 'shares' | 'points' | 'spent' | 'draft'>;
  readonly scenario: Scenario;
  readonly members: readonly PlayerView[];
  readonly you: string;
  /** Whether whoever looks has made no part yet. */
  readonly noPart: boolean;
  /** It stands elsewhere where the points are split. */
  readonly focus: KeptFocus;
  readonly onSplit: (shares: Shares) => void;
}) {
  const { desk, scenario, members, you, onSplit } = props;
  const { split } = useTexts().teamwork;
  const section = useFocusKept(props.focus);
  // Whoever has moved it goes with it.
  useLayoutEffect(() => {
    const { current } = section;
    if (current?.contains(document.activeElement)) current.scrollIntoView({ block: 'nearest' });
  }, []);
  const captain = desk.draft?.captain ?? null;
  const leads = captain === you || captain === null;
  const { lines, unshared } = shareLines(desk, scenario);
  const isSplit = desk.shares !== null;
  const even = isEven(
    desk,
    members.map(({ id }) => id),
    unshared,
  );
  if (!isSplit && !leads) return null;
  const set = (player: string, points: number) =>
    onSplit(
      lines.map((line) => ({ player: line.player, points: line.player === player ? points : line.points })),
    );
  const line = (share: ShareLine) => (
    <ShareRow
      key={share.player}
      share={share}
      name={members.find(({ id }) => id === share.player)?.nickname ?? split.gone}
      most={share.points + unshared}
      onSet={leads ? (points) => set(share.player, points) : null}
    />
  );
  const isFew = lines.length <= MOST_LINES;
  const isOwn = ({ player }: ShareLine) => player === you;
  return (
    <section ref={section} class="split-points" aria-label={split.title} data-testid="split">
      <Check
        testId="split-on"
        checked={isSplit}
        disabled={!leads}
        onChange={(on) => onSplit(on ? 'even' : 'together')}
      >
        {split.title}
      </Check>
      <p class="small quiet">
        {props.noPart ? <b class="strong">{split.noPart}</b> : isSplit ? split.isOn : split.isOff}{' '}
        {isSplit && leads && unshared > 0 && split.unshared({ points: unshared })}
      </p>
      {isSplit && <ul class="shares">{lines.filter((each) => isFew || isOwn(each)).map(line)}</ul>}
      {isSplit && !isFew && (
        <details class="more" data-testid="shares-others">
          <summary>{split.others({ n: lines.filter((each) => !isOwn(each)).length })}</summary>
          <ul class="shares">{lines.filter((each) => !isOwn(each)).map(line)}</ul>
        </details>
      )}
      {isSplit && leads && !even && (
        <Button size="slim" testId="split-even" onPress={() => onSplit('even')}>
          {split.evenly}
        </Button>
      )}
    </section>
  );
}

/** One member's share; the captain can set it. */
function ShareRow(props: {
  readonly share: ShareLine;
  readonly name: string;
  readonly most: number;
  readonly onSet: ((points: number) => void) | null;
}) {
  const { share, name, onSet } = props;
  const { player, points, used, part } = share;
  const texts = useTexts();
  const { split } = texts.teamwork;
  return (
    <li data-testid={`share-${player}`}>
      <div class="share-who">
        <b>
          <bdi>{name}</bdi>
        </b>
        <span class="small quiet">{part ? attackLabel(texts, part) : split.nothingYet}</span>
      </div>
      <span class="share-left small">{split.left({ left: points - used, of: points })}</span>
      {onSet && (
        <NumberField
          hideLabel
          label={split.shareOf({ name })}
          testId={`share-points-${player}`}
          value={points}
          min={used}
          max={props.most}
          onChange={onSet}
        />
      )}
    </li>
  );
}
