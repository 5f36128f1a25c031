import { useRef, useState } from 'preact/hooks';
import { decodePoison } from '../../contract/files/poison.ts';
import type { RecipePlan } from '../../engine/round/plans.ts';
import { useApp, useTexts } from '../app-context.ts';
import { withRecipe } from '../forms/hand-work.ts';
import { AttackForm } from '../panels/attack-form.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import type { Fault } from '../room/room-state.ts';
import type { EditorProps } from './picture-editor.tsx';
import { useJob } from './use-job.ts';

/** Rows of a recipe among those by hand, within what is left of the points. */
export function AddRecipe({ hand, work }: EditorProps) {
  const { scenario, file, seed, points } = hand.source;
  const { workbench } = useApp();
  const { hand: words } = useTexts();
  const left = (points - hand.cost) / scenario.trainRows;
  const [chosen, setChosen] = useState<RecipePlan>(() => ({
    attack: { id: scenario.attacks[0] ?? 'far-flip', params: {} },
    epsilon: scenario.epsilonMax / 2,
  }));
  const [fault, setFault] = useState<Fault | null>(null);
  const plan = { ...chosen, epsilon: Math.min(chosen.epsilon, left) };
  // The picture may be worked on while the recipe forges.
  const newest = useRef({ hand, work });
  newest.current = { hand, work };
  const job = useJob<Uint8Array>({
    done(rows) {
      const { hand, work } = newest.current;
      hand.change(withRecipe(work, plan.attack.id, decodePoison(scenario, rows)));
    },
    fault: setFault,
  });
  return (
    <details class="more" data-testid="add-recipe">
      <summary>{words.recipe.title}</summary>
      <div class="stack" style={{ '--gap': 2 }}>
        <AttackForm
          short
          accounts
          disabled={job.running}
          scenario={{ ...scenario, epsilonMax: Math.max(0, left) }}
          plan={plan}
          onChange={setChosen}
        />
        {fault && <TroubleCard inline {...fault} onDismiss={() => setFault(null)} />}
        <TryButton
          label={words.recipe.add}
          testId="recipe-add"
          running={job.running}
          disabled={file === null || left <= 0}
          onStart={() => {
            if (file) job.start((tell) => workbench.forge(scenario.id, file, seed, plan, tell));
          }}
          onCancel={() => {
            job.cancel();
            hand.retry();
          }}
        />
        <ProgressBar
          running={job.running}
          share={job.share}
          label={words.recipe.forging}
          accent="var(--poison)"
        />
      </div>
    </details>
  );
}
