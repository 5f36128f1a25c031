import type { GuesserView } from '../../engine/match/crowd.ts';
import { useTexts } from '../app-context.ts';

/** Those who guess best, apart from the teams. */
export function GuesserTable(props: {
  readonly best: readonly GuesserView[];
  readonly most: number;
  /** The number of whoever looks, if they guess. */
  readonly own: number | null;
}) {
  const { crowd, numbers } = useTexts();
  return (
    <div class="standings short guessers" data-testid="guessers">
      <table>
        <caption class="hidden">{crowd.table}</caption>
        <thead>
          <tr>
            <th scope="col" class="num">
              {crowd.rank}
            </th>
            <th scope="col">{crowd.who}</th>
            <th scope="col" class="num">
              {crowd.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.best.slice(0, props.most).map(({ number, nickname, rank, points }) => (
            <tr key={number} class={number === props.own ? 'own' : ''}>
              <td class="num rank" data-label={crowd.rank}>
                {rank}
              </td>
              <th scope="row">{nickname === null ? crowd.watcher({ number }) : <bdi>{nickname}</bdi>}</th>
              <td class="num total" data-label={crowd.points}>
                {numbers.count(Math.round(points))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
