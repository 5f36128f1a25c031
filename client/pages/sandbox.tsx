import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Segments, Slider } from '../panels/controls.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { STILL_WATER } from '../picture/arena-model.ts';
import { pictureOf } from '../picture/picture.ts';
import { roundScenery, roundSummary } from '../picture/round-picture.ts';
import { markReady } from '../ready.ts';

const SEED = 7;
const SETTLE_MILLIS = 120;
const scenario = SCENARIOS.moons;

/** Something to play with in the lobby: move the slider, watch the boundary bend. Nothing counts. */
export function Sandbox() {
  const { workbench, platform } = useApp();
  const { arena, forms, numbers, room } = useTexts();
  const told = useScenarioText(scenario);
  const { sandbox } = room;
  const [epsilon, setEpsilon] = useState(0);
  const [attack, setAttack] = useState<AttackId>('far-flip');
  const [played, setPlayed] = useState<PlayedRound | null>(null);

  useEffect(() => {
    let gone = false;
    const callOff = platform.after(SETTLE_MILLIS, () => {
      const params = attack === 'flip-insert' ? { choose: 'clump' } : {};
      const plan = { attack: { id: attack, params }, epsilon };
      workbench.play({ scenario: 'moons', seed: SEED }, plan, { filters: [] }).result.then(
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
    <section class="sandbox" aria-label={sandbox.label}>
      <ModelArena
        picture={picture}
        classNames={told.classNames}
        busy={played ? null : sandbox.filling}
        summary={played ? arena.round(roundSummary(played, told.classNames)) : arena.loading}
        tellFate
        legend={{ ghost: true, fates: [{ fate: 'missed' }] }}
      />
      <div class="sandbox-controls">
        <div class="stack">
          <h2>{sandbox.title}</h2>
          <Slider
            label={sandbox.poison}
            value={epsilon}
            min={0}
            max={scenario.epsilonMax}
            step={scenario.epsilonMax / 30}
            shown={numbers.percent(epsilon)}
            accent="var(--poison)"
            onChange={setEpsilon}
          />
          <Segments
            label={forms.attack}
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
          classes={scenario.classes}
        />
      </div>
    </section>
  );
}
