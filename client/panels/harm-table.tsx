import type { FinishedBout } from '../../engine/match/views.ts';
import type { PartHarm, RoundSummary } from '../../engine/round/result.ts';
import { useTexts } from '../app-context.ts';

/** What the part of every member did, where the attackers had split their points; nothing where they had not. */
export function HarmTable({ record }: { readonly record: FinishedBout }) {
  const { summary, attack } = record;
  const { teamwork, numbers } = useTexts();
  const { harm, split } = teamwork;
  if (!summary.parts || summary.parts.length === 0) return null;
  return (
    <section class="stack harm" style={{ '--gap': 1 }} data-testid="harm">
      <h2 class="label">{harm.title}</h2>
      <table class="harm-table small">
        <thead>
          <tr>
            <th scope="col">{harm.member}</th>
            <th scope="col">{harm.rows}</th>
            <th scope="col">{harm.through}</th>
            <th scope="col">{harm.without}</th>
          </tr>
        </thead>
        <tbody>
          {summary.parts.map((part, i) => (
            <tr key={i}>
              <th scope="row">
                <bdi>{attack.members?.[i] ?? split.gone}</bdi>
              </th>
              <td>{numbers.count(part.rows)}</td>
              <td>{numbers.count(part.through)}</td>
              <td>
                <Without part={part} summary={summary} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small quiet">
        {harm.now({ accuracy: summary.accuracy })} {harm.help}
      </p>
    </section>
  );
}

function Without({ part, summary }: { readonly part: PartHarm; readonly summary: RoundSummary }) {
  const { harm } = useTexts().teamwork;
  if (!part.without) return <>{harm.same}</>;
  const { accuracy, hits, attackSuccess } = part.without;
  return (
    <>
      {harm.right({ accuracy })}
      {hits !== undefined && `, ${harm.hits({ hits, of: summary.targets ?? 0 })}`}
      {attackSuccess !== undefined && `, ${harm.obeyed({ rate: attackSuccess })}`}
    </>
  );
}
