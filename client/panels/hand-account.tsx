import { ACCOUNT_COST } from '../../engine/round/costs.ts';
import { MAX_ACCOUNTS } from '../../engine/round/plans.ts';
import { useTexts } from '../app-context.ts';
import { accountsOf, type HandWork } from '../forms/hand-work.ts';
import { Choice } from './controls.tsx';

/** The account that new rows are sent from: one of those that rows have by now, or another. */
export function HandAccount(props: {
  readonly work: HandWork;
  readonly account: number;
  readonly onAccount: (account: number) => void;
}) {
  const { accounts: words } = useTexts().hand;
  const used = accountsOf(props.work);
  const next = Array.from({ length: MAX_ACCOUNTS }, (_, id) => id).find((id) => !used.has(id));
  const held = [...used].sort(([a], [b]) => a - b);
  const options = [
    ...held.map(([id, rows]) => ({ value: String(id), label: words.used({ number: id + 1, rows }) })),
    ...(next === undefined
      ? []
      : [
          {
            value: String(next),
            label:
              used.size === 0
                ? words.first({ number: next + 1 })
                : words.another({ number: next + 1, price: ACCOUNT_COST }),
          },
        ]),
  ];
  const shown = options.some(({ value }) => value === String(props.account))
    ? String(props.account)
    : (options[0]?.value ?? '0');
  return (
    <Choice
      label={words.title}
      testId="hand-account"
      value={shown}
      options={options}
      onChange={(id) => props.onAccount(Number(id))}
    />
  );
}
