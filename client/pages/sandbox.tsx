import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AttackId } from '../../engine/attacks/index.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { useApp } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { ArenaFigure } from '../panels/arena-figure.tsx';
import { Segments, Slider } from '../panels/controls.tsx';
import { Legend } from '../panels/legend.tsx';
import { SampleWords } from '../panels/sample-words.tsx';
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
  const { workbench, motion, platform } = useApp();
  const [epsilon, setEpsilon] = useState(0);
  const [attack, setAttack] = useState<AttackId>('far-flip');
  const [played, setPlayed] = useState<PlayedRound | null>(null);

  useEffect(() => {
    let gone = false;
    const callOff = platform.after(SETTLE_MILLIS, () => {
      const plan = { attack, epsilon, params: attack === 'flip-insert' ? { choose: 'clump' } : {} };
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

  // Without poison the round differs from the clean training by its shuffled order only: noise, not news.
  const poisoned = played !== null && played.summary.poisonRows > 0;
  const picture = useMemo(() => {
    if (!played) return STILL_WATER;
    const scenery = roundScenery(played, { drop: false });
    return pictureOf(scenery, poisoned ? played.model : played.cleanModel, played.cleanModel);
  }, [played]);
  return (
    <section class="sandbox" aria-label="Sandbox">
      <ArenaFigure
        model={picture}
        motion={motion}
        busy={played ? null : 'Filling the sandbox…'}
        onReady={markReady}
        summary={played ? roundSummaryText(played, scenario.classNames) : 'Loading.'}
        describe={(sample) => (
          <SampleWords samples={picture.samples} sample={sample} classNames={scenario.classNames} tellFate />
        )}
      >
        <Legend classNames={scenario.classNames} ghost fates={[{ fate: 'missed' }]} />
      </ArenaFigure>
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
              label: ATTACKS[id].label,
            }))}
            onChange={setAttack}
          />
        </div>
        <AccuracyGauge
          now={(poisoned ? played.summary.accuracy : played?.summary.cleanAccuracy) ?? null}
          clean={played?.summary.cleanAccuracy ?? null}
          classes={scenario.classNames.length}
        />
      </div>
    </section>
  );
}
