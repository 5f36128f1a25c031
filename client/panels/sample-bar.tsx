import { PRICES } from '../../engine/match/bought.ts';
import { useTexts } from '../app-context.ts';
import type { RowMark } from '../forms/marks.ts';
import { Button } from './controls.tsx';
import { Term } from './term.tsx';

/** The sample that is looked at: marks for it, and the truth about it for points. */
export function SampleBar(props: {
  readonly sample: number;
  readonly label: string;
  readonly isMail: boolean;
  /** 0 for the most suspicious sample; null where nothing is known. */
  readonly rank: number | null;
  readonly mark: RowMark;
  readonly onMark: ((mark: RowMark) => void) | null;
  /** What an audit said; null where none has been bought. */
  readonly poisoned: boolean | null;
  /** Buys one; null where that is not possible now, absent where there are none to buy. */
  readonly onAudit?: (() => void) | null;
}) {
  const { sample, rank, mark, onMark, poisoned, onAudit } = props;
  const { desks, inquiry } = useTexts();
  const { marking, buying } = inquiry;
  const other = (which: 'drop' | 'keep') => () => onMark?.(mark === which ? 'none' : which);
  return (
    <div class="sample-bar" data-testid="sample-bar">
      <p class="small">
        <b>{desks.sample({ sample, text: null, mail: props.isMail, label: props.label, out: false })}</b>{' '}
        {rank !== null && <span class="quiet">{inquiry.rank({ rank: rank + 1 })}</span>}
      </p>
      {onMark && (
        <>
          <Button size="slim" onPress={other('drop')}>
            {mark === 'drop' ? marking.unmark : marking.tools.drop}
          </Button>
          <Button size="slim" onPress={other('keep')}>
            {mark === 'keep' ? marking.unmark : marking.tools.keep}
          </Button>
        </>
      )}
      {poisoned !== null ? (
        <p class="strong" role="status" data-testid="audit-answer">
          {poisoned ? buying.poison : buying.clean}
        </p>
      ) : (
        onAudit !== undefined && (
          <>
            <Button size="slim" tone="water" testId="audit" disabled={!onAudit} onPress={() => onAudit?.()}>
              {buying.audit({ price: PRICES.audit })}
            </Button>
            <Term id="audit" />
          </>
        )
      )}
    </div>
  );
}
