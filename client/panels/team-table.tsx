import { useTexts } from '../app-context.ts';
import { type TeamProgress, urgencyOf } from '../room/progress.ts';
import { TeamName } from './team-badge.tsx';

/** From here on a team is marked. */
const TROUBLE = 2;

/** How the teams of a running match get on, for the host. */
export function TeamTable({ rows }: { readonly rows: readonly TeamProgress[] }) {
  const { hosting } = useTexts();
  const { table } = hosting;
  const due = rows.filter(({ handed, size }) => handed !== null && size > 0);
  return (
    <section class="team-table" data-testid="team-table">
      {due.length > 0 && (
        <p class="quiet">
          {table.handedIn({ n: due.filter(({ handed }) => handed).length, of: due.length })}
        </p>
      )}
      <div class="table-wrap">
        <table>
          <caption class="hidden">{table.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{table.team}</th>
              <th scope="col">{table.here}</th>
              <th scope="col">{table.acted}</th>
              <th scope="col">{table.ready}</th>
              <th scope="col" class="num">
                {table.lag}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.team.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row }: { readonly row: TeamProgress }) {
  const { table } = useTexts().hosting;
  const { team, size, here, acted, handed, lagMillis } = row;
  const isBot = size === 0;
  return (
    <tr class={urgencyOf(row) >= TROUBLE ? 'trouble-row' : ''} data-team={team.id}>
      <th scope="row">
        <TeamName team={team} />
      </th>
      <td data-label={table.here} class={here < size ? 'tone-bad' : ''}>
        {isBot ? table.bot : table.of({ n: here, of: size })}
      </td>
      <td data-label={table.acted}>{isBot ? '' : table.of({ n: acted, of: size })}</td>
      <td data-label={table.ready}>{handed === null || isBot ? '' : handed ? table.yes : table.notYet}</td>
      <td data-label={table.lag} class="num">
        {lagMillis === null ? '' : table.millis({ millis: lagMillis })}
      </td>
    </tr>
  );
}
