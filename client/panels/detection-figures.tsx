import type { RoundSummary } from '../../engine/round/result.ts';
import { certifiedShares } from '../../engine/training-defences/certificate.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { useTexts } from '../app-context.ts';
import { count, percent } from '../words/format.ts';
import { FateShape } from './icons.tsx';

/** What the filters did, in samples, and what is known against these numbers. */
export function DetectionFigures({ summary }: { readonly summary: RoundSummary }) {
  const { caught, missed, collateral } = summary.detection;
  return (
    <>
      <dl class="figures">
        <div>
          <dt>
            <FateShape fate="missed" /> poison missed
          </dt>
          <dd>{count(missed)}</dd>
        </div>
        <div>
          <dt>
            <FateShape fate="caught" /> poison caught
          </dt>
          <dd>{count(caught)}</dd>
        </div>
        <div>
          <dt>
            <FateShape fate="collateral" /> clean lost
          </dt>
          <dd>{count(collateral)}</dd>
        </div>
        {summary.targets !== undefined && (
          <div>
            <dt>targets hit</dt>
            <dd>
              {count(summary.hits ?? 0)} <small>of {count(summary.targets)}</small>
            </dd>
          </div>
        )}
        {summary.attackSuccess !== undefined && (
          <div>
            <dt>mark obeyed</dt>
            <dd>
              {percent(summary.attackSuccess)} <small>clean {percent(summary.cleanAttackSuccess ?? 0)}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>test error</dt>
          <dd>
            {percent(1 - summary.accuracy)} <small>clean {percent(1 - summary.cleanAccuracy)}</small>
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
  const shares = certifiedShares(accuracies);
  return (
    <p class="small" data-testid="certified">
      {shares.length === 0
        ? 'Not one answer is certified against a single row of poison.'
        : `Certified right, whatever the poison: ${shares
            .map(({ rows, share }) => `${percent(share)} against ${rows}`)
            .join(', ')} rows inserted or removed; a changed row counts two.`}
    </p>
  );
}

/** Which recipes failed and which numbers may be wrong; nothing where nothing is known against the round. */
function Doubts({ summary: { unconverged = [], failures = [] } }: { readonly summary: RoundSummary }) {
  const texts = useTexts();
  if (unconverged.length + failures.length === 0) return null;
  const where = unconverged.map(({ stage, fit }) => `${stage} (${fit})`).join(', ');
  return (
    <p class="small" data-testid="doubts">
      {failures.map(
        ({ recipe, code }) =>
          `“${recipeName(texts, recipe)}” could not do its work (${code}) and did nothing. `,
      )}
      {where !== '' && `These numbers may be wrong: some fits stopped before they converged, in ${where}.`}
    </p>
  );
}
