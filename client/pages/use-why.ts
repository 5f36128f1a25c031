import { useMemo, useState } from 'preact/hooks';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Replies } from '../../engine/round/replies.ts';
import { useApp } from '../app-context.ts';
import type { Verified } from '../engine-worker/api.ts';
import type { WhyAnswers } from '../panels/why-panel.tsx';
import type { ArenaModel } from '../picture/arena-model.ts';
import { roundScenery } from '../picture/round-picture.ts';
import type { ShownWhy } from '../picture/why.ts';
import { type WhyMarks, whyPicture } from '../picture/why-marks.ts';
import type { Fault } from '../room/room-state.ts';
import { useJob } from './use-job.ts';
import type { CheckedRound } from './use-replay.ts';

/** What a bout that is over can be asked; answered in this browser, once it has been played again. */
export function useWhy(record: BoutRecord, checked: CheckedRound | null): WhyAnswers {
  const { workbench } = useApp();
  const [why, setWhy] = useState<ShownWhy | null>();
  const [replies, setReplies] = useState<Replies | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const asking = useJob<ShownWhy | null>({ done: setWhy, fault: setFault });
  const trying = useJob<Replies>({ done: setReplies, fault: setFault });
  return {
    why,
    replies,
    fault,
    asking: {
      ...asking,
      start() {
        if (checked) asking.start(() => workbench.why(record, checked.rows, checked.clean));
      },
    },
    trying: {
      ...trying,
      start() {
        if (!checked) return;
        const { rows, clean } = checked;
        trying.start((onProgress) => workbench.replies(record, rows, clean, onProgress));
      },
    },
  };
}

/** The picture with what is told of why. @param why  null while it is not told */
export function useWhyPicture(
  verified: Verified | null,
  picture: ArenaModel,
  why: ShownWhy | null,
): { readonly picture: ArenaModel; readonly marks: WhyMarks | null; readonly isWithout: boolean } {
  const asked = useMemo(() => {
    if (!verified || !why) return null;
    return whyPicture(roundScenery(verified.played, { drop: false }), verified.played.model, why);
  }, [verified, why]);
  const ghost = asked?.without ?? picture.ghost;
  const shown = useMemo(() => ({ ...picture, ghost }), [picture, ghost]);
  return { picture: shown, marks: asked?.marks ?? null, isWithout: asked !== null };
}
