import type { DefencePlan } from '../../engine/round/plans.ts';
import type { ModelFigures, RoundSummary } from '../../engine/round/result.ts';
import type { Replies } from '../../instrument/replies.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { attackLabel } from '../../texts/story.ts';
import type { Texts } from '../../texts/texts.ts';
import { useTexts } from '../app-context.ts';
import type { ShownWhy } from '../engine-worker/explain-jobs.ts';
import type { WhyUse } from '../pages/use-why.ts';
import { ProgressBar } from './progress-bar.tsx';
import { TroubleCard } from './trouble-card.tsx';
import { TryButton } from './try-button.tsx';

/** Asks of a round that is over: which samples did it, and what would have worked better. */
export function WhyPanel({ use, summary }: { readonly use: WhyUse; readonly summary: RoundSummary }) {
  const { why: words } = useTexts();
  const { why, replies, asking, trying, fault } = use;
  return (
    <section class="why" aria-label={words.title} data-testid="why">
      <Question title={words.title} label={words.find} busy={words.finding} job={asking} testId="why-find">
        {why !== undefined && <Harm why={why} summary={summary} />}
      </Question>
      <Question
        title={words.better.title}
        label={words.better.find}
        busy={words.better.finding}
        job={trying}
        testId="why-better"
      >
        {replies && <Better replies={replies} summary={summary} />}
      </Question>
      {fault && <TroubleCard {...fault} />}
    </section>
  );
}

/** A button until it is answered; then the answer. */
function Question(props: {
  readonly title: string;
  readonly label: string;
  readonly busy: string;
  readonly job: WhyUse['asking'];
  readonly testId: string;
  readonly children: preact.ComponentChildren;
}) {
  const { job, children } = props;
  return (
    <div class="stack" style={{ '--gap': 1.5 }}>
      <h2>{props.title}</h2>
      {children || (
        <>
          <TryButton
            label={props.label}
            testId={props.testId}
            running={job.running}
            onStart={job.start}
            onCancel={job.cancel}
          />
          <ProgressBar running={job.running} share={job.share} label={props.busy} />
        </>
      )}
    </div>
  );
}

function Harm({ why, summary }: { readonly why: ShownWhy | null; readonly summary: RoundSummary }) {
  const { why: words } = useTexts();
  if (!why) return <p>{words.untrained}</p>;
  const { worst, poisoned, without, withoutPoison, judgedBy } = why;
  const { missed } = summary.detection;
  return (
    <>
      {withoutPoison && (
        <p class="lede" data-testid="why-poison">
          {words.withoutPoison({ poison: missed })} {figureWords(words, withoutPoison, summary)}
        </p>
      )}
      <p data-testid="why-worst">
        {words.worst({ worst: worst.length, poisoned })}{' '}
        {worst.length > 0 && `${words.withoutWorst} ${figureWords(words, without, summary)}`}{' '}
        {withoutPoison && poisoned * 2 < Math.min(missed, worst.length) && words.hidden}
      </p>
      <p class="small quiet">
        {words.measured[judgedBy]} {words.method} {why.doubt && <b>{words.doubt}</b>}
      </p>
    </>
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

function Better({ replies, summary }: { readonly replies: Replies; readonly summary: RoundSummary }) {
  const texts = useTexts();
  const { better } = texts.why;
  const { attack, defence, tried } = replies;
  const beatsDefence = defence && defence.summary.defenceScore > summary.defenceScore;
  const beatsAttack = attack && attack.summary.attackScore > summary.attackScore;
  return (
    <>
      <ul data-testid="why-replies">
        <li>
          {beatsDefence
            ? better.defence({
                plan: defenceLabel(texts, defence.plan),
                score: defence.summary.defenceScore,
                before: summary.defenceScore,
              })
            : better.defenceBest}
        </li>
        <li>
          {beatsAttack
            ? better.attack({
                plan: attackLabel(texts, attack.plan),
                score: attack.summary.attackScore,
                before: summary.attackScore,
              })
            : better.attackBest}
        </li>
      </ul>
      <p class="small quiet">{better.hindsight({ tried })}</p>
    </>
  );
}

/** What a defence is called: its filters with what they drop, and the way it trains. */
function defenceLabel(texts: Texts, { filters, defence }: DefencePlan): string {
  const { better } = texts.why;
  const parts = filters.map(({ id, params }) => {
    const removed = (params as { readonly remove?: number }).remove ?? null;
    return better.filter({ name: recipeName(texts, id), removed });
  });
  if (defence) parts.push(recipeName(texts, defence.id));
  return parts.length > 0 ? parts.join(' + ') : better.nothing;
}
