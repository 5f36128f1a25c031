import { useRef, useState } from 'preact/hooks';
import { GameError } from '../../engine/errors.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { type MarkStep, marksOf, type RowMark, withMarks } from '../forms/marks.ts';
import type { MarkTool } from '../panels/mark-bar.tsx';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../room/trouble.ts';

/** The marks on single samples that a plan holds. */
export interface Marking {
  readonly marks: readonly RowMark[];
  readonly tool: MarkTool;
  readonly setTool: (tool: MarkTool) => void;
  readonly mark: (rows: readonly number[], mark: RowMark) => void;
  /** Takes one's own last marks back; null where there are none. */
  readonly undo: (() => void) | null;
  readonly fault: Fault | null;
}

export function useMarks(
  n: number,
  plan: DefencePlan,
  change: ((plan: DefencePlan) => void) | null,
): Marking {
  const [tool, setTool] = useState<MarkTool>('look');
  const [fault, setFault] = useState<Fault | null>(null);
  const steps = useRef<MarkStep[]>([]);

  function put(rows: readonly number[], marks: RowMark | readonly RowMark[]): MarkStep | null {
    if (!change || rows.length === 0) return null;
    try {
      const next = withMarks(plan, n, rows, marks);
      change(next.plan);
      setFault(null);
      return next.undo;
    } catch (error) {
      if (!(error instanceof GameError)) throw error;
      setFault({ trouble: troubleOf(error.code), detail: error.message });
      return null;
    }
  }
  return {
    marks: marksOf(plan, n),
    tool: change ? tool : 'look',
    setTool,
    mark(rows, mark) {
      const step = put(rows, mark);
      if (step) steps.current.push(step);
    },
    undo:
      change && steps.current.length > 0
        ? () => {
            const step = steps.current.pop();
            if (step) put(step.rows, step.before);
          }
        : null,
    fault,
  };
}
