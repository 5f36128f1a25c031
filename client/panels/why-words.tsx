import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Replies } from '../../engine/round/replies.ts';
import type { ModelFigures, RoundSummary } from '../../engine/round/result.ts';
import type { BySide } from '../../engine/round/sides.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { attackLabel } from '../../texts/story.ts';
import type { Texts } from '../../texts/texts.ts';
import { useTexts } from '../app-context.ts';
import type { ShownExample, ShownWhy } from '../picture/why.ts';
import { SamplePicture } from './sample-picture.tsx';

/** Which samples did it, and what the model would have been without them. */
export function HarmWords(props: {
  readonly why: ShownWhy | null;
  readonly summary: RoundSummary;
  readonly classNames: readonly string[];
}) {
  const { why, summary, classNames } = props;
  const { why: words } = useTexts();
  if (!why) return <p>{words.untrained}</p>;
  const { worst, poisoned, without, withoutPoison, judgedBy, example } = why;
  const { missed, caught } = summary.detection;
  return (
    <div class="why-words stack" style={{ '--gap': 1.5 }}>
      {withoutPoison && (
        <p class="lede" data-testid="why-poison">
          {words.withoutPoison({ poison: missed })} {figureWords(words, withoutPoison, summary)}
        </p>
      )}
      {missed === 0 && caught > 0 && (
        <p class="lede" data-testid="why-none-left">
          {words.allCaught({ caught })}
        </p>
      )}
      <p data-testid="why-worst">
        {words.worst({ worst: worst.length, poisoned })}{' '}
        {worst.length > 0 && `${words.withoutWorst} ${figureWords(words, without, summary)}`}{' '}
        {withoutPoison && poisoned * 2 < Math.min(missed, worst.length) && words.hidden}
      </p>
      {example && <Example example={example} classNames={classNames} />}
      <p class="small quiet">
        {words.measured[judgedBy]} {words.method} {why.doubt && <b>{words.doubt}</b>}
      </p>
    </div>
  );
}

/** The mark in the picture itself. */
function Example(props: { readonly example: ShownExample; readonly classNames: readonly string[] }) {
  const { label, takenFor, pictures, side } = props.example;
  const { why: words } = useTexts();
  const name = (id: number) => props.classNames[id] ?? '';
  const told = [
    words.example.plain({ label: name(label), taken: name(takenFor[0]) }),
    words.example.marked({ label: name(label), taken: name(takenFor[1]) }),
  ];
  return (
    <ul class="example" data-testid="why-example">
      {told.map((line, i) => (
        <li key={i}>
          {pictures && <SamplePicture pixels={pictures} side={side} index={i} size={84} label={line} />}
          <span class="small">{line}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a model would have done at what the round was about. */
function figureWords(
  words: Texts['why'],
  { accuracy, hits, attackSuccess }: ModelFigures,
  summary: RoundSummary,
): string {
  return [
    hits !== undefined && words.hits({ hits, before: summary.hits ?? 0 }),
    attackSuccess !== undefined && words.mark({ rate: attackSuccess, before: summary.attackSuccess ?? 0 }),
    words.accuracy({ accuracy, before: summary.accuracy }),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}

/** The best plan of each side against what the other did. */
export function BetterWords(props: {
  readonly replies: Replies;
  /** What the bout paid, as it is shown. */
  readonly scores: BySide<number>;
}) {
  const { replies, scores } = props;
  const texts = useTexts();
  const { better } = texts.why;
  const { attack, defence, tried } = replies;
  return (
    <div class="why-words stack" style={{ '--gap': 1.5 }}>
      <ul data-testid="why-replies">
        <li>
          {defence && earnsMore(defence.score, scores.defend)
            ? better.defence({
                plan: defenceLabel(texts, defence.plan),
                score: defence.score,
                before: scores.defend,
              })
            : better.defenceBest}
        </li>
        <li>
          {attack && earnsMore(attack.score, scores.attack)
            ? better.attack({
                plan: attackLabel(texts, attack.plan),
                score: attack.score,
                before: scores.attack,
              })
            : better.attackBest}
        </li>
      </ul>
      <p class="small quiet">{better.hindsight({ tried })}</p>
    </div>
  );
}

/** Whether a plan is told as a better one: points are shown whole, and nobody learns from 96 instead of 96. */
export const earnsMore = (score: number, before: number) => Math.round(score) > Math.round(before);

/** What a defence is called: its filters with what they drop, and the way it trains. */
export function defenceLabel(texts: Texts, { filters, defence }: DefencePlan): string {
  const { better } = texts.why;
  const parts = filters.map(({ id, params }) => {
    const removed = (params as { readonly remove?: number }).remove ?? null;
    return better.filter({ name: recipeName(texts, id), removed });
  });
  if (defence) parts.push(recipeName(texts, defence.id));
  return parts.length > 0 ? parts.join(' + ') : better.nothing;
}
