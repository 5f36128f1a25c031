import { useState } from 'preact/hooks';
import type { AccountReport } from '../../engine/round/investigate.ts';
import { useTexts } from '../app-context.ts';
import type { RowMark } from '../forms/marks.ts';
import { Button } from './controls.tsx';

const PAGE = 25;

/** Accounts in a row each, those that pull most first. */
export function AccountTable(props: {
  readonly reports: readonly AccountReport[];
  /** u8[n], 1 where the plan would remove the sample; null where nothing is known. */
  readonly removed: Uint8Array | null;
  readonly marks: readonly RowMark[];
  /** Null where no marks can be made. */
  readonly onMark: ((rows: readonly number[], mark: RowMark) => void) | null;
}) {
  const { reports, removed, onMark } = props;
  const {
    inquiry: { accounts: words },
    numbers: { count, percent, decimal },
  } = useTexts();
  const [all, setAll] = useState(false);
  const shown = all ? reports : reports.slice(0, PAGE);
  return (
    <>
      <div class="table-wrap">
        <table class="accounts" data-testid="accounts">
          <caption class="hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col" class="num">
                {words.rows}
              </th>
              <th scope="col" class="num">
                {words.flagged}
              </th>
              <th scope="col" class="num">
                {words.pull}
              </th>
              {onMark && <th scope="col">{words.mark}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ account, rows, pull }) => {
              const flagged = rows.reduce((sum, row) => sum + (removed?.[row] ? 1 : 0), 0);
              const out = rows.every((row) => props.marks[row] === 'drop');
              return (
                <tr key={account}>
                  <th scope="row">{count(account)}</th>
                  <td class="num" data-label={words.rows}>
                    {count(rows.length)}
                  </td>
                  <td class="num" data-label={words.flagged}>
                    {percent(flagged / rows.length, 0)}
                  </td>
                  <td class="num" data-label={words.pull}>
                    {decimal(1000 * pull, 1)}
                  </td>
                  {onMark && (
                    <td data-label={words.mark}>
                      <Button
                        size="slim"
                        label={out ? words.clear({ account }) : words.throwOut({ account })}
                        onPress={() => onMark([...rows], out ? 'none' : 'drop')}
                      >
                        {out ? words.keep : words.out}
                      </Button>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {!all && reports.length > PAGE && (
        <Button onPress={() => setAll(true)}>{words.showMore({ of: reports.length })}</Button>
      )}
    </>
  );
}
