import { MORALS, type Moral, moralFacts, moralOf } from '../../engine/lessons/morals.ts';
import type { FinishedBout } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { TermId } from '../../texts/texts.ts';
import { useTexts } from '../app-context.ts';
import { LinkButton } from './controls.tsx';
import { Term } from './term.tsx';

/** One thing that a bout has shown, where it happens in the world, and where to learn more of it. */
export function MoralCard(props: {
  readonly record: FinishedBout;
  readonly scenario: Scenario;
  /** Whether it stands below a heading of its own. */
  readonly inner?: boolean;
  /** Whether it can only be looked at. */
  readonly still?: boolean;
}) {
  const { record, scenario, inner = false, still = false } = props;
  const { morals, reveal, glossary } = useTexts();
  const facts = moralFacts(scenario, record);
  const id = moralOf(facts);
  const { lesson, terms }: Moral = MORALS[id];
  const { title, says, world } = morals[id];
  return (
    <section class="stack moral" data-testid="moral" data-moral={id}>
      {inner ? <h2>{title}</h2> : <h1 class="stage-title">{title}</h1>}
      <p class="lede">{says(facts)}</p>
      <div class="world stack" style={{ '--gap': 0.5 }}>
        <p class="label">{reveal.world}</p>
        <p>{world}</p>
      </div>
      {!still && (
        <>
          <p class="small">
            {reveal.terms}{' '}
            {terms.map((term) => (
              <Term key={term} id={term as TermId}>
                {glossary.terms[term as TermId].term}
              </Term>
            ))}
          </p>
          <div class="row">
            <LinkButton href={`lessons/${lesson}`} newTab testId="moral-lesson">
              {reveal.lesson}
            </LinkButton>
          </div>
        </>
      )}
    </section>
  );
}
