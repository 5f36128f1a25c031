import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AttackId } from '../../engine/attacks/index.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { useApp, useTexts } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Segments, Slider } from '../panels/controls.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf } from '../picture/picture.ts';
import { roundScenery, roundSummaryText } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';
import { percent } from '../words/format.ts';

const SEED = 7;
const SETTLE_MILLIS = 120;
const scenario = SCENARIOS.moons;

/** Something to play with in the lobby: move the slider, watch the boundary bend. Nothing counts. */
export function Sandbox() {
  const { workbench, platform } = useApp();
  const [epsilon, setEpsilon] = useState(0);
  const [attack, setAttack] = useState<AttackId>('far-flip');
  const [played, setPlayed] = useState<PlayedRound | null>(null);

  useEffect(() => {
    let gone = false;
    const callOff = platform.after(SETTLE_MILLIS, () => {
      const params = attack === 'flip-insert' ? { choose: 'clump' } : {};
      const plan = { attack: { id: attack, params }, epsilon };
      workbench.play('moons', SEED, plan, { filters: [] }).result.then(
        (answer) => !gone && setPlayed(answer),
        () => markReady(),
      );
    });
    return () => {
      gone = true;
      callOff();
    };
  }, [attack, epsilon]);

  const picture = useMemo(() => {
    if (!played) return STILL_WATER;
    return pictureOf(roundScenery(played, { drop: false }), played.model, played.cleanModel);
  }, [played]);
  const texts = useTexts();
  return (
    <section class="sandbox" aria-label="Sandbox">
      <ModelArena
        picture={picture}
        classNames={scenario.classNames}
        busy={played ? null : 'Filling the sandbox…'}
        summary={played ? roundSummaryText(played, scenario.classNames) : 'Loading.'}
        tellFate
        legend={{ ghost: true, fates: [{ fate: 'missed' }] }}
      />
      <div class="sandbox-controls">
        <div class="stack">
          <h2>While you wait: bend it</h2>
          <Slider
            label="Poison"
            value={epsilon}
            min={0}
            max={scenario.epsilonMax}
            step={scenario.epsilonMax / 30}
            shown={percent(epsilon)}
            accent="var(--poison)"
            onChange={setEpsilon}
          />
          <Segments
            label="Attack"
            hideLabel
            value={attack}
            options={(['far-flip', 'flip-insert', 'corner'] as const).map((id) => ({
              value: id,
              label: texts.attacks[id].label,
            }))}
            onChange={setAttack}
          />
        </div>
        <AccuracyGauge
          now={played?.summary.accuracy ?? null}
          clean={played?.summary.cleanAccuracy ?? null}
          classes={scenario.classNames.length}
        />
      </div>
    </section>
  );
}
