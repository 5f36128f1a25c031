import type { RoundSummary } from '../../engine/round/result.ts';
import { certifiedShares } from '../../engine/training-defences/certificate.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { useTexts } from '../app-context.ts';
import { FateShape } from './icons.tsx';
import { Term } from './term.tsx';

/** What the filters did, in samples, and what is known against these numbers. */
export function DetectionFigures({ summary }: { readonly summary: RoundSummary }) {
  const { caught, missed, collateral } = summary.detection;
  const { result, numbers } = useTexts();
  const { count, percent } = numbers;
  return (
    <>
      <dl class="figures">
        <div>
          <dt>
            <FateShape fate="missed" /> {result.missed}
          </dt>
          <dd>{count(missed)}</dd>
        </div>
        <div>
          <dt>
            <FateShape fate="caught" /> <Term id="caught">{result.caught}</Term>
          </dt>
          <dd>{count(caught)}</dd>
        </div>
        <div>
          <dt>
            <FateShape fate="collateral" /> <Term id="collateral">{result.collateral}</Term>
          </dt>
          <dd>{count(collateral)}</dd>
        </div>
        {summary.targets !== undefined && (
          <div>
            <dt>{result.targetsHit}</dt>
            <dd>
              {count(summary.hits ?? 0)} <small>{result.ofTargets({ targets: summary.targets })}</small>
            </dd>
          </div>
        )}
        {summary.attackSuccess !== undefined && (
          <div>
            <dt>
              <Term id="asr">{result.markObeyed}</Term>
            </dt>
            <dd>
              {percent(summary.attackSuccess)}{' '}
              <small>{result.clean({ rate: summary.cleanAttackSuccess ?? 0 })}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>{result.testError}</dt>
          <dd>
            {percent(1 - summary.accuracy)} <small>{result.clean({ rate: 1 - summary.cleanAccuracy })}</small>
          </dd>
        </div>
      </dl>
      {summary.certified && <Certified accuracies={summary.certified} />}
      <Doubts summary={summary} />
    </>
  );
}

/** What partition aggregation proves, at a few numbers of rows. */
function Certified({ accuracies }: { readonly accuracies: readonly number[] }) {
  const { result } = useTexts();
  const shares = certifiedShares(accuracies);
  return (
    <p class="small" data-testid="certified">
      {shares.length === 0 ? result.nothingCertified : result.certified({ shares })}
    </p>
  );
}

/** Which recipes failed and which numbers may be wrong; nothing where nothing is known against the round. */
function Doubts({ summary: { unconverged = [], failures = [] } }: { readonly summary: RoundSummary }) {
  const texts = useTexts();
  const { result } = texts;
  if (unconverged.length + failures.length === 0) return null;
  return (
    <p class="small" data-testid="doubts">
      {failures.map(({ recipe, code }) => `${result.failed({ recipe: recipeName(texts, recipe), code })} `)}
      {unconverged.length > 0 && result.mayBeWrong({ fits: unconverged })}
    </p>
  );
}
